"""What the faces show, ready made: plain data, no markup, nothing left to compute."""

from typing import NamedTuple

from aligntutor.core.asks import Answer, Ask, Verdict

Mastery = str
"""`new` (not yet), `met` (lesson read), `learning` (a card graduated), `known` (all stable for 21 days)."""


class ChapterRow(NamedTuple):
    """One chapter in the list of decks."""

    title: str
    due: int
    new: int
    mastered: float
    """Share 0 to 1."""
    id: str = ""


class DeckRow(NamedTuple):
    """One deck in the list of decks."""

    id: str
    title: str
    due: int
    new: int
    mastered: float
    chapters: tuple[ChapterRow, ...] = ()
    trouble: str = ""
    """One line where the deck cannot be used (missing, broken); empty otherwise."""
    note: str = ""
    """A quiet line under its name, such as that entries were left out."""
    readable: bool = False
    """Some chapter of it has a text."""
    ideas: int = 0
    """Its concepts; none where it has cards alone."""
    changed: bool = False
    """Whether the note tells of edits."""


class Overview(NamedTuple):
    """The home screen."""

    date: str
    """`Thursday 14 May`."""
    due: int
    new: int
    """New ideas still allowed today."""
    minutes: int
    """Estimate for due and new together."""
    decks: tuple[DeckRow, ...]
    week: tuple[tuple[str, int], ...]
    """Seven pairs of day name (`today`, `Fri` ...) and number of cards due."""
    first_run: bool
    """Nothing was ever answered or read."""
    tomorrow: int = 0
    note: str = ""
    """What is postponed and until when, when an exam is; mostly nothing."""
    idle: str = ""
    """What to say where nothing is due: that there is a pause, or that the day's limit is reached."""


class Lesson(NamedTuple):
    """A new idea."""

    term: str
    definition: str
    why_it_matters: str
    case: str
    contrasts: tuple[tuple[str, str], ...]
    """Term of a look-alike, and how it differs."""
    where: str
    """Where in the source; empty where unknown."""
    source_noun: str
    """`essay`, `source` ...: as in "In the essay"."""
    nth: int
    of: int
    """This is the nth of so many new ideas today."""
    chapter: str = ""
    """Title of the chapter that begins with it; empty where none does."""
    passage: str = ""
    """What the chapter's text says up to here; empty where that was shown before."""
    place: str = ""
    """Its deck and concept: `deck/concept`."""


class IdeaText(NamedTuple):
    """An idea in a text."""

    id: str
    term: str
    definition: str
    mastery: Mastery = "new"


class PassageText(NamedTuple):
    """A part of a chapter's text."""

    text: str
    introduces: tuple[IdeaText, ...] = ()


class ChapterText(NamedTuple):
    """A chapter to be read."""

    id: str
    title: str
    passages: tuple[PassageText, ...]


class Asking(NamedTuple):
    """A question."""

    chapter: str
    """Quiet heading: the chapter (or deck) it belongs to."""
    ask: Ask
    previews: tuple[str, str, str, str] = ("", "", "", "")
    """For a self-graded answer: what Again, Hard, Good, Easy would each lead to (`10 min`, `6 days`)."""
    key: str = ""
    """Key of the item, for tests and messages."""


class Told(NamedTuple):
    """A stored answer and all there is to say about it."""

    answer: Answer
    verdict: Verdict
    again: str
    """`again in 10 min`, `again tomorrow`, `again in 6 days`."""
    where: str
    source_noun: str
    note: str = ""
    """Why it counts for less than it seems; mostly empty."""
    aside: str = ""
    """Why the card is set aside, and what to do; empty where it is not."""
    compare: str = ""
    """`deck/concept/other` of a look-alike that the idea can be compared with; empty where it has none."""


class IdeaLine(NamedTuple):
    """An idea named in the summary, with its mastery and a quiet note."""

    mastery: Mastery
    term: str
    note: str = ""


class Summary(NamedTuple):
    """What a session brought."""

    cards: int
    minutes: int
    met: tuple[IdeaLine, ...] = ()
    right: int = 0
    """Of the first answers to cards that came back from an earlier day, how many were right."""
    asked: int = 0
    expected: str = ""
    """`about as many as expected`, `more than expected`, ...; empty where there is nothing to compare."""
    stronger: tuple[IdeaLine, ...] = ()
    """Ideas whose hold grew most."""
    slipped: tuple[IdeaLine, ...] = ()
    """Ideas answered wrong at least once, without those that are `sure_wrong`."""
    mixed_up: tuple[tuple[str, str], ...] = ()
    """Pairs of terms that were taken for each other."""
    next: tuple[tuple[int, str], ...] = ()
    """Number of cards and when: (2, "in 10 minutes"), (8, "tomorrow"), (12, "on Saturday")."""
    new_tomorrow: bool = False
    """As many new ideas were met as a day allows, and these decks have more."""
    nothing: str = ""
    """Why there was nothing to ask; empty where there was."""
    sure_wrong: tuple[IdeaLine, ...] = ()
    """Ideas of which an answer was sure and wrong, with when they return."""
    more: bool = False
    """Something of the sitting is left: the learner went before its end, or a limit came."""


class Done(NamedTuple):
    """The session has ended."""

    summary: Summary


class Standing(NamedTuple):
    """The session's progress, for masthead and thread."""

    done: int
    total: int
    minutes: int
    timed: bool = True
    """Whether the learner wants to see the minutes."""


Step = Lesson | Asking | Done
