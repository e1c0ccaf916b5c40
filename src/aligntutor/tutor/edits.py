"""Decks that were edited: what of it matters to who has learnt from them, recorded once in the log."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, NamedTuple

from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import Event, EventType
from aligntutor.core.renames import Place, place_of
from aligntutor.core.states import Mark
from aligntutor.store import Compiled, Log, StoredDeck
from aligntutor.store.edited import Hashes, Seen
from aligntutor.store.rebuilding import Acts


class Found(NamedTuple):
    """What a comparison of a deck with the log gives."""

    tell: Acts
    """What of the cards that were answered is otherwise than it was then."""
    stale: list[Event]
    """Changes of meaning that are none any more, as the deck is what it was when it was answered."""


def note(log: Log, compiled: Compiled, at: Moment) -> None:
    """Compare the log with every deck that was compiled since that was done last; record what changed.

    Nothing is written to a log that is blank, or where nothing changed. What another device records does
    not have it compared again: it may have another version, and the two would tell edits in turn. Renames
    come first, in an act of their own: they are not taken back with the rest, as progress would then be left
    behind. Raises StoreError where the log cannot be written to; the next call tries again.
    """
    for deck in compiled.decks():
        if deck.compared and log.has(deck.compared):
            continue
        if log.blank:
            return
        # Each is asked again within the transaction: another tutor may have just recorded it.
        if _renamed(log, compiled, deck.id):
            log.append_all(partial(_renamed, log, compiled, deck.id), at)
        tell, stale = _edited(log, compiled, deck, at)
        if stale:
            log.withdraw(lambda deck=deck: _edited(log, compiled, deck, at).stale, deck.id, at)  # type: ignore[misc]
        if tell:
            log.append_all(lambda deck=deck: _edited(log, compiled, deck, at).tell, at)  # type: ignore[misc]
        compiled.note_compared(deck.id, log.last())


def _renamed(log: Log, compiled: Compiled, deck: str) -> Acts:
    """What was learnt under an id that the deck has since replaced."""
    found: list[tuple[EventType, dict[str, Any]]] = []
    read = log.lessons_read(deck)
    for concept in compiled.concepts(deck):
        origin = json.loads(concept.origin)
        for was in origin["was"] if origin["change"] != "split" else ():
            if was in read:
                found.append(("renamed", {"deck": deck, "concept": concept.id, "was": was}))
    rows = compiled.cards(deck)
    ahead = (log.answered_cards(deck) | log.marks().keys()) - {row.key for row in rows}
    for row in rows:
        origin = json.loads(row.origin)
        for was in origin["was"] if not _is_part(row.concept, origin) else ():
            if was in ahead:
                ahead.remove(was)
                found.append(("renamed", {"card": row.key, "was": was, "concept": row.concept}))
    return found


def _is_part(concept: str, origin: dict[str, Any]) -> bool:
    """Whether a written card is but a part of what it was."""
    return origin["change"] == "split" and not concept


def _edited(log: Log, compiled: Compiled, deck: StoredDeck, at: Moment) -> Found:
    """What changed of the cards that were answered, and what that was told has not."""
    rows = {row.key: json.loads(row.origin) for row in compiled.cards(deck.id)}
    marks, known, renames = log.marks(), log.seen(deck.id), log.renames()
    # An entry with a fault is left out until that is mended: what is not there may well be only that.
    whole = not json.loads(deck.about).get("left_out")
    split = _split(compiled, deck.id, rows)
    found: list[tuple[EventType, dict[str, Any]]] = []
    stale: list[Event] = []

    def tell(card: str, change: str, items: dict[str, list[str]], **more: int) -> None:
        found.append(("edited", {"card": card, "change": change, "items": items, **more}))

    for card in sorted(log.answered_cards(deck.id)):
        seen = known.get(card, Seen({}, []))
        # Also what was taken back was told; a learner who does not want it is not told again.
        rests = bool(seen.told) and not seen.told[-1].event.payload["items"]
        retired = marks.get(card, Mark(card)).retired
        origin = rows.get(card)
        if origin is None:
            # A device that has a newer version of the deck may have given the card another id.
            if whole and not rests and not retired and not renames.keys(card) & rows.keys():
                tell(card, "split" if split & {card, "/".join(card.split("/")[:2])} else "retired", {})
            continue
        now = {item: (hashes[0], hashes[1]) for item, hashes in origin["items"].items()}
        changed, unlike = _changed(now, origin["called"], seen)
        if retired and rests:
            tell(card, "returned", origin["items"])
        if changed:
            change = origin["change"] or ("meaning" if unlike else "clarified")
            due = {"due_day": study_day(at, log.scheduling.turn)} if change == "meaning" else {}
            tell(card, change, changed, **due)
        stale += _stale(now, origin["called"], seen)
    return Found(found, stale)


def _changed(
    now: dict[str, Hashes], called: dict[str, list[str]], seen: Seen
) -> tuple[dict[str, list[str]], bool]:
    """The items that are neither as they were answered last nor as was told since; whether one means another.

    `called` has the former names of items.
    """
    changed, unlike = {}, False
    for item, hashes in now.items():
        names = [item, *called.get(item, ())]
        last = _last(names, seen)
        if last is None:
            continue
        known = [last[1]]
        for told in seen.told:
            if place_of(told.event) > last[0] and not told.withdrawn:
                items = told.event.payload["items"]
                known += [(items[name][0], items[name][1]) for name in names if name in items]
        if hashes not in known:
            changed[item] = [*hashes]
            unlike = unlike or hashes[1] not in {learnt for _, learnt in known}
    return changed, unlike


def _last(names: list[str], seen: Seen) -> tuple[Place, Hashes] | None:
    """The last answer to an item, under its present name or else a former one."""
    return next((seen.answered[name] for name in names if name in seen.answered), None)


def _stale(now: dict[str, Hashes], called: dict[str, list[str]], seen: Seen) -> list[Event]:
    """The changes of meaning in force of which every item is again as it was answered before them."""
    as_answered = {}
    for item, hashes in now.items():
        names = [item, *called.get(item, ())]
        last = _last(names, seen)
        if last and last[1] == hashes:
            as_answered.update(dict.fromkeys(names, last[0]))
    return [
        event
        for event, undone, _ in seen.told
        if event.payload["change"] == "meaning" and event.payload["items"] and not undone
        if all(name in as_answered and as_answered[name] < place_of(event) for name in event.payload["items"])
    ]


def _split(compiled: Compiled, deck: str, rows: dict[str, dict[str, Any]]) -> set[str]:
    """Keys of written cards, and `deck/concept` of entries, that were taken apart."""
    cards = {was for origin in rows.values() if origin["change"] == "split" for was in origin["was"]}
    for concept in compiled.concepts(deck):
        origin = json.loads(concept.origin)
        if origin["change"] == "split":
            cards |= {f"{deck}/{was}" for was in origin["was"]}
    return cards
