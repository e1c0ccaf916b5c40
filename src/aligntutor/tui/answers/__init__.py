"""One widget for each way of asking."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from aligntutor.core.asks import Arrange, Ask, Choose, Match, Recall, Write

if TYPE_CHECKING:
    from .answering import Answering

ANSWERS: dict[type[Ask], str] = {
    Choose: "choosing.Choosing",
    Write: "writing.Writing",
    Recall: "recalling.Recalling",
    Arrange: "arranging.Arranging",
    Match: "pairing.Pairing",
}
"""Module and class; read when it is first asked that way, so that the first card is not kept waiting."""


def area(ask: Ask) -> Answering:
    """A new widget for this way of asking."""
    module, name = ANSWERS[type(ask)].split(".")
    made: Answering = getattr(import_module(f".{module}", __name__), name)()
    return made
