"""R25: what no single item shows, a whole deck can give away: where keys stand, what is asked twice.

Runs over a deck's generated items as a whole, and only where there are enough of them to tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import erfc, exp, pi, sqrt

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.core.words import jaccard
from aligntutor.study.queue import opening
from aligntutor.study.rotation import pick

from .bots import Showing, scores, showings
from .page import Page
from .reading import content, words

CODE = "R25"
ENOUGH = 40
"""Choices from which shares are judged."""
MARGIN = 0.10
"""Share above chance that is let pass."""
RARE = 0.01
"""Chance below which uneven positions are no accident."""
SAME_STEM, SAME_FRONT = 0.8, 0.6
MOST_TRUE_FALSE = 0.10
LEVELS = (("apply", "analyse", "evaluate"), 0.35), (("evaluate",), 0.05)
"""Levels, and the share of items that a deck should have at them."""


def check(items: Sequence[Item], seed: str) -> Iterator[Problem]:
    """Findings on a deck's items together, dealt by the seed."""
    made = [item for item in items if item.template]
    shown = showings(made)
    if len(shown) >= ENOUGH:
        yield from _longest_keys(shown)
        yield from _positions(shown)
        yield from _guessers(shown)
    yield from _asked_twice(made)
    yield from _told_beside(made, seed)
    yield from _true_false(made)
    yield from _levels(made)


def _longest_keys(shown: Sequence[Showing]) -> Iterator[Problem]:
    longest = sum(
        all(len(one.options[one.key]) > len(text) for n, text in enumerate(one.options) if n != one.key)
        for one in shown
    )
    share, chance = longest / len(shown), sum(1 / len(one.options) for one in shown) / len(shown)
    if share > chance + MARGIN:
        told = f"In {share:.0%} of {len(shown)} choices the key is the longest option; chance: {chance:.0%}."
        yield _found("error", told, "Shorten keys, or let wrong options say as much.")


def _positions(shown: Sequence[Showing]) -> Iterator[Problem]:
    """Chi-squared test of the key's position among equally many options (Pearson 1900)."""
    by_size: defaultdict[int, list[int]] = defaultdict(list)
    for one in shown:
        by_size[len(one.options)].append(one.key)
    for size, keys in sorted(by_size.items()):
        if size not in _TAILS or len(keys) < ENOUGH:
            continue
        expected, counts = len(keys) / size, Counter(keys)
        statistic = sum((counts[place] - expected) ** 2 / expected for place in range(size))
        if _TAILS[size](statistic) <= RARE:
            told = ", ".join(str(counts[place]) for place in range(size))
            told = f"The right one of {size} options stands unevenly: {told} times from the top."
            yield _found("error", told, "Another seed shuffles anew.")


_TAILS: dict[int, Callable[[float], float]] = {
    2: lambda x: erfc(sqrt(x / 2)),
    3: lambda x: exp(-x / 2),
    4: lambda x: erfc(sqrt(x / 2)) + sqrt(2 * x / pi) * exp(-x / 2),
    5: lambda x: exp(-x / 2) * (1 + x / 2),
}
"""Number of options -> chance of a chi-squared value of x or more, with one degree of freedom fewer."""


def _guessers(shown: Sequence[Showing]) -> Iterator[Problem]:
    for score in scores(shown):
        if score.choices >= ENOUGH and score.excess > max(MARGIN, 2 * score.error):
            told = (
                f"Picking by “{score.bot}” is right in {score.share:.0%} of {score.choices} choices;"
                f" chance: {score.chance:.0%}."
            )
            yield _found("error", told, "Look at the choices in which that look gives the key away.")


def _asked_twice(items: Sequence[Item]) -> Iterator[Problem]:
    """Items that ask the same for the same answer; ways to ask one card are meant to be alike."""
    by_key: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_key[" ".join(words(item.question.key))].append(item)
    for group in by_key.values():
        for left, right in combinations(group, 2):
            if left.card == right.card and left.question.kind != right.question.kind:
                continue
            if jaccard(set(content(left.question.stem)), set(content(right.question.stem))) >= SAME_STEM:
                yield _pair(left, right, "ask almost the same for the same answer")
    cards = [item for item in items if item.question.kind == "flashcard"]
    fronts = [set(content(item.question.stem)) for item in cards]
    for n, k in combinations(range(len(cards)), 2):
        # fronts of one template are alike by design, and differ in what they name
        if cards[n].template != cards[k].template and jaccard(fronts[n], fronts[k]) >= SAME_FRONT:
            yield _pair(cards[n], cards[k], "have nearly the same front and other backs")


def _told_beside(items: Sequence[Item], seed: str) -> Iterator[Problem]:
    """An answer that stands in the stem asked just before it, on the day an idea is met."""
    by_card: defaultdict[str, list[Item]] = defaultdict(list)
    skills: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for item in items:
        by_card[item.card].append(item)
        skills[item.concept][item.card] = item.skill
    for cards in skills.values():
        first = [pick(by_card[card], None, seed) for card in opening(list(cards.items()))]
        for before, after in combinations(first, 2):
            if f" {' '.join(words(after.question.key))} " in f" {' '.join(words(before.question.stem))} ":
                yield _pair(before, after, "are asked one after the other, and the first tells the second")


def _true_false(items: Sequence[Item]) -> Iterator[Problem]:
    judged = [item for item in items if item.question.kind == "true-false"]
    if len(items) >= ENOUGH and len(judged) > MOST_TRUE_FALSE * len(items):
        told = f"{len(judged)} of {len(items)} items are true or false."
        yield _found("error", told, f"Keep them to {MOST_TRUE_FALSE:.0%}: half of the guesses are right.")
    true = sum(item.question.key == "True" for item in judged)
    if len(judged) >= ENOUGH // 2 and not 0.4 <= true / len(judged) <= 0.6:
        yield _found("error", f"{true} of {len(judged)} true-or-false statements are true.",
                     "Between 40 % and 60 % keep either guess from paying.")  # fmt: skip


def _levels(items: Sequence[Item]) -> Iterator[Problem]:
    for names, share in LEVELS:
        count = sum(item.level in names for item in items)
        if len(items) >= ENOUGH and count < share * len(items):
            told = f"{count} of {len(items)} items ask to {' or '.join(names)}."
            yield _found("warning", told, f"Aim at {share:.0%}: quizzes on facts alone teach facts alone.")


def _pair(left: Item, right: Item, what: str) -> Problem:
    told = f"“{left.question.stem}” and “{right.question.stem}” ({right.key}) {what}."
    return Problem(CODE, "error", told, "Change one of the two, or name its template in `skip`.",
                   entry=left.concept, item=left.key)  # fmt: skip


def _found(severity: str, message: str, hint: str) -> Problem:
    return Problem(CODE, severity, message, hint)


_DECK = """\
concepts:
- id: sails
  term: square rig
  aliases: [square sails]
  definition: canvas hangs from yards across the mast
  misconceptions:
  - id: fast
    claim: A square rig sails best against the wind.
    correction: Such canvas drives a ship well with the wind behind her.
- id: lateen
  term: lateen
  aliases: [lateen rig]
  definition: a long triangle on a slanting spar
  misconceptions:
  - id: steady
    claim: {claim}
    correction: {correction}
"""
PAGE = Page(
    title="What a whole deck gives away",
    finds=(
        "Over all generated items: keys that are the longest option too often, or stand unevenly among "
        "the places; a guesser that goes by looks alone and does clearly better than chance; items that "
        "ask almost the same for the same answer; an answer told by the item just before; too many items "
        "of true or false, or too few of them true (errors); too few items that ask to apply or to "
        "evaluate (warning). Shares are judged from 40 items on."
    ),
    matters=(
        "A habit of the author, seen in no single item, is what test-wise learners pick up over a deck: "
        "Millman, Bishop and Ebel (1965) list such cues. And Agarwal (2019) found that quizzes on facts "
        "did not help with questions of a higher order, while quizzes of both kinds did."
    ),
    mend="Look at the items that are named, or at the longest keys, and mend their entries.",
    bad=_DECK.format(
        claim="A square rig sails best against the wind.",
        correction="It is the slanting spar that lets a boat point that high.",
    ),
    good=_DECK.format(
        claim="A lateen needs more hands than yards do.",
        correction="Two people swing one spar where yards take a whole watch.",
    ),
)
