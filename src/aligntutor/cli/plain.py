"""Study line by line: for screen readers, pipes and slow lines."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TextIO, TypeVar

from aligntutor.core.asks import Answer, Arrange, Ask, Choose, Match, Recall, Verdict
from aligntutor.core.events import EventType
from aligntutor.tutor import NotSaved, Refused
from aligntutor.tutor.by_hand import undone_words
from aligntutor.tutor.shown import Asking, Done, Lesson, Summary, Told
from aligntutor.tutor.studying import Study

from .context import PROGRAM
from .prompts import ask, how_sure, paragraph, tell_idea
from .saying import say

LONGEST = 4000
"""Characters of a line that are read as an answer."""
HELP = """\
Type the number of an option, or your answer, and press Enter.
An order is all the numbers (2 1 3), pairs are numbers with letters (1c 2a).
An empty line goes on, or reveals. Commands:
  :u  take the last answer back, or whatever was done last
  :s  set this card aside
  :b  bury it until tomorrow
  :f NOTE  flag it, with a note or without
  :q  leave; everything answered is kept
  :?  this help
A line that begins with :: is an answer that begins with one colon."""

BY_HAND: dict[str, EventType] = {
    ":s": "suspend", ":suspend": "suspend", ":b": "bury", ":bury": "bury", ":f": "flag", ":flag": "flag",
}  # fmt: skip
ReadLine = Callable[[], str]
T = TypeVar("T")


class Leave(Exception):
    """The learner left, or the input ended."""


class TakeBack(Exception):
    """The learner asked to undo."""


class DoByHand(Exception):
    """The learner asked for something to be done with the card at hand."""

    def __init__(self, action: EventType, note: str = "") -> None:
        super().__init__(action)
        self.action = action
        self.note = note


def line_reader(stream: TextIO, *, echoed: bool) -> ReadLine:
    """Lines from a stream, of a longer one the first `LONGEST` characters.

    Where a terminal does not echo them, each ends the line of its prompt on stdout.
    """

    def read_line() -> str:
        line = part = stream.readline(LONGEST)
        while len(part) == LONGEST and not part.endswith("\n"):
            part = stream.readline(LONGEST)
        if line and not echoed:
            say()
        return line

    return read_line


def study_plainly(study: Study, read_line: ReadLine) -> int:
    """Drive a session over lines of text and give the exit code.

    `read_line` gives one line with its end, an empty string at the end of input.
    """
    gc.enable()  # a sitting may last an hour
    lost = False
    for line in study.news:
        paragraph(f"{line}. See: {PROGRAM} changes")
    if study.note and not isinstance(study.step, Done):
        paragraph(study.note)
    try:
        while not isinstance(study.step, Done):
            try:
                _take(study, read_line)
            except TakeBack:
                undone = _saved(study.undo, read_line)
                say(f"Undone{undone_words(undone)}" if undone else "There is nothing to undo.")
            except DoByHand as wish:
                _do(study, wish, read_line)
    except Leave:
        pass
    except NotSaved:
        lost = True
    _sum_up(study.finish(), isinstance(study.step, Done) and study.step.limited)
    if lost:
        say("What came last was not saved.")
    return 1 if lost else 0


def _do(study: Study, wish: DoByHand, read_line: ReadLine) -> None:
    try:
        say(_saved(lambda: study.by_hand(wish.action, wish.note), read_line))
    except NotSaved:
        raise
    except Refused as refusal:
        say(f"{refusal} {refusal.hint}")


def _take(study: Study, read_line: ReadLine) -> None:
    step = study.step
    if isinstance(step, Lesson):
        _tell_lesson(step)
        _line(read_line, "Enter goes on: ")
        _saved(study.read, read_line)
    elif isinstance(step, Asking):
        standing = study.standing
        say()
        paragraph(f"{step.chapter}, {standing.done + 1} of {standing.total}")
        answer = ask(step, lambda prompt: _line(read_line, prompt))
        _answer(study, step.ask, answer, read_line)


def _answer(study: Study, asked: Ask, answer: Answer, read_line: ReadLine) -> None:
    """Store an answer and tell what it was worth; who leaves when asked how sure keeps it all the same."""
    confidence, leaves = "", False
    if study.given(answer):
        try:
            confidence = how_sure(lambda prompt: _line_alone(read_line, prompt))
        except Leave:
            leaves = True
        except TakeBack:
            say("Undone")  # Nothing of it was stored yet, and it is asked again.
            return
    _tell(asked, _saved(lambda: study.answer(answer, confidence), read_line))
    study.go_on()
    if leaves:
        raise Leave


def _saved(act: Callable[[], T], read_line: ReadLine) -> T:
    """Do what must be stored; where it cannot be, say so and try again as often as asked.

    Raises NotSaved when the learner gives up or the input ends.
    """
    while True:
        try:
            return act()
        except NotSaved as problem:
            paragraph(f"Not saved. {problem} {problem.hint}")
            try:
                _before_trying_again(read_line)
            except Leave:
                raise problem from None


def _before_trying_again(read_line: ReadLine) -> None:
    while True:
        try:
            _line(read_line, "Enter tries again, :q leaves: ")
        except TakeBack:
            say("It was not saved, so there is nothing to take back.")
        except DoByHand:
            say("It has to be saved first.")
        else:
            return


def _line(read_line: ReadLine, prompt: str) -> str:
    """One line without its end; commands are carried out here. Raises Leave, TakeBack."""
    while True:
        say(prompt, end="")
        raw = read_line()
        if not raw:
            say()
            raise Leave
        if len(raw) >= LONGEST:
            say(f"Type fewer than {LONGEST} characters.")
            continue
        line = raw.rstrip("\r\n")
        word = line.strip()
        if word.startswith("::"):
            return word[1:]
        if not word.startswith(":"):
            return line
        if word in (":q", ":quit"):
            raise Leave
        if word in (":u", ":undo"):
            raise TakeBack
        name, _, note = word.partition(" ")
        if action := BY_HAND.get(name):
            raise DoByHand(action, note.strip())
        if word not in (":?", ":h", ":help"):
            say(f"There is no command {word}.")
        say(HELP)


def _line_alone(read_line: ReadLine, prompt: str) -> str:
    """As `_line`, where nothing can be done with the card yet."""
    while True:
        try:
            return _line(read_line, prompt)
        except DoByHand:
            say("First say how sure you are.")


def _tell_lesson(lesson: Lesson) -> None:
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


def _tell(asked: Ask, told: Told) -> None:
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


def _sum_up(summary: Summary, limited: bool) -> None:
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
    if limited:
        say("More is waiting whenever you like.")
