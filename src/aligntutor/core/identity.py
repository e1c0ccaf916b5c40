"""What progress hangs on: skills, keys and hashes; standard library only, and light to load."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Any, Literal

Skill = Literal[
    "name", "meaning", "recognise", "contrast", "refute", "infer",
    "quantify", "order", "attribute", "map", "presuppose", "find-slip",
]  # fmt: skip
SKILLS: tuple[Skill, ...] = (
    "name", "recognise", "meaning", "infer", "refute", "contrast",
    "quantify", "order", "attribute", "map", "presuppose", "find-slip",
)  # fmt: skip
"""All skills, in the order in which a concept's cards are unlocked."""


def digest(*parts: str) -> str:
    """Full hex SHA-256 of the parts, kept apart by a zero byte."""
    from hashlib import sha256  # loads OpenSSL, which light commands need not wait for

    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


SPAN = 1 << 60
"""`mixed` is below this, so that SQLite adds two of them exactly."""


def mixed(cards: Iterable[str]) -> int:
    """The sum of a hash of each key, modulo `SPAN`: sets of as many cards and the same sum are the same."""
    return sum(int(digest(card)[:15], 16) for card in cards) % SPAN


def text_id(text: str) -> str:
    """Id of an element that has none of its own: a hash of its text, never of its position.

    How YAML breaks the text into lines and how letters are composed does not matter.
    """
    return "h" + digest(one_line(text))[:12]


def one_line(text: str) -> str:
    """The text with its letters composed and each run of white space a single space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def card_key(deck: str, *parts: str) -> str:
    """Key of a card: `deck/concept/skill[/fact]` for an entry's card, `deck/id` for a written one."""
    return "/".join((deck, *(part for part in parts if part)))


def concept_of(card: str) -> str:
    """Id of the concept in a card's key; empty for a card that stands alone."""
    return card.split("/")[1] if card.count("/") > 1 else ""


def deck_of(card: str) -> str:
    """Id of the deck that a card's key begins with."""
    return card.split("/", 1)[0]


def item_key(card: str, template: str, form: str, element: str) -> str:
    """Key of an item: its card, the template (`own` where written by hand), the form, the source element."""
    return f"{card}#{template}.{form}.{element}"


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the one form that is hashed and compared."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
