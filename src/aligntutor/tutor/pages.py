"""What the cache has to show in a sitting: items, lessons, titles."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from aligntutor.core.items import Item
from aligntutor.store import Compiled

from .reading import opening
from .rows import item_from
from .shown import Lesson

T = TypeVar("T")


class Pages:
    """Looked up in the compiled decks; `mend` compiles whatever the cache has lost."""

    def __init__(self, compiled: Compiled, mend: Callable[[], object]) -> None:
        self._compiled = compiled
        self._mend = mend
        self._of_decks: dict[str, dict[str, Any]] = {}

    def items(self, card: str) -> tuple[Item, ...]:
        """The items of a card."""
        return tuple(map(item_from, self._found(lambda: self._compiled.items(card))))

    def chapter(self, item: Item) -> str:
        """Title of the chapter that an item belongs to, else of its deck."""
        row = self._compiled.card(item.card)
        titles = {chapter.id: chapter.title for chapter in self._compiled.chapters(item.deck)}
        return titles.get(row.chapter if row else "", "") or str(self.facts(item.deck)["title"])

    def lesson(self, deck: str, concept: str, read: Collection[str]) -> Lesson | None:
        """The lesson of a concept, to who has read those of others; none where its deck has it no longer."""
        row = self._found(lambda: self._compiled.concept(deck, concept))
        if row is None:
            return None
        told = json.loads(row.lesson)
        told["contrasts"] = tuple((term, note) for term, note in told["contrasts"])
        chapter, passage = opening(self._compiled.chapters(deck), concept, set(read))
        return Lesson(
            **told, source_noun=self.facts(deck)["noun"], nth=1, of=1, chapter=chapter, passage=passage,
            place=f"{deck}/{concept}",
        )  # fmt: skip

    def facts(self, deck: str) -> dict[str, Any]:
        """What is told of a deck beside its items; of one taken off the shelf meanwhile, its id."""
        if deck not in self._of_decks:
            row = self._found(lambda: self._compiled.deck(deck))
            about = {**json.loads(row.about), "title": row.title} if row else {}
            self._of_decks[deck] = {"title": deck, "noun": "source", "sections": {}, **about}
        return self._of_decks[deck]

    def _found(self, ask: Callable[[], T]) -> T:
        if found := ask():
            return found
        self._mend()
        return ask()
