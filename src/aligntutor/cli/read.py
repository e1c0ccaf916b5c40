"""`aligntutor read`."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from .context import PROGRAM, Setup, Stop, json_option, prepared, usable
from .prompts import WIDTH, paragraph
from .saying import nearest, say, say_json

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.shown import ChapterText

LEAST = 20
"""Columns below which no text is set."""


@click.command()
@click.argument("deck", required=False)
@click.argument("chapter", required=False)
@json_option
@click.pass_obj
def command(setup: Setup, deck: str | None, chapter: str | None, as_json: bool) -> None:
    """Read a course as a text. DECK is a deck's id, or the path of one; CHAPTER an id or a title.

    Under each passage stand its ideas, and how to meet those that are new to you. Without a chapter, the
    whole text; without a deck, the names of the chapters that have one.
    """
    with prepared(setup, deck) as tutor:
        if deck is None:
            _list(tutor, as_json)
            return
        found = usable(tutor, deck)
        chapters = tutor.texts(found.deck)
    if not chapters:
        raise Stop(f"{found.deck} has no text to read. Use: {PROGRAM} study {found.deck}")
    wanted = chapters if chapter is None else [_chosen(chapters, chapter, found.deck)]
    if as_json:
        say_json([_row(one) for one in wanted])
        return
    width = max(LEAST, min(WIDTH, shutil.get_terminal_size().columns))
    for n, one in enumerate(wanted):
        if n:
            say("\n")
        _tell(found.deck, one, width)


def _row(chapter: ChapterText) -> dict[str, Any]:
    passages = [
        {"text": one.text, "introduces": [idea._asdict() for idea in one.introduces]}
        for one in chapter.passages
    ]
    return {"id": chapter.id, "title": chapter.title, "passages": passages}


def _list(tutor: Tutor, as_json: bool) -> None:
    decks = [facts.deck for facts in tutor.decks() if not facts.trouble]
    chapters = [(deck, one) for deck in decks for one in tutor.texts(deck)]
    if as_json:
        say_json([{"deck": deck, "id": one.id, "title": one.title} for deck, one in chapters])
        return
    for deck, one in chapters:
        say(f"{deck} {one.id}  {one.title}")
    if not chapters:
        raise Stop("No deck has a text to read.")


def _chosen(chapters: Sequence[ChapterText], named: str, deck: str) -> ChapterText:
    for chapter in chapters:
        if named in (chapter.id, chapter.title):
            return chapter
    hint = nearest(named, [chapter.id for chapter in chapters], "The chapters are")
    raise Stop(f"There is no chapter {named!r} in {deck}. {hint}")


def _tell(deck: str, chapter: ChapterText, width: int) -> None:
    """The text, and under each passage the ideas it introduces, with how to meet those that are new."""
    paragraph(chapter.title, width=width)
    for passage in chapter.passages:
        say()
        paragraph(passage.text, width=width)
        if passage.introduces:
            say()
        for idea in passage.introduces:
            paragraph(f"{idea.term}: {idea.definition}", first="- ", rest="  ", width=width)
        if new := [f"--idea {idea.id}" for idea in passage.introduces if idea.mastery == "new"]:
            them = "it" if len(new) == 1 else "them"
            paragraph(f"To meet {them}: {PROGRAM} study {deck} {' '.join(new)}", width=width)
