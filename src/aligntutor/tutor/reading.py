"""A deck's chapters as texts: how the cache keeps them, and what of them comes with a new concept."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from aligntutor.store import Log, StoredChapter

from . import wording
from .mastery import mastery
from .shown import ChapterText, IdeaText, PassageText

if TYPE_CHECKING:
    from aligntutor.core.concepts import Concept
    from aligntutor.core.decks import Chapter

NOTHING = ("", "")
"""No title, no passage."""


def stored(chapter: Chapter, concepts: dict[str, Concept]) -> StoredChapter:
    """The row of a chapter; its text names the concepts of each passage by id, term and definition."""
    told = [
        (
            passage.text.strip(),
            [
                (concept.id, wording.sentence_start(concept.term), wording.sentence(concept.definition))
                for concept in map(concepts.get, passage.introduces)
                if concept
            ],
        )
        for passage in chapter.lesson
    ]
    return StoredChapter(chapter.id, chapter.title, json.dumps(told, ensure_ascii=False) if told else "")


def texts(rows: Iterable[StoredChapter], log: Log, deck: str) -> tuple[ChapterText, ...]:
    """The chapters of a deck that have a text, to be read on their own, with how far each idea is."""
    holds, read = log.concept_holds(deck), log.lessons_read(deck)
    return tuple(
        ChapterText(
            row.id,
            row.title,
            tuple(
                PassageText(
                    text,
                    tuple(
                        IdeaText(id, term, definition, mastery(holds.get(id), id in read))
                        for id, term, definition in concepts
                    ),
                )
                for text, concepts in json.loads(row.text)
            ),
        )
        for row in rows
        if row.text
    )


def opening(rows: Iterable[StoredChapter], concept: str, met: Collection[str]) -> tuple[str, str]:
    """Title of the chapter and passage that a new concept brings with it, each shown once.

    The passage comes with whichever of its concepts is met first, and so does the title of its chapter.
    Passages that introduce nothing come with the next one that does. The very first concept of a deck
    comes with nothing, so that a new learner is soon at a question; the second makes up for it.
    """
    if not met:
        return NOTHING
    late = met if len(met) == 1 else ()
    for row in rows:
        passages = [(text, [name for name, _, _ in told]) for text, told in json.loads(row.text or "[]")]
        begun = any(name in met and name not in late for _, names in passages for name in names)
        before = ""
        for text, names in passages:
            if concept in names:
                known = any(name in met and name not in late for name in names)
                return NOTHING if known else ("" if begun else row.title, before + text)
            due = not names or any(name in late for name in names)
            before = f"{before}{text}\n\n" if due else ""
    return NOTHING
