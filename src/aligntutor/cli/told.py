"""Line mode: what is told of lessons, answers and sittings."""

from __future__ import annotations

from aligntutor.core.asks import Arrange, Ask, Choose, Match, Recall, Verdict
from aligntutor.tutor.shown import Lesson, Summary, Told

from .context import PROGRAM
from .prompts import paragraph, tell_idea
from .saying import say


def tell_lesson(lesson: Lesson) -> None:
    """A new idea, with what comes before it in its chapter."""
    say()
    if lesson.chapter:
        paragraph(f"Chapter: {lesson.chapter}")
        say()
    if lesson.passage:
        paragraph(lesson.passage)
        say()
    paragraph(f"A new idea, {lesson.nth} of {lesson.of} today: {lesson.term}")
    say()
    tell_idea(lesson)


def tell_verdict(asked: Ask, told: Told) -> None:
    """What an answer was worth, and why."""
    verdict = told.verdict
    say()
    note = f" {told.note}" if told.note else ""
    paragraph(f"{_verdict_line(asked, verdict)}{note} {told.again[:1].upper()}{told.again[1:]}.")
    if told.aside:
        paragraph(told.aside)
    for reason in verdict.reasons:
        head = {"tempts": "Why it tempts: ", "holds": "Why it holds: ", "remark": ""}[reason.role]
        paragraph(head + reason.text)
    if told.where:
        paragraph(f"In the {told.source_noun}: {told.where}")
    if told.compare and not verdict.correct:
        deck, concept, other = told.compare.split("/")
        paragraph(f"Beside its look-alike: {PROGRAM} compare {deck}/{concept} {other}")


def _verdict_line(asked: Ask, verdict: Verdict) -> str:
    if verdict.correct:
        return f"Correct, nearly. We call it {verdict.key}." if verdict.nearly else "Correct."
    word = "Partly correct." if verdict.credit > 0 else "Wrong."
    key = verdict.key.rstrip(".")
    match asked:
        case Recall() | Match():
            return word
        case Arrange(parts=parts):
            order = sorted(range(len(parts)), key=lambda n: key.find(parts[n].text.rstrip(".")))
            return f"{word} A right order is {' '.join(str(n + 1) for n in order)}."
        case Choose(many=False, options=options):
            numbers = [f"{n}, " for n, option in enumerate(options, 1) if option.text == verdict.key]
            return f"{word} The answer is {''.join(numbers[:1])}{key}."
        case _:
            return f"{word} The answer is {key}."


def sum_up(summary: Summary) -> None:
    """What a sitting brought."""
    say()
    cards = "1 card" if summary.cards == 1 else f"{summary.cards} cards"
    paragraph(f"That is all for now: {cards} in {summary.minutes} min.")
    if summary.nothing:
        paragraph(summary.nothing)
    for head, lines in (
        ("Met today", summary.met),
        ("Stronger", summary.stronger),
        ("Slipped", summary.slipped),
        ("Sure, but wrong", summary.sure_wrong),
    ):
        for line in lines:
            comma = "" if line.term.endswith((".", "?", "!", "…")) else ","
            paragraph(f"{head}: {line.term}" + (f"{comma} {line.note}" if line.note else ""))
    if summary.asked:
        tail = f", {summary.expected}" if summary.expected else ""
        paragraph(f"Came back: {summary.right} of {summary.asked}{tail}")
    for left, right in summary.mixed_up:
        paragraph(f"Mixed up: {left} and {right}")
    if summary.next:
        paragraph(
            "Cards that come next: " + ", ".join(f"{number} {when}" for number, when in summary.next) + "."
        )
    if summary.new_tomorrow:
        say("Today's new ideas are met. More come tomorrow.")
    if summary.more:
        say("More is waiting whenever you like.")
