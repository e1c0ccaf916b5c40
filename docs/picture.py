"""Makes the README's picture with the running tutor, in a throw-away home: `python docs/picture.py`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aligntutor import decks
from aligntutor.core.asks import (
    Answer,
    Arrange,
    Arranged,
    Ask,
    Choose,
    Chosen,
    Match,
    Matched,
    Recall,
    Recalled,
    Write,
    Written,
)
from aligntutor.core.days import Moment
from aligntutor.core.items import Item
from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, courses, places
from aligntutor.tui.app import TutorApp
from aligntutor.tutor import Tutor
from aligntutor.tutor.building import build
from aligntutor.tutor.shown import Asking, Lesson
from aligntutor.tutor.studying import Study

HERE = Path(__file__).parent
MORNING = Moment(1_778_742_000_000, 120)
COURSE = "ai-alignment"
WANTED = re.compile("specification-gaming/recognise#T0[456].choose")


def right(ask: Ask, question: Any) -> Answer:
    """The right answer: whatever fails comes back before anything new."""
    match ask:
        case Choose():
            good = {option.text for option in question.options if option.correct}
            return Chosen(tuple(option.id for option in ask.options if option.text in good))
        case Write():
            return Written(question.accepted[0] if question.accepted else str(question.answer))
        case Recall():
            return Recalled(4)
        case Arrange():
            ids = {part.text: part.id for part in ask.parts}
            return Arranged(tuple(ids[text] for text in question.items.values()))
        case Match():
            ids = {side.text: side.id for side in ask.right}
            return Matched(tuple((side.id, ids[question.pairs[side.text]]) for side in ask.left))


def study_until_wanted(study: Study, items: Sequence[Item]) -> None:
    """Read and answer until the item of the picture is asked."""
    while not (isinstance(study.step, Asking) and WANTED.search(study.step.key)):
        if isinstance(study.step, Lesson):
            study.read()
        elif isinstance(study.step, Asking):
            item = next(item for item in items if item.key == study.step.key)
            study.answer(right(study.step.ask, item.question))
            study.go_on()
        else:
            raise SystemExit(f"{WANTED.pattern} was never asked")


async def picture(home: str) -> str:
    """The screen after a wrong answer, as SVG."""
    settings = Settings(Scheduling(new_per_day=100), "lamplight")
    bundled = courses(HERE.parent / "src" / "aligntutor")
    course = next(path for path in bundled if path.name == COURSE)
    with Tutor(places(home, {}), settings, lambda: MORNING, "0", bundled) as tutor:
        tutor.prepare()
        study = tutor.study(COURSE)
        study_until_wanted(study, build(decks.read(course), "0").items)
        assert isinstance(study.step, Asking)
        assert isinstance(study.step.ask, Choose)
        wrong = next(n for n, option in enumerate(study.step.ask.options) if option.id != "key")
        app = TutorApp(tutor, study)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("abcd"[wrong], "enter")
            await pilot.pause(0.3)
            return app.export_screenshot(title="aligntutor")


def main() -> None:
    """Write docs/wrong.svg."""
    with tempfile.TemporaryDirectory() as home:
        svg = asyncio.run(picture(home))
    # Textual names fonts on a web server; readers' own fixed fonts do as well
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (HERE / "wrong.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
