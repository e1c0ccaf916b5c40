"""A sentence with one blank to fill."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .short_answer import ShortAnswer


@dataclass(frozen=True)
class Cloze(ShortAnswer):
    """A sentence in which a run of three or more underscores stands for the answer."""

    kind: Literal["cloze"] = field(default="cloze", kw_only=True)
