"""The tour: three short cards on how the tutor is used."""

from __future__ import annotations

from typing import NamedTuple


class TourCard(NamedTuple):
    """One of them."""

    head: str
    texts: tuple[str, ...]


TOUR = (
    TourCard(
        "You answer, and see why",
        (
            "A new idea comes with a short lesson and its first questions. Pick an answer by its "
            "letter, and give it with Enter.",
            "Then you see why a wrong answer tempts, why the right one holds, and where the source "
            "says so. With x you see the idea beside the one it is easily taken for; with f you note "
            "what is wrong with a question, for its author.",
        ),
    ),
    TourCard(
        "What you know comes back",
        (
            "Each card returns just before you would lose it: after minutes, then days, then months. "
            "There is nothing to plan: open the tutor, press Enter, and stop when you like.",
            "Every answer is kept at once. With u you take the last one back, and a day of rest costs"
            " nothing.",
        ),
    ),
    TourCard(
        "Look around",
        (
            "On the first page m shows the map of all ideas, r the course as a text, t what you "
            "retain, and / every card.",
            "On any page ? tells its keys, and Ctrl+P finds everything by name. `aligntutor demo` "
            "shows all of it after four months of somebody else.",
        ),
    ),
)
