"""`aligntutor card`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from aligntutor.core.days import turn_of
from aligntutor.core.events import EventType

from .context import Setup, day_named, iso, iso_day, json_option, prepared
from .saying import many, say, say_json

if TYPE_CHECKING:
    from aligntutor.core.decks import Place
    from aligntutor.core.events import Event
    from aligntutor.tutor.by_hand import Aside, CardFacts

DONE: dict[EventType, str] = {
    "suspend": "set aside until you unsuspend it",
    "unsuspend": "asked again",
    "bury": "not asked until {date}",
    "unbury": "asked again",
    "flag": "flagged",
    "unflag": "flagged no longer",
    "reset": "learnt anew, from now on",
    "forget": "forgotten, as if never met",
    "due": "due on {date}",
}
"""What may be done, and how it is told."""


@click.command()
@click.argument("card", metavar="[ID]", required=False)
@click.argument("action", metavar="[ACTION]", required=False, type=click.Choice(list(DONE)))
@click.argument("value", required=False)
@click.option("--source", is_flag=True, help="Print the file and line that it comes from, as FILE:LINE.")
@json_option
@click.pass_obj
def command(
    setup: Setup,
    card: str | None,
    action: EventType | None,
    value: str | None,
    *,
    source: bool,
    as_json: bool,
) -> None:
    """Show what is known of a card, or do something with it; without ID list the cards that are set aside.

    ID is a card's key (deck/concept/skill, or deck/id), or a concept (deck/concept) for all its cards; the
    deck may be left out. ACTION is suspend, unsuspend, bury, unbury, flag, unflag, reset, forget or due.
    VALUE: with flag a note; with due and bury a date (2026-05-14) or a number of days.
    Everything done here is taken back by: aligntutor undo
    """
    if value is not None and action not in ("flag", "due", "bury"):
        raise click.BadParameter(f"{action or 'a card alone'} takes no value.", param_hint="VALUE")
    if source and (card is None or action):
        raise click.UsageError("--source wants one ID and nothing to be done with it.")
    with prepared(setup) as tutor:
        hand = tutor.by_hand()
        if source and card:
            _places([tutor.place(key) for key in hand.find(card)], as_json)
            return
        if card is None:
            _list(hand.aside(), as_json)
            return
        if action is None:
            found = [hand.facts(key) for key in hand.find(card)]
        else:
            days = _days_ahead(action, value, hand.today)
            done = hand.act(action, card, value or "" if action == "flag" else "", days)
            found = [hand.facts(key) for key in done]
        today = hand.today
    turn = tutor.settings.scheduling.turn
    if as_json:
        rows = [_row(facts, turn) for facts in found]
        say_json(rows[0] if len(rows) == 1 and rows[0]["card"].endswith(card) else rows)
    elif action is None:
        for facts in found:
            _tell(facts, today)
    else:
        which = found[0].card if len(found) == 1 else many(len(found), "card")
        say(f"{which}: {DONE[action].format(date=iso_day(today + days))}.")


def _list(cards: list[Aside], as_json: bool) -> None:
    if as_json:
        say_json([{**one._asdict(), "until": iso_day(one.until) if one.until else None} for one in cards])
    elif not cards:
        say("No card is set aside.")
    else:
        for one in cards:
            say(f"{one.card}  {one.name}: {one.why}")


def _places(places: list[Place], as_json: bool) -> None:
    """Each once: the cards of an idea share the place of their idea."""
    shown = list(dict.fromkeys(places))
    if as_json:
        say_json([{"path": place.path, "line": place.line} for place in shown])
    for place in () if as_json else shown:
        say(f"{place.path}:{place.line}")


def _days_ahead(action: EventType, value: str | None, today: int) -> int:
    if action == "due" and value is None:
        raise click.BadParameter("due takes a date, or a number of days.", param_hint="VALUE")
    if action not in ("due", "bury") or value is None:
        return 1
    return day_named(value, today, "VALUE", soonest=int(action == "bury")) - today


def _tell(facts: CardFacts, today: int) -> None:
    from aligntutor.tutor.acts import WHY

    say(facts.card)
    about = f"{facts.term}: {facts.asks}" if facts.term else facts.asks
    say(f"  {about or 'No deck on offer has it any more; its history is kept.'}")
    state, mark = facts.state, facts.mark
    if state is None:
        say("  Not answered yet." if not mark.fresh else "  To be learnt anew, from now on.")
    else:
        likely = f"{facts.recall:.0%} likely to be recalled today"
        say(f"  In {state.phase}, due on {iso_day(state.due_day)}; {likely}.")
        say(f"  Holds for {state.stability:.1f} days, difficulty {state.difficulty:.1f} of 10.")
        times, lapses = many(state.reps, "time"), many(state.lapses, "time")
        say(f"  Answered {times}, {state.right} right; forgotten {lapses}.")
    if mark.suspended:
        say(f"  It is {WHY[mark.suspended]}.")
    if mark.until > today:
        say(f"  Buried until {iso_day(mark.until)}.")
    if mark.note is not None:
        say(f"  Flagged{': ' + mark.note if mark.note else '.'}")
    for event in facts.history:
        say(f"  {iso(event.wall)[:10]}  {event.type:<10} {_what(event)}".rstrip())


def _what(event: Event) -> str:
    told = event.payload
    if event.type in ("review", "practice"):
        rating = ("Again", "Hard", "Good", "Easy")[told["rating"] - 1]
        due = f", due {iso_day(told['due_day'])}" if event.type == "review" else ""
        return f"{'right' if told['correct'] else 'wrong'}, {rating}{due}"
    if event.type in ("bury", "due"):
        return iso_day(told["until" if event.type == "bury" else "day"])
    return str(told.get("note") or told.get("change") or told.get("was") or "")


def _row(facts: CardFacts, turn: int) -> dict[str, Any]:
    state, mark = facts.state, facts.mark
    offset = facts.history[-1].offset if facts.history else 0
    row: dict[str, Any] = {
        "card": facts.card, "deck": facts.card.split("/", 1)[0], "concept": facts.concept, "term": facts.term,
        "skill": facts.skill, "asks": facts.asks, "phase": state.phase if state else "new",
    }  # fmt: skip
    if state:
        due = state.due_ms or turn_of(state.due_day, offset, turn)
        row |= {
            "stability": state.stability, "difficulty": state.difficulty, "retrievability": facts.recall,
            "due": iso(due), "reps": state.reps, "right": state.right, "lapses": state.lapses,
        }  # fmt: skip
    return row | {
        "suspended": mark.suspended or None,
        "buried_until": iso_day(mark.until) if mark.until else None,
        "flag": mark.note,
        "reset": mark.fresh,
        "history": [
            {"id": event.id, "type": event.type, "at": iso(event.wall), "day": event.day, **event.payload}
            for event in facts.history
        ],
    }
