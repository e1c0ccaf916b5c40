"""The tour: three short cards on how the tutor is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from aligntutor.settings.keys import KEYS, spoken


class TourCard(NamedTuple):
    """One of them."""

    head: str
    texts: tuple[str, ...]


TOUR = (
    TourCard(
        "You answer, and see why",
        (
            "A new idea comes with a short lesson and its first questions. Pick an answer by its "
            "letter, and give it with {go-on}.",
            "Then you see why a wrong answer tempts, why the right one holds, and where the source "
            "says so. With {compare} you see the idea beside the one it is easily taken for; with "
            "{flag} you note what is wrong with a question, for its author.",
        ),
    ),
    TourCard(
        "What you know comes back",
        (
            "Each card returns just before you would lose it: after minutes, then days, then months. "
            "There is nothing to plan: open the tutor, press {go-on}, and stop when you like.",
            "Every answer is kept at once. With {undo} you take the last one back, and a day of rest "
            "costs nothing.",
        ),
    ),
    TourCard(
        "Look around",
        (
            "On the first page {map} shows the map of all ideas, {read} the course as a text, "
            "{statistics} what you retain, and {browse} every card.",
            "On any page {help} tells its keys, and {commands} finds everything by name. "
            "`aligntutor demo` shows all of it after four months of somebody else.",
        ),
    ),
)
"""With names of `settings.keys` where keys are to stand."""


def tour(own: Mapping[str, str]) -> list[TourCard]:
    """The cards, with the keys that the learner has chosen (`own`) and else the first ones."""
    keys = {name: spoken(own, name) for name in KEYS}
    return [TourCard(card.head, tuple(text.format_map(keys) for text in card.texts)) for card in TOUR]
