"""R22: a course in its own words teaches the idea, and leaves the source's sentences to their author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item

from .desk import Desk
from .page import Page
from .reading import texts, words

CODE = "R22"
COPIED = 8
"""Words in a row from which it is copying."""
QUOTED = 12
"""Most words of a marked quotation."""
NEAR = 60
"""Characters around a quotation within which its speaker is named."""
HINT = f"Say it in other words, or quote at most {QUOTED} words, in quotation marks, and name the speaker."
_QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_SAYING = frozenset(
    """
    according argues asked asks author calls called essay puts quoted quotes said saying says
    states stated words writes written wrote
    """.split()
)


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """An error for each run of 8 words or more that stands in the source too, a warning for 6 or 7."""
    copied = [text for text in texts(item.question) if desk.shared_runs(text)]
    if copied:
        concepts = (desk.deck.concepts[id] for id in item.concepts if id in desk.deck.concepts)
        speakers = {concept.attribution.by for concept in concepts} - {"author"}
        seen = set[tuple[str, ...]]()
        for text in copied:
            yield from shared(text, desk, speakers, seen)


def shared(text: str, desk: Desk, speakers: Iterable[str], seen: set[tuple[str, ...]]) -> Iterator[Problem]:
    """Findings on one text, each run once; a short marked quotation whose speaker is named is left out."""
    if desk.fingerprint is None or not desk.shared_runs(text):
        return
    for part in _own(text, speakers):
        for run in desk.shared_runs(part):
            if run.words in seen:
                continue
            seen.add(run.words)
            severity = "error" if len(run.words) >= COPIED else "warning"
            where = desk.fingerprint.sections.get(run.section, run.section) or "the opening"
            told = (
                f"{len(run.words)} words in a row stand in the source too ({where}): “{' '.join(run.words)}”."
            )
            yield Problem(CODE, severity, told, HINT)


def longest(value: Any, desk: Desk, speakers: Iterable[str]) -> int:
    """Words of the longest run that any text in an entry or a chapter shares with the source; 0 for none."""
    parts = (part for text in texts(value) for part in _own(text, speakers))
    return max((len(run.words) for part in parts for run in desk.shared_runs(part)), default=0)


def _own(text: str, speakers: Iterable[str]) -> Iterator[str]:
    """The parts of a text that are not quoted as they should be."""
    named = _SAYING.union(*(words(speaker) for speaker in speakers))
    start = 0
    for found in _QUOTATION.finditer(text):
        quoted = found[1] or found[2]
        around = (
            text[max(0, found.start() - NEAR) : found.start()] + " " + text[found.end() : found.end() + NEAR]
        )
        heard = {word.removesuffix("'s") for word in words(around)}
        if len(words(quoted)) <= QUOTED and named & heard:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


_DECK = """\
source: {{title: Of chalk, fingerprint: chalk.fingerprint}}
cards:
- id: chalk
  kind: typed
  ask: Which white rock are the cliffs of Dover made of?
  answer: chalk
  accept: [limestone]
  why: {why}
"""
PAGE = Page(
    title="Sentences of somebody else",
    finds=(
        "In a deck with a fingerprint of its source: eight words or more in a row that stand in the source "
        "too (error), six or seven (warning). A marked quotation of up to twelve words whose speaker is "
        "named is let pass."
    ),
    matters=(
        "A sentence that was read before is recognised by its sound, understood or not: Anderson (1972) "
        "showed that only a paraphrase tests comprehension, and Haladyna, Downing and Rodriguez (2002) "
        "advise to paraphrase what was used in teaching. And a source's sentences are its author's."
    ),
    mend="Say it in other words, or quote at most twelve words, in quotation marks, and name the speaker.",
    bad=_DECK.format(why="It is made of the shells of creatures too small to see."),
    good=_DECK.format(why="Tiny sea animals died and left their cases in a thick white layer."),
    source="""\
## White cliffs

Chalk is made of the shells of creatures too small to see with the naked eye.
""",
)
