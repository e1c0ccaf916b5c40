"""A look at a chapter's reading text: it teaches in its own words too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aligntutor.core.decks import Chapter, Problem

from . import r22_verbatim
from .desk import Desk


def lesson(chapter: Chapter, desk: Desk) -> Iterator[Problem]:
    """Findings on the passages of a chapter, at its file: runs shared with the source."""
    seen = set[tuple[str, ...]]()
    for passage in chapter.lesson:
        for problem in r22_verbatim.shared(passage.text, desk, (), seen):
            yield replace(problem, path=chapter.path, entry=chapter.id)
