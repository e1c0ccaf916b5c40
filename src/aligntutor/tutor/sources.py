"""Where in its deck's files a card stands."""

from __future__ import annotations

from pathlib import Path

from aligntutor import decks
from aligntutor.core.decks import DeckError, Place
from aligntutor.core.identity import deck_of
from aligntutor.store import Compiled

from .refusal import Refused


def place_of(compiled: Compiled, card: str) -> Place:
    """The place of a card, or of an idea (`deck/concept`), as the files are now.

    Raises Refused where no deck has it, or not any more.
    """
    row = compiled.deck(deck_of(card))
    if row is None:
        raise Refused("No deck on offer has this card any more.", "Its history is kept.")
    try:
        places = decks.read(Path(row.path)).places or {}
    except DeckError as error:
        raise Refused(f"{row.title} cannot be read: {error.problems[0].message}.", "Check it.") from None
    name = card.partition("/")[2]
    while name and name not in places:
        name = name.rpartition("/")[0]
    if not name:
        raise Refused("Its file has this card no longer.", "Your changes are read at the next start.")
    return places[name]
