"""`aligntutor read`."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from .context import PROGRAM, Setup, Stop, prepared, usable
from .prompts import WIDTH, paragraph
from .saying import nearest, say

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.shown import ChapterText

LEAST = 20
"""Columns below which no text is set."""


@click.command()
@click.argument("deck", required=False)
@click.argument("chapter", required=False)
@click.pass_obj
def command(setup: Setup, deck: str | None, chapter: str | None) -> None:
    """Read a course as a text. DECK is a deck's id, or the path of one; CHAPTER an id or a title.

    Without a chapter, the whole text; without a deck, the names of the chapters that have one.
    """
    with prepared(setup, deck) as tutor:
        if deck is None:
            _list(tutor)
            return
        found = usable(tutor, deck)
        chapters = tutor.texts(found.deck)
    if not chapters:
        raise Stop(f"{found.deck} has no text to read. Use: {PROGRAM} study {found.deck}")
    width = max(LEAST, min(WIDTH, shutil.get_terminal_size().columns))
    for n, one in enumerate(chapters if chapter is None else [_chosen(chapters, chapter, found.deck)]):
        if n:
            say("\n")
        _tell(one, width)


def _list(tutor: Tutor) -> None:
    texts = {facts.deck: tutor.texts(facts.deck) for facts in tutor.decks() if not facts.trouble}
    for deck, chapters in texts.items():
        for chapter in chapters:
            say(f"{deck} {chapter.id}  {chapter.title}")
    if not any(texts.values()):
        raise Stop("No deck has a text to read.")


def _chosen(chapters: Sequence[ChapterText], named: str, deck: str) -> ChapterText:
    for chapter in chapters:
        if named in (chapter.id, chapter.title):
            return chapter
    hint = nearest(named, [chapter.id for chapter in chapters], "The chapters are")
    raise Stop(f"There is no chapter {named!r} in {deck}. {hint}")


def _tell(chapter: ChapterText, width: int) -> None:
    """The text, and under each passage the ideas it introduces."""
    paragraph(chapter.title, width=width)
    for passage in chapter.passages:
        say()
        paragraph(passage.text, width=width)
        if passage.introduces:
            say()
        for idea in passage.introduces:
            paragraph(f"{idea.term}: {idea.definition}", first="- ", rest="  ", width=width)
