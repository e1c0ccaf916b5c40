"""The use cases: both faces go through here, and neither grows its own copy."""

from .refusal import NotSaved, Refused
from .tutor import Tutor

__all__ = ["NotSaved", "Refused", "Tutor"]
