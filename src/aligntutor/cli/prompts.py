"""Line mode: a prompt for each way of asking, with a line read until it fits; and how ideas are told."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from string import ascii_lowercase

from aligntutor.core.asks import (
    Answer,
    Arrange,
    Arranged,
    Choose,
    Chosen,
    Match,
    Matched,
    Recall,
    Recalled,
    Shown,
    Write,
    Written,
)
from aligntutor.kinds.quantities import unread
from aligntutor.tutor.shown import Asking, Lesson

from .saying import say

WIDTH = 76
RATINGS = ("Again", "Hard", "Good", "Easy")

Prompt = Callable[[str], str]
"""Shows a prompt and gives the line typed; commands are carried out on the way."""


def ask(step: Asking, line: Prompt) -> Answer:
    """Ask until the answer is one that can be graded."""
    paragraph(step.ask.stem)
    match step.ask:
        case Choose() as choose:
            return _choose(choose, line)
        case Write() as write:
            return _write(write, line)
        case Recall() as recall:
            return _recall(recall, step.previews, line)
        case Arrange() as arrange:
            return _arrange(arrange, line)
        case Match() as match:
            return _match(match, line)


def tell_idea(lesson: Lesson) -> None:
    """What a lesson says of its idea."""
    paragraph(lesson.definition)
    for head, text in (
        ("Why it matters: ", lesson.why_it_matters),
        ("A case: ", lesson.case),
        *((f"Not to be confused with {term}: ", note) for term, note in lesson.contrasts),
        (f"In the {lesson.source_noun}: ", lesson.where),
    ):
        if text:
            paragraph(head + text)


def how_sure(line: Prompt) -> str:
    """Ask how sure the answer just given is: `sure`, `unsure`, or empty for neither."""
    said = {"+": "sure", "-": "unsure", "": ""}
    while (text := line("Sure (+) or unsure (-), Enter for neither: ").strip()) not in said:
        say("Type + or -, or nothing.")
    return said[text]


def numbers(line: str, most: int) -> list[int]:
    """The numbers from 1 to `most` on a line, in order; empty where there is anything else on it."""
    words = re.split(r"[\s,]+", line.strip())
    if not all(re.fullmatch(r"[0-9]{1,3}", word) and 1 <= int(word) <= most for word in words):
        return []
    return [int(word) for word in words]


def _listed(shown: Sequence[Shown]) -> None:
    for number, one in enumerate(shown, 1):
        paragraph(one.text, first=f"{number}. ", rest="   ")


def _choose(ask: Choose, line: Prompt) -> Chosen:
    _listed(ask.options)
    prompt = "Your numbers: " if ask.many else "Your number: "
    while True:
        picked = set(numbers(line(prompt), len(ask.options)))
        if picked and (ask.many or len(picked) == 1):
            return Chosen(tuple(ask.options[number - 1].id for number in sorted(picked)))
        wanted = "one or more numbers" if ask.many else "one number"
        say(f"Type {wanted} from 1 to {len(ask.options)}.")


def _write(ask: Write, line: Prompt) -> Written:
    if ask.hint:
        paragraph(ask.hint)
    while True:
        text = line("Your answer: ").strip()
        trouble = unread(ask, text) if text else "Type an answer, or :g if you do not know."
        if not trouble:
            return Written(text)
        say(trouble)


def _arrange(ask: Arrange, line: Prompt) -> Arranged:
    _listed(ask.parts)
    count = len(ask.parts)
    while True:
        order = numbers(line("All numbers in the right order: "), count)
        if sorted(order) == list(range(1, count + 1)):
            return Arranged(tuple(ask.parts[number - 1].id for number in order))
        say(f"Type each number from 1 to {count} once, such as {' '.join(map(str, range(count, 0, -1)))}.")


def _match(ask: Match, line: Prompt) -> Matched:
    _listed(ask.left)
    letters = ascii_lowercase[: len(ask.right)]
    for letter, one in zip(letters, ask.right, strict=True):
        paragraph(one.text, first=f"{letter}. ", rest="   ")
    example = " ".join(
        f"{n}{letter}" for n, letter in zip(range(1, len(ask.left) + 1), letters, strict=False)
    )
    while True:
        pairs = dict(
            re.findall(r"(\d{1,3})\s*([a-z])", text := line("A letter for each number: ").casefold())
        )
        rest = re.sub(r"(\d{1,3})\s*([a-z])", "", text).strip(" ,\t")
        known = {str(n): one.id for n, one in enumerate(ask.left, 1)}
        given = {letter: one.id for letter, one in zip(letters, ask.right, strict=True)}
        fits = pairs.keys() == known.keys() and set(pairs.values()) <= given.keys()
        if not rest and fits and len(set(pairs.values())) == len(pairs):
            return Matched(tuple((known[n], given[pairs[n]]) for n in known))
        say(f"Give each number a letter of its own, such as {example}.")


def _recall(ask: Recall, previews: tuple[str, ...], line: Prompt) -> Recalled:
    line("Say it to yourself, then Enter shows the answer: ")
    paragraph(ask.back)
    met: tuple[int, ...] = ()
    if ask.checklist:
        say("A good answer contains:")
        for number, point in enumerate(ask.checklist, 1):
            paragraph(point, first=f"{number}. ", rest="   ")
        met = _points(len(ask.checklist), line)
    told = zip(RATINGS, previews, strict=True)
    offered = (f"{n} {name} ({when})" if when else f"{n} {name}" for n, (name, when) in enumerate(told, 1))
    say("   ".join(offered))
    while True:
        rating = numbers(line("How did it come back, 1 to 4: "), 4)
        if len(rating) == 1:
            return Recalled(rating[0], met)
        say("Type one number from 1 to 4.")


def _points(most: int, line: Prompt) -> tuple[int, ...]:
    while True:
        text = line("Numbers of the points you had (Enter for none): ")
        met = set(numbers(text, most))
        if met or not text.strip():
            return tuple(number - 1 for number in sorted(met))
        say(f"Type numbers from 1 to {most}, or nothing.")


def paragraph(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> None:
    """Say a text in lines of at most so many columns, its own line breaks kept."""
    lead = first
    for line in text.split("\n") or [""]:
        # a name with hyphens, or a command, can be copied whole
        wrapped = textwrap.wrap(
            line, width, initial_indent=lead, subsequent_indent=rest, break_on_hyphens=False
        )
        say("\n".join(wrapped or [lead.rstrip()]))
        lead = rest
