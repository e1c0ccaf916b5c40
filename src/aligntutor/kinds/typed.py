"""A short answer that is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .short_answer import ShortAnswer


@dataclass(frozen=True)
class Typed(ShortAnswer):
    """A question whose answer is a word or a few."""

    kind: Literal["typed"] = field(default="typed", kw_only=True)
