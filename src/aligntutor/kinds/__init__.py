"""Question kinds: one per file, what is asked and how it is graded."""

from __future__ import annotations

from aligntutor.core.items import Question

from .choice import Choice
from .cloze import Cloze
from .flashcard import Flashcard
from .matching import Matching
from .multiple import Multiple
from .numeric import Numeric
from .ordering import Ordering
from .true_false import TrueFalse
from .typed import Typed

KINDS: dict[str, type[Question]] = {
    "choice": Choice,
    "multiple": Multiple,
    "true-false": TrueFalse,
    "typed": Typed,
    "cloze": Cloze,
    "numeric": Numeric,
    "matching": Matching,
    "ordering": Ordering,
    "flashcard": Flashcard,
}
"""Every kind by the name that decks call it; each dataclass is its own deck schema."""
