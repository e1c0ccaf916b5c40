"""What is known of a card, in words."""

from __future__ import annotations

from aligntutor.core.events import Event

from .acts import ANSWERS, WHY
from .by_hand import CardFacts
from .wording import date_line, day_of, days, plural

RATINGS = ("Again", "Hard", "Good", "Easy")
DEEDS = {
    "lesson": "its lesson was read", "suspend": "set aside", "unsuspend": "asked again", "bury": "buried",
    "unbury": "asked again", "flag": "flagged", "unflag": "flagged no longer", "reset": "to be learnt anew",
    "forget": "forgotten", "due": "set due", "edited": "its deck changed it", "renamed": "renamed",
}  # fmt: skip
"""What happened to a card besides answers."""


def told_of(facts: CardFacts, today: int) -> list[tuple[str, list[str]]]:
    """Labels, each with its lines: how the card stands, what is set on it, its history from the end."""
    found = [("Now", [_now(facts, today)])]
    if state := facts.state:
        held = days(state.stability) if state.stability >= 0.5 else "less than a day"
        found.append(("Holds for", [f"{held}, difficulty {state.difficulty:.1f} of 10"]))
        times, lapses = plural(state.reps, "time"), plural(state.lapses, "time")
        found.append(("Answered", [f"{times}, {state.right} right, forgotten {lapses}"]))
    marks = _marks(facts, today)
    if marks:
        found.append(("Set on it", marks))
    if facts.history:
        found.append(("History", [_happened(event) for event in reversed(facts.history)]))
    return found


def _now(facts: CardFacts, today: int) -> str:
    state = facts.state
    if state is None:
        return "To be learnt anew." if facts.mark.fresh else "Not answered yet."
    likely = f"{facts.recall:.0%} likely to be recalled today"
    due = "due today" if state.due_day <= today else f"due on {date_line(state.due_day)}"
    return f"In {state.phase}, {due}; {likely}."


def _marks(facts: CardFacts, today: int) -> list[str]:
    mark = facts.mark
    lines = [WHY[mark.suspended]] if mark.suspended else []
    if mark.until > today:
        lines.append(f"buried until {date_line(mark.until)}")
    if mark.note is not None:
        lines.append(f"flagged{': ' + mark.note if mark.note else ''}")
    return lines


def _happened(event: Event) -> str:
    told, when = event.payload, day_of(event.day).isoformat()
    if event.type in ANSWERS:
        verdict = "right" if told["correct"] else "wrong"
        sure = f", {told['confidence']}" if told["confidence"] else ""
        seconds = f", {told['latency_ms'] / 1000:.0f} s"
        kind = " (practice)" if event.type == "practice" else ""
        return f"{when}  {verdict}{sure}, {RATINGS[told['rating'] - 1]}{seconds}{kind}"
    more = told.get("note") or told.get("change") or told.get("was") or ""
    if event.type in ("bury", "due"):
        more = day_of(told["until" if event.type == "bury" else "day"]).isoformat()
    return f"{when}  {DEEDS.get(event.type, event.type)}{': ' + str(more) if more else ''}"
