"""Test-wise guessers: programs that know nothing of the matter and pick by looks alone.

What they are right about beyond chance, a learner can be right about without knowing. The looks are
those by which test-wise people guess (Millman, Bishop and Ebel 1965, Educational and Psychological
Measurement 25, p. 707).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aligntutor.core.asks import Choose
from aligntutor.core.items import Deal, Item
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.optioning import KEY
from aligntutor.kinds.quantities import span
from aligntutor.study.rotation import deal

from .reading import content, words

Looks: TypeAlias = Callable[[str, Sequence[str]], list[float]]
"""Stem, options as shown -> how much each option tempts the guesser; empty where it has no clue."""

ABSOLUTES = frozenset("always never every all none only completely impossible inevitably cannot must".split())
HEDGES = frozenset(
    "may might can could probably possibly perhaps some sometimes often usually tend tends likely".split()
)


@dataclass(frozen=True)
class Showing:
    """One choice as a learner first sees it with all its options."""

    stem: str
    options: tuple[str, ...]
    key: int
    """Position of the right option."""


@dataclass(frozen=True)
class Score:
    """How a guesser did over all choices in which it had something to go by."""

    bot: str
    share: float
    """Of its picks that were right, ties shared out."""
    chance: float
    """What a blind pick would have had on the same choices."""
    choices: int

    @property
    def excess(self) -> float:
        """Share above chance."""
        return self.share - self.chance

    @property
    def error(self) -> float:
        """Standard error of the share if picks were blind (binomial)."""
        return (self.chance * (1 - self.chance) / self.choices) ** 0.5 if self.choices else 0.0


def showings(items: Iterable[Item]) -> list[Showing]:
    """Every generated choice with its options in the order of its first showing, all of them shown."""
    found: list[Showing] = []
    for item in items:
        question = item.question
        if not item.template or not isinstance(question, Choice):
            continue
        ask = question.pose(Deal(deal(item, None).seed, len(question.options)))
        assert isinstance(ask, Choose)
        key = next(n for n, option in enumerate(ask.options) if option.id == KEY)
        found.append(Showing(question.stem, tuple(option.text for option in ask.options), key))
    return found


def scores(shown: Sequence[Showing]) -> list[Score]:
    """What each guesser makes of the choices."""
    return [_score(name, looks, shown) for name, looks in BOTS.items()]


def _score(name: str, looks: Looks, shown: Sequence[Showing]) -> Score:
    right = chance = 0.0
    count = 0
    for one in shown:
        pull = looks(one.stem, one.options)
        if not pull:
            continue
        best = [n for n, strength in enumerate(pull) if strength == max(pull)]
        right += (one.key in best) / len(best)
        chance += 1 / len(one.options)
        count += 1
    return Score(name, right / count if count else 0.0, chance / count if count else 0.0, count)


def _longest(stem: str, options: Sequence[str]) -> list[float]:
    return [float(len(text)) for text in options]


def _most_alike(stem: str, options: Sequence[str]) -> list[float]:
    """The option that shares most content words with the others."""
    stems = [content(text) for text in options]
    return [
        float(sum(len(own & other) for k, other in enumerate(stems) if k != n)) for n, own in enumerate(stems)
    ]


def _echo(stem: str, options: Sequence[str]) -> list[float]:
    heard = content(stem)
    return [float(len(content(text) & heard)) for text in options]


def _few_absolutes(stem: str, options: Sequence[str]) -> list[float]:
    return _telling([-float(len(ABSOLUTES.intersection(words(text)))) for text in options])


def _most_hedged(stem: str, options: Sequence[str]) -> list[float]:
    return _telling([float(len(HEDGES.intersection(words(text)))) for text in options])


def _first(stem: str, options: Sequence[str]) -> list[float]:
    return [1.0, *(0.0 for _ in options[1:])]


def _middle_number(stem: str, options: Sequence[str]) -> list[float]:
    spans = [span(text) for text in options]
    if any(found is None for found in spans):
        return []
    order = sorted(range(len(options)), key=lambda n: spans[n] or (0.0, 0.0))
    return [-abs(order.index(n) - (len(options) - 1) / 2) for n in range(len(options))]


def _telling(pull: list[float]) -> list[float]:
    """Nothing where all options look the same to it."""
    return pull if len(set(pull)) > 1 else []


BOTS: dict[str, Looks] = {
    "longest": _longest,
    "most alike": _most_alike,
    "echo": _echo,
    "no absolutes": _few_absolutes,
    "most hedged": _most_hedged,
    "first": _first,
    "middle number": _middle_number,
}
"""Every guesser by the name that reports call it."""
