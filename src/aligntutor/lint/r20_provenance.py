"""R20: an item that rests on no known place of the source can be neither checked nor kept true."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from aligntutor.core.concepts import Concept
from aligntutor.core.decks import Problem
from aligntutor.core.items import Item, Source
from aligntutor.core.words import plain

from .desk import Desk
from .page import Page
from .reading import unquoted
from .saying import TELLING, held

CODE = "R20"
SIGNS = (
    "as yet",
    "at present",
    "at the moment",
    "current methods",
    "current models",
    "current systems",
    "currently",
    "in recent years",
    "last year",
    "nowadays",
    "recently",
    "state of the art",
    "these days",
    "this year",
    "to date",
    "today's",
)
"""Words that tie a claim to the time at which it was made."""
_STATED = frozenset({"name", "quantify"})
"""Skills whose questions state something; others suppose, or ask."""
_SIGN = re.compile(rf"\b(?:{'|'.join(SIGNS)})\b")


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Errors for concepts that are not there, for a source apart from the entry's, for an undated claim."""
    concepts = desk.deck.concepts
    for id in dict.fromkeys((item.concept, *item.concepts)):
        if id and id not in concepts:
            yield _found(f"There is no concept “{id}” in this deck.", _meant(id, concepts))
    target = desk.concept(item)
    if target is None or item.source != target.source:
        yield from _unknown(item.source, desk)
    if target is None:
        return
    if desk.fingerprint or target.source != Source():
        yield from _apart(item.source, target.source)
    if desk.fingerprint and desk.english and not item.source.as_of:
        yield from _undated(item)


def of_entry(concept: Concept, desk: Desk) -> Iterator[Problem]:
    """Errors for sections and footnotes that the source does not have; none where there is no fingerprint."""
    yield from _unknown(concept.source, desk)


def _unknown(source: Source, desk: Desk) -> Iterator[Problem]:
    if desk.fingerprint is None:
        return
    known: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
        ("section", source.sections, desk.fingerprint.sections),
        ("footnote", source.footnotes, desk.fingerprint.footnotes),
    )
    for what, named, there in known:
        for name in named:
            if name not in there:
                yield _found(f"The source has no {what} “{name}”.", _meant(name, there))


def _meant(name: str, there: Collection[str]) -> str:
    near = get_close_matches(name, there, 1)
    return f"Did you mean “{near[0]}”?" if near else "Name one that is there, or leave it out."


def _apart(own: Source, target: Source) -> Iterator[Problem]:
    if target.sections or target.footnotes:
        if {*own.sections}.isdisjoint(target.sections) and {*own.footnotes}.isdisjoint(target.footnotes):
            yield _found("The item rests on other places of the source than its entry.",
                         "Name a section or a footnote in `source` that the entry names too.")  # fmt: skip
    else:
        yield _found("The entry does not say where in the source it rests.",
                     "Add `source: {sections: [...]}`, with `footnotes` where it rests on one.")  # fmt: skip


def _undated(item: Item) -> Iterator[Problem]:
    """An error for a claim bound to its time; a case that is told may happen at any."""
    if item.skill in TELLING:
        return
    stated = item.question.stem if item.skill in _STATED else ""
    found = _SIGN.search(plain(unquoted(f"{stated} {held(item)}")))
    if found:
        yield _found(f"The claim is bound to its time (“{found[0]}”), and the entry is not dated.",
                     "Add the month of the source to the entry's `source`, as `as_of`.")  # fmt: skip


def _found(message: str, hint: str) -> Problem:
    return Problem(CODE, "error", message, hint)


_SOURCE = """\
## On the moor

Peat grows by about a millimetre a year and keeps what fell into it.
"""
_ENTRY = """\
source: {{title: On the moor, fingerprint: moor.fingerprint}}
concepts:
- id: peat
  term: peat
  aliases: [turf]
  definition: dead moss that water keeps from rotting
  why_it_matters: {matters}
  source: {{sections: [{section}]}}
"""
PAGE = Page(
    title="No place in the source",
    finds=(
        "In a deck with a fingerprint of its source: sections and footnotes that the source does not have, "
        "entries that name none, and cards that rest on other places than their entry. Further a concept "
        "that is not in the deck, and a claim bound to its time ("
        + ", ".join(SIGNS)
        + ") in an entry without `as_of`."
    ),
    matters=(
        "Whoever doubts an item has to find the place it rests on, and when the source changes, so must its "
        "items. The Standards for Educational and Psychological Testing (AERA, APA and NCME 2014) ask for "
        "evidence that content matches what is to be tested; an anchor for each item is the least of it. "
        "What is true today may not be so for long, so the reader has to be told when it was said."
    ),
    mend=(
        "Name the sections and footnotes an entry rests on, as the source heads and numbers them; date it "
        "with `as_of`."
    ),
    bad=_ENTRY.format(section="on-the-more", matters="What falls into peat stays as it was for ages."),
    good=_ENTRY.format(section="on-the-moor", matters="What falls into peat stays as it was for ages."),
    source=_SOURCE,
)
