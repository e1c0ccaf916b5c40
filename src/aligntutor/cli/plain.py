"""Study line by line: for screen readers, pipes and slow lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import TextIO, TypeVar

from aligntutor.core.asks import Answer, Ask, Choose, Chosen, Recall, Recalled, Verdict, Write, Written
from aligntutor.tutor import NotSaved
from aligntutor.tutor.shown import Asking, Done, Lesson, Summary, Told
from aligntutor.tutor.studying import Study

from .saying import say

WIDTH = 76
LONGEST = 4000
"""Characters of a line that are read as an answer."""
HELP = """\
Type the number of an option, or your answer, and press Enter.
An empty line goes on, or reveals. Commands:
  :u  take the last answer back
  :q  leave; everything answered is kept
  :?  this help
A line that begins with :: is an answer that begins with one colon."""
RATINGS = ("Again", "Hard", "Good", "Easy")

ReadLine = Callable[[], str]
T = TypeVar("T")


class Leave(Exception):
    """The learner left, or the input ended."""


class TakeBack(Exception):
    """The learner asked to undo."""


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
    lost = False
    try:
        while not isinstance(study.step, Done):
            try:
                _take(study, read_line)
            except TakeBack:
                undone = _saved(study.undo, read_line)
                say("Undone" if undone else "There is nothing to undo.")
    except Leave:
        pass
    except NotSaved:
        lost = True
    _sum_up(study.finish(), isinstance(study.step, Done) and study.step.limited)
    if lost:
        say("What came last was not saved.")
    return 1 if lost else 0


def _take(study: Study, read_line: ReadLine) -> None:
    step = study.step
    if isinstance(step, Lesson):
        _tell_lesson(step)
        _line(read_line, "Enter goes on: ")
        _saved(study.read, read_line)
    elif isinstance(step, Asking):
        standing = study.standing
        say()
        _paragraph(f"{step.chapter}, {standing.done + 1} of {standing.total}")
        answer = _ask(step, read_line)
        _tell(step.ask, _saved(lambda: study.answer(answer), read_line))
        study.go_on()


def _saved(act: Callable[[], T], read_line: ReadLine) -> T:
    """Do what must be stored; where it cannot be, say so and try again as often as asked.

    Raises NotSaved when the learner gives up or the input ends.
    """
    while True:
        try:
            return act()
        except NotSaved as problem:
            _paragraph(f"Not saved. {problem} {problem.hint}")
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
        if word not in (":?", ":h", ":help"):
            say(f"There is no command {word}.")
        say(HELP)


def _ask(step: Asking, read_line: ReadLine) -> Answer:
    match step.ask:
        case Choose() as ask:
            return _choose(ask, read_line)
        case Write() as ask:
            return _write(ask, read_line)
        case Recall() as ask:
            return _recall(ask, step.previews, read_line)


def _choose(ask: Choose, read_line: ReadLine) -> Chosen:
    _paragraph(ask.stem)
    for number, option in enumerate(ask.options, 1):
        _paragraph(option.text, first=f"{number}. ", rest="   ")
    prompt = "Your numbers: " if ask.many else "Your number: "
    while True:
        numbers = _numbers(_line(read_line, prompt), len(ask.options))
        if numbers and (ask.many or len(numbers) == 1):
            return Chosen(tuple(ask.options[number - 1].id for number in sorted(numbers)))
        wanted = "one or more numbers" if ask.many else "one number"
        say(f"Type {wanted} from 1 to {len(ask.options)}.")


def _numbers(line: str, most: int) -> set[int]:
    """The numbers from 1 to `most` on a line; empty where there is anything else on it."""
    words = re.split(r"[\s,]+", line.strip())
    if not all(re.fullmatch(r"[0-9]{1,3}", word) and 1 <= int(word) <= most for word in words):
        return set()
    return {int(word) for word in words}


def _write(ask: Write, read_line: ReadLine) -> Written:
    _paragraph(ask.stem)
    if ask.hint:
        _paragraph(ask.hint)
    while not (text := _line(read_line, "Your answer: ").strip()):
        say("Type an answer; a guess is fine.")
    return Written(text)


def _recall(ask: Recall, previews: tuple[str, ...], read_line: ReadLine) -> Recalled:
    _paragraph(ask.stem)
    _line(read_line, "Say it to yourself, then Enter shows the answer: ")
    _paragraph(ask.back)
    met: tuple[int, ...] = ()
    if ask.checklist:
        say("A good answer contains:")
        for number, point in enumerate(ask.checklist, 1):
            _paragraph(point, first=f"{number}. ", rest="   ")
        met = _points(len(ask.checklist), read_line)
    say(
        "   ".join(
            f"{n} {name} ({when})" for n, (name, when) in enumerate(zip(RATINGS, previews, strict=True), 1)
        )
    )
    while True:
        numbers = _numbers(_line(read_line, "How did it come back, 1 to 4: "), 4)
        if len(numbers) == 1:
            return Recalled(numbers.pop(), met)
        say("Type one number from 1 to 4.")


def _points(most: int, read_line: ReadLine) -> tuple[int, ...]:
    while True:
        line = _line(read_line, "Numbers of the points you had (Enter for none): ")
        numbers = _numbers(line, most)
        if numbers or not line.strip():
            return tuple(number - 1 for number in sorted(numbers))
        say(f"Type numbers from 1 to {most}, or nothing.")


def _tell_lesson(lesson: Lesson) -> None:
    say()
    _paragraph(f"A new idea, {lesson.nth} of {lesson.of} today: {lesson.term}")
    say()
    _paragraph(lesson.definition)
    for head, text in (
        ("Why it matters: ", lesson.why_it_matters),
        ("A case: ", lesson.case),
        *((f"Not to be confused with {term}: ", note) for term, note in lesson.contrasts),
        (f"In the {lesson.source_noun}: ", lesson.where),
    ):
        if text:
            _paragraph(head + text)


def _tell(ask: Ask, told: Told) -> None:
    verdict = told.verdict
    say()
    _paragraph(f"{_verdict_line(ask, verdict)} {told.again[:1].upper()}{told.again[1:]}.")
    for reason in verdict.reasons:
        head = {"tempts": "Why it tempts: ", "holds": "Why it holds: ", "remark": ""}[reason.role]
        _paragraph(head + reason.text)
    if told.where:
        _paragraph(f"In the {told.source_noun}: {told.where}")


def _verdict_line(ask: Ask, verdict: Verdict) -> str:
    if verdict.correct:
        return f"Correct, nearly. It is written {verdict.key}." if verdict.nearly else "Correct."
    word = "Partly correct." if verdict.credit > 0 else "Wrong."
    if isinstance(ask, Recall):
        return word
    if isinstance(ask, Choose) and not ask.many:
        number = next((n for n, o in enumerate(ask.options, 1) if o.text == verdict.key), 0)
        if number:
            return f"{word} The answer is {number}, {verdict.key.rstrip('.')}."
    return f"{word} The answer is {verdict.key.rstrip('.')}."


def _sum_up(summary: Summary, limited: bool) -> None:
    say()
    cards = "1 card" if summary.cards == 1 else f"{summary.cards} cards"
    _paragraph(f"That is all for now: {cards} in {summary.minutes} min.")
    for head, lines in (
        ("Met today", summary.met),
        ("Stronger", summary.stronger),
        ("Slipped", summary.slipped),
    ):
        for line in lines:
            _paragraph(f"{head}: {line.term}" + (f", {line.note}" if line.note else ""))
    if summary.asked:
        tail = f", {summary.expected}" if summary.expected else ""
        _paragraph(f"Came back: {summary.right} of {summary.asked}{tail}")
    for left, right in summary.mixed_up:
        _paragraph(f"Mixed up: {left} and {right}")
    if summary.next:
        _paragraph(
            "Cards that come next: " + ", ".join(f"{number} {when}" for number, when in summary.next) + "."
        )
    if summary.new_tomorrow:
        say("Today's new ideas are met. More come tomorrow.")
    if limited:
        say("More is waiting whenever you like.")


def _paragraph(text: str, first: str = "", rest: str = "") -> None:
    """Say a text in lines of at most 76 columns, its own line breaks kept."""
    lead = first
    for line in text.split("\n") or [""]:
        wrapped = textwrap.wrap(line, WIDTH, initial_indent=lead, subsequent_indent=rest) or [lead.rstrip()]
        say("\n".join(wrapped))
        lead = rest
