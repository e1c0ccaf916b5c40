"""The use cases: both faces go through here, and neither grows its own copy."""

from .refusal import NotSaved, Refused
from .studying import Study
from .tutor import Tutor

__all__ = ["NotSaved", "Refused", "Study", "Tutor"]
