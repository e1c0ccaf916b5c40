"""Decks that were edited: what of it matters to who has learnt from them, recorded once in the log."""

from __future__ import annotations

import json
from typing import Any

from aligntutor.core.days import Moment, study_day
from aligntutor.core.states import Mark
from aligntutor.store import Compiled, Log, StoredDeck
from aligntutor.store.log import Acts


def note(log: Log, compiled: Compiled, at: Moment) -> None:
    """Compare the log with every deck that was compiled since that was done last; record what changed.

    Nothing is written to a log that is blank, or where nothing changed. Renames come first, in an act of
    their own: they are not taken back with the rest, as progress would then be left behind. Raises
    StoreError where the log cannot be written to; the next call tries again.
    """
    for deck in compiled.decks():
        if deck.compared and log.has(deck.compared):
            continue
        if log.blank:
            return
        if _renamed(log, compiled, deck.id):
            log.append_all(lambda deck=deck: _renamed(log, compiled, deck.id), at)  # type: ignore[misc]
        if _edited(log, compiled, deck, at):
            # Asked again within the transaction: another tutor may have just recorded it.
            log.append_all(lambda deck=deck: _edited(log, compiled, deck, at), at)  # type: ignore[misc]
        compiled.note_compared(deck.id, log.last())


def _renamed(log: Log, compiled: Compiled, deck: str) -> Acts:
    """What was learnt under an id that the deck has since replaced."""
    found: Acts = []
    read = log.lessons_read(deck)
    for concept in compiled.concepts(deck):
        origin = json.loads(concept.origin)
        for was in origin["was"] if origin["change"] != "split" else ():
            if was in read:
                found = [*found, ("renamed", {"deck": deck, "concept": concept.id, "was": was})]
    rows = compiled.cards(deck)
    ahead = (log.answered_cards(deck) | log.marks().keys()) - {row.key for row in rows}
    for row in rows:
        origin = json.loads(row.origin)
        for was in origin["was"] if not _is_part(row.concept, origin) else ():
            if was in ahead:
                ahead.remove(was)
                found = [*found, ("renamed", {"card": row.key, "was": was, "concept": row.concept})]
    return found


def _is_part(concept: str, origin: dict[str, Any]) -> bool:
    """Whether a written card is but a part of what it was."""
    return origin["change"] == "split" and not concept


def _edited(log: Log, compiled: Compiled, deck: StoredDeck, at: Moment) -> Acts:
    """What of the cards that were answered is otherwise than it was then."""
    rows = {row.key: json.loads(row.origin) for row in compiled.cards(deck.id)}
    marks, known = log.marks(), log.known_items(deck.id)
    # An entry with a fault is left out until that is mended: what is not there may well be only that.
    whole = not json.loads(deck.about).get("left_out")
    split = _split(compiled, deck.id, rows)
    found: list[tuple[Any, dict[str, Any]]] = []

    def tell(card: str, change: str, items: dict[str, list[str]], **more: int) -> None:
        found.append(("edited", {"card": card, "change": change, "items": items, **more}))

    for card in sorted(log.answered_cards(deck.id)):
        retired = marks.get(card, Mark(card)).retired
        origin = rows.get(card)
        if origin is None:
            if whole and not retired:
                tell(card, "split" if split & {card, "/".join(card.split("/")[:2])} else "retired", {})
            continue
        seen = known.get(card, {})
        for item, called in origin["called"].items():
            for was in called:
                if was in seen:
                    seen.setdefault(item, seen[was])
        now: dict[str, list[str]] = origin["items"]
        changed = {item: now[item] for item in now if item in seen and tuple(now[item]) != seen[item]}
        if retired:
            tell(card, "returned", now)
        if changed:
            unlike = any(learnt != seen[item][1] for item, (_, learnt) in changed.items())
            change = origin["change"] or ("meaning" if unlike else "clarified")
            due = {"due_day": study_day(at, log.scheduling.turn)} if change == "meaning" else {}
            tell(card, change, changed, **due)
    return found


def _split(compiled: Compiled, deck: str, rows: dict[str, dict[str, Any]]) -> set[str]:
    """Keys of written cards, and `deck/concept` of entries, that were taken apart."""
    cards = {was for origin in rows.values() if origin["change"] == "split" for was in origin["was"]}
    for concept in compiled.concepts(deck):
        origin = json.loads(concept.origin)
        if origin["change"] == "split":
            cards |= {f"{deck}/{was}" for was in origin["was"]}
    return cards
