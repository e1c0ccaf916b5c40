"""What single answers come to, in one pass over them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from aligntutor.store import Given

UNASKED = "flashcard"
"""The kind that one rates oneself, so that nobody asks how sure one is."""

Share: TypeAlias = list[int]
"""Answers, and how many of them were right."""


class Gathered:
    """What single answers come to."""

    def __init__(self) -> None:
        self.sure: defaultdict[str, Share] = defaultdict(lambda: [0, 0])
        self.items: defaultdict[str, Share] = defaultdict(lambda: [0, 0])
        """By item, first answers of a day to cards of an earlier one only, as in true retention."""
        self.kinds: defaultdict[str, Share] = defaultdict(lambda: [0, 0])
        """The same by kind of question."""
        self.ideas: defaultdict[tuple[str, str], Share] = defaultdict(lambda: [0, 0])
        """By deck, and concept or else card: every answer."""
        self.asked: Counter[str] = Counter()
        """Every answer, by item."""
        self.wrong: Counter[tuple[str, str, str]] = Counter()
        """Wrong answers, by card, item and what was answered."""
        self.foretold: list[tuple[float, int]] = []
        """Chance foretold, and whether it came true, of the same answers as `items`."""
        self._last: dict[str, int] = {}

    def add(self, answer: Given) -> None:
        """Take in one answer, in the order of the log."""
        day, deck, card, concept, item, kind, confidence, _, chance, right, wrong = answer
        shares = [self.ideas[deck, concept or card]]
        if kind != UNASKED:
            shares.append(self.sure[confidence])
        if chance is not None and self._last.get(card) != day:
            shares += self.items[item], self.kinds[kind]
            self.foretold.append((chance, right))
        for share in shares:
            share[0] += 1
            share[1] += right
        self.asked[item] += 1
        if not right:
            self.wrong[card, item, wrong] += 1
        self._last[card] = day


def gather(pages: Iterable[Sequence[Given]], deck: str, stop: Callable[[], bool]) -> Gathered | None:
    """What the answers of one deck, or of all where it is empty, come to; none where it was to stop."""
    found = Gathered()
    for page in pages:
        if stop():
            return None
        for answer in page:
            if deck in ("", answer.deck):
                found.add(answer)
    return found
