"""R05: options that combine other options test how lists hang together, and reward half knowing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import plain

from .desk import Desk
from .page import Page
from .reading import option_kind, parts, words

CODE = "R05"
LONGEST = 5
"""Words up to which an option can be a list of labels."""
_LABEL = r"\(?(?:[a-h]|[ivx]{1,4}|[1-9])\)?"
_LABELS = re.compile(
    rf"(?:(?:both|only|statements?|options?|answers?|claims?) )*"
    rf"{_LABEL}(?:(?:, | ?& ?| ?\+ ?|,? (?:and|or) ){_LABEL})+(?: only| both| alone)?\W*"
)
_JOINT = re.compile(r",|;|\band\b")


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """In an English deck an error for options that list labels, or all of whose parts are other options'."""
    if not desk.english or item.question.kind not in ("choice", "multiple") or option_kind(item) == "number":
        return
    texts = parts(item.question)
    labels = [text for text in texts if _labelled(text)]
    for text in labels:
        yield Problem(CODE, "error", f"The option “{text}” is a list of labels.",
                      "Ask for one thing, or for several with `kind: multiple`.")  # fmt: skip
    mixed = [] if labels else _mixed(texts)
    if len(mixed) > 1:
        told = " and ".join(f"“{text}”" for text in mixed)
        yield Problem(CODE, "error", f"{told} are put together from parts of other options.",
                      "Ask for one thing, or for several with `kind: multiple`.")  # fmt: skip


def _mixed(texts: tuple[str, ...]) -> list[str]:
    """The options of two parts or more, every one of which is a part of another option or that option."""
    split = [_pieces(text) for text in texts]
    if sum(len(own) > 1 for own in split) < 2:
        return []
    return [
        text
        for n, (text, own) in enumerate(zip(texts, split, strict=True))
        if len(own) > 1 and all(any(part in split[k] for k in range(len(texts)) if k != n) for part in own)
    ]


@lru_cache(maxsize=16_384)
def _labelled(text: str) -> bool:
    return len(words(text)) <= LONGEST and bool(_LABELS.fullmatch(plain(text).strip()))


@lru_cache(maxsize=16_384)
def _pieces(text: str) -> tuple[str, ...]:
    """The parts of an option."""
    return tuple(piece for part in _JOINT.split(text.casefold()) if (piece := part.strip(" .;")))


PAGE = Page(
    title="Options put together from other options",
    finds=(
        "Options that are lists of labels (“1 and 3”, “A and C only”), and two options or more whose parts, "
        "split at commas and “and”, all stand in other options too."
    ),
    matters=(
        "Such questions reward the logic of lists: who is sure of one part can strike out half of the "
        "options. Albanese (1993), looking at the research on this form, found that it gives clues and "
        "makes scores less reliable; Haladyna, Downing and Rodriguez (2002) advise against it, and the "
        "American medical boards no longer use it."
    ),
    mend=(
        "Let each option stand for one thing. Where several things are right, use `kind: multiple`, which "
        "scores each of them."
    ),
    bad="""\
cards:
- id: yeast
  kind: choice
  ask: What does yeast need before it can raise a dough?
  options:
  - text: Warmth and sugar
    correct: true
    feedback: It feeds on sugar and is quick only where it is warm.
  - text: Warmth and salt
    feedback: Salt holds yeast back and cannot be eaten by it at all.
  - text: Salt and sugar
    feedback: With cold water around it even well fed yeast stays idle.
  why: Yeast is alive, eats sugar and breathes out the gas that lifts a dough.
""",
    good="""\
cards:
- id: yeast
  kind: choice
  ask: What does yeast feed on while it raises a dough?
  options:
  - text: Sugar
    correct: true
    feedback: It feeds on sugar and breathes out the gas that lifts the dough.
  - text: Salt
    feedback: Salt holds yeast back and cannot be eaten by it at all.
  - text: Steam
    feedback: Steam comes up in the oven when the yeast is long dead.
  why: Yeast is alive, eats sugar and breathes out the gas that lifts a dough.
""",
)
