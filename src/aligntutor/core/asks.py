"""The closed set of ways to ask, the answers they take, and the verdict that comes back."""

from typing import Literal, NamedTuple, TypeAlias


class Shown(NamedTuple):
    """One option as it is shown."""

    id: str
    """Stable id: `key`, the id of the concept or misconception it stands for, or a hash of its text."""
    text: str


class Choose(NamedTuple):
    """Pick one option, or several where `many`."""

    stem: str
    options: tuple[Shown, ...]
    many: bool = False


class Write(NamedTuple):
    """Type a short answer."""

    stem: str
    hint: str = ""
    """One quiet line on what is expected, such as the unit of a number."""
    unit: str | None = None
    """What a number is wanted of, empty where that is open; none where words are wanted."""


class Recall(NamedTuple):
    """Say the answer to oneself, look, tick the points met, rate oneself 1 to 4."""

    stem: str
    back: str
    checklist: tuple[str, ...] = ()


class Arrange(NamedTuple):
    """Put the parts in order."""

    stem: str
    parts: tuple[Shown, ...]
    """As they are shown at first: never in a right order."""


class Match(NamedTuple):
    """Give each left side a right side of its own; some right sides may stay over."""

    stem: str
    left: tuple[Shown, ...]
    right: tuple[Shown, ...]


Ask: TypeAlias = Choose | Write | Recall | Arrange | Match


class Chosen(NamedTuple):
    """The ids of the options picked, in the order they were shown."""

    ids: tuple[str, ...]


class Written(NamedTuple):
    """The text typed; empty means "I do not know"."""

    text: str


class Recalled(NamedTuple):
    """A self-given rating, and the numbers (from 0) of the checklist points that were met."""

    rating: int
    met: tuple[int, ...] = ()


class Arranged(NamedTuple):
    """The ids of all parts in the order given, first to last; empty means "I do not know"."""

    ids: tuple[str, ...]


class Matched(NamedTuple):
    """Pairs of a left and a right id, no id twice; none at all means "I do not know"."""

    pairs: tuple[tuple[str, str], ...]


Answer: TypeAlias = Chosen | Written | Recalled | Arranged | Matched


class Reason(NamedTuple):
    """One reason shown after an answer."""

    role: Literal["tempts", "holds", "remark"]
    """Why the answer given tempts, why the key holds, or a remark, as on an accepted answer."""
    text: str
    about: str = ""
    """Id of the option, part or left side it is about; empty where there is none."""


class Verdict(NamedTuple):
    """What an answer was worth, and why."""

    correct: bool
    credit: float
    """Share of full credit, 0 to 1; 1 exactly where correct."""
    key: str
    """The right answer as text a learner reads."""
    reasons: tuple[Reason, ...] = ()
    """Wrong picks first, then the key, then remarks."""
    nearly: bool = False
    """Correct, but with a slip of spelling or by an accepted neighbour."""
    confused: tuple[str, ...] = ()
    """Ids (or terms) of what the answer took the idea for."""
