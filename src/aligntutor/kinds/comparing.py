"""Typed answers: what counts as right, as nearly right, and as a look-alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aligntutor.core.asks import Answer, Ask, Reason, Verdict, Write, Written
from aligntutor.core.words import distance, fold, is_english

_OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in """
    un/ in/ im/ il/ ir/ in/de in/ex im/ex im/em e/im inter/intra maxi/mini macro/micro hyper/hypo endo/exo
    ante/anti
    """.split()
)
"""Beginnings of words that are one or two edits apart and turn the meaning round."""

Group = Literal["right", "neighbour", "near miss", "rival", "nothing"]
_RIGHT = ("right", "neighbour")


@dataclass(frozen=True)
class Wanted:
    """What a typed answer is held against; all of it is literal text."""

    right: tuple[str, ...]
    """The answer, then its other spellings."""
    neighbours: Mapping[str, str]
    """Also right -> the remark."""
    near_misses: Mapping[str, str]
    """Wrong -> the feedback."""
    rivals: tuple[str, ...]
    """Wrong, and never a misspelling of what is right."""
    language: str = "en"


@dataclass(frozen=True)
class Match:
    """What a typed answer was taken for."""

    group: Group
    term: str = ""
    """The author's text that it matched."""
    exact: bool = True


NOTHING = Match("nothing")


@dataclass(frozen=True)
class _Term:
    group: Group
    text: str
    folded: str


def judge(ask: Ask, answer: Answer, wanted: Wanted, why: str) -> Verdict:
    """The verdict on a typed answer. Raises ValueError where answer or ask is of another kind."""
    if not isinstance(ask, Write) or not isinstance(answer, Written):
        raise ValueError(f"a typed answer is expected, not {type(answer).__name__}")
    match = matched(answer.text, wanted)
    key = wanted.right[0]
    holds = (Reason("holds", why),) if why else ()
    if match.group in _RIGHT:
        remarks = [] if match.exact else [Reason("remark", f"It is written “{match.term}”.")]
        if remark := wanted.neighbours.get(match.term, "") if match.group == "neighbour" else "":
            remarks.append(Reason("remark", remark))
        nearly = not match.exact or match.group == "neighbour"
        return Verdict(True, 1.0, key, (*holds, *remarks), nearly=nearly)
    feedback = wanted.near_misses.get(match.term, "") if match.group == "near miss" else ""
    tempts = (Reason("tempts", feedback),) if feedback else ()
    confused = (match.term,) if match.term else ()
    return Verdict(False, 0.0, key, (*tempts, *holds), confused=confused)


def matched(text: str, wanted: Wanted) -> Match:
    """What the text is taken for.

    An exact match (once folded) goes first, in the order right, neighbour, near miss, rival. A slip
    is one edit in a term of up to 7 letters and two in a longer one, none up to 3 letters, never in
    a number, and only towards what it is nearer to than to anything on the other side.
    """
    text = text.strip()
    terms = list(_terms(wanted))
    longest = max((len(term.text) for term in terms), default=0)
    if not text or len(text) > 2 * longest + 100:
        return NOTHING
    given = fold(text, wanted.language)
    for term in terms:
        if term.folded == given:
            return Match(term.group, term.text)
    right = [term for term in terms if term.group in _RIGHT]
    taken = {term.folded for term in right}
    wrong = [term for term in terms if term.group not in _RIGHT and term.folded not in taken]
    for near, far in ((right, wrong), (wrong, right)):
        limit = min((distance(given, term.folded, 2) for term in far), default=3)
        slips = [(distance(given, term.folded, 2), term) for term in near if _may_slip(given, term, wanted)]
        known = [slip for slip in slips if slip[0] <= min(allowed(slip[1].folded), limit - 1)]
        if known:
            best = min(known, key=lambda slip: slip[0])[1]
            return Match(best.group, best.text, exact=False)
    return NOTHING


def allowed(folded: str) -> int:
    """How many edits a slip may have in a term of that length, spaces not counted."""
    letters = len(folded.replace(" ", ""))
    return 0 if letters <= 3 else 1 if letters <= 7 else 2


def opposed(left: str, right: str) -> bool:
    """Whether two texts differ in a beginning that turns an English word's meaning round."""
    pairs = [pair for pair in zip(left.split(), right.split(), strict=False) if pair[0] != pair[1]]
    return any(_turned(one, two) or _turned(two, one) for one, two in pairs)


def _turned(one: str, two: str) -> bool:
    """Whether the words differ in a pair of opposite beginnings alone (or one has an `un-` before it)."""
    return any(
        one.startswith(start) and two.startswith(end) and one[len(start) :] == two[len(end) :]
        for start, end in _OPPOSITES
        if end or len(two) >= 3
    )


def _terms(wanted: Wanted) -> Iterator[_Term]:
    groups: tuple[tuple[Group, Iterable[str]], ...] = (
        ("right", wanted.right),
        ("neighbour", wanted.neighbours),
        ("near miss", wanted.near_misses),
        ("rival", wanted.rivals),
    )
    for group, texts in groups:
        for text in texts:
            if text.strip():
                yield _Term(group, text, fold(text, wanted.language))


def _may_slip(given: str, term: _Term, wanted: Wanted) -> bool:
    """Whether the text can be a misspelling of the term at all, however many edits it takes."""
    if not allowed(term.folded) or re.findall(r"\d+", given) != re.findall(r"\d+", term.folded):
        return False
    return not (is_english(wanted.language) and term.group in _RIGHT and opposed(given, term.folded))
