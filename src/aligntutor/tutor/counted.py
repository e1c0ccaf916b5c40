"""What light commands tell, as plain data; apart from what screens show, since it must load fast."""

from typing import NamedTuple


class DeckFacts(NamedTuple):
    """A deck on offer."""

    deck: str
    title: str
    version: str
    path: str
    concepts: int
    cards: int
    items: int
    origin: str
    """`bundled`, `installed` or `remembered`."""
    trouble: str = ""
    """Why it cannot be used; empty where it can."""
    left_out: int = 0
    """Entries with a fault, which are not asked about."""
    source: str = ""
    """Where an installed deck came from, and is updated from."""


class DueCount(NamedTuple):
    """What a deck has for today."""

    deck: str
    due: int
    """Everything but new ideas: reviews, cards on a step, cards that unlock."""
    new: int
    """New ideas still allowed today, as far as this deck has them."""
    learning: int
    """Those of `due` that are on a learning or relearning step."""


class DueReport(NamedTuple):
    """What all decks have for today; `new` is bounded by what the day still allows."""

    due: int
    new: int
    decks: tuple[DueCount, ...]
    postponed: int = 0
    """Reviews that are due and beyond the day's limit."""
    clear_in: int | None = 0
    """In how many days none will be postponed; none where that cannot be foreseen."""
    note: str = ""
    """The same in words, or that there is a pause; mostly nothing."""


class Statistics(NamedTuple):
    """What was done, and an estimate of what is retained."""

    reviews: int
    cards: dict[str, int]
    """Number of cards that are `new`, `learning`, `review`, `suspended`."""
    retained: int
    asked: int
    """Of so many first answers of a day to cards last seen on an earlier one, so many were right."""
    low: float | None
    high: float | None
    """Wilson 95 % interval of the share retained; none without answers."""
    minutes: int
    days: tuple[tuple[int, int, int, int], ...]
    """Study day, reviews, right ones, milliseconds."""
