"""Small makers for the tests of the study room."""

from __future__ import annotations

from aligntutor.core.identity import item_key
from aligntutor.core.items import Item
from aligntutor.core.states import CardState
from aligntutor.kinds import KINDS


def an_item(card: str, name: str, *, kind: str = "flashcard", case: str = "") -> Item:
    """An item of a card; its question is as small as the kind allows."""
    fields = {
        "flashcard": {"front": name, "back": "back"},
        "typed": {"ask": name, "answer": "answer"},
        "true-false": {"ask": name, "answer": True},
    }[kind]
    deck, concept, *skill = card.split("/")
    return Item(
        key=item_key(card, "T01", "form", name), card=card, deck=deck, concept=concept if skill else "",
        skill="/".join(skill), question=KINDS[kind](**fields), case=case,
    )  # fmt: skip


def a_state(card: str, **changes: object) -> CardState:
    """A graduated card that was last seen ten days before day 100."""
    deck, concept, *skill = card.split("/")
    state = CardState(
        card=card, deck=deck, concept=concept if skill else "", phase="review", step=0, stability=10.0,
        difficulty=5.0,
        last_day=90, last_ms=0, due_day=100, due_ms=0, reps=3, lapses=0, right=3, last_item="",
    )  # fmt: skip
    return state._replace(**changes)  # type: ignore[arg-type]
