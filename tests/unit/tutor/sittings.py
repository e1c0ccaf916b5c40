"""A clock to be moved, and learners who are right or wrong: what tests of the use cases share."""

from __future__ import annotations

from collections.abc import Callable

from aligntutor.core.asks import Answer, Choose, Chosen, Recall, Recalled, Write, Written
from aligntutor.core.days import MINUTE, Moment
from aligntutor.tutor.shown import Asking, Done, Lesson
from aligntutor.tutor.studying import Study

DAY = 24 * 60 * MINUTE
START = Moment(1_800_000_000_000, 60)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> Moment:
        return self.at

    def move(self, ms: int) -> None:
        self.at = self.at._replace(ms=self.at.ms + ms)


def right(study: Study) -> Answer:
    """The right answer to the question at hand."""
    step = study.step
    assert isinstance(step, Asking)
    match step.ask:
        case Recall():
            return Recalled(3)
        case Write():
            return Written(question_of(study).key)
        case Choose(options=options):
            keys = {option.text for option in question_of(study).options if option.correct}
            return Chosen(tuple(option.id for option in options if option.text in keys))


def wrong(study: Study) -> Answer:
    """A wrong answer to the question at hand."""
    step = study.step
    assert isinstance(step, Asking)
    match step.ask:
        case Recall():
            return Recalled(1)
        case Write():
            return Written("something else entirely")
        case Choose(options=options):
            keys = {option.text for option in question_of(study).options if option.correct}
            return Chosen((next(option.id for option in options if option.text not in keys),))


def question_of(study: Study):  # type: ignore[no-untyped-def]
    return study._session.step.item.question  # type: ignore[union-attr]


def go_through(study: Study, answers: Callable[[Study], Answer] = right, most: int = 100) -> list[str]:
    """Read and answer to the end; gives the cards in the order asked, lessons by their term."""
    seen = []
    while not isinstance(study.step, Done) and len(seen) < most:
        if isinstance(study.step, Lesson):
            seen.append(study.step.term)
            study.read()
        else:
            seen.append(study.step.key.split("#")[0])
            study.answer(answers(study))
            study.go_on()
    return seen
