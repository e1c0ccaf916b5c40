"""Makes the README's picture with the running tutor, in a throw-away home: `python docs/picture.py`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

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
from aligntutor.core.states import Scheduling
from aligntutor.settings import Settings, courses, places
from aligntutor.tui.app import TutorApp
from aligntutor.tutor import Tutor
from aligntutor.tutor.shown import Asking, Lesson
from aligntutor.tutor.studying import Study

HERE = Path(__file__).parent
MORNING = Moment(1_778_742_000_000, 120)
WANTED = "specification-gaming/recognise#T04.choose"


def an_answer(ask: Ask) -> Answer:
    """Any answer, the right one where that is easy."""
    match ask:
        case Choose():
            ids = [option.id for option in ask.options]
            return Chosen(("key" if "key" in ids else ids[0],))
        case Write():
            return Written("?")
        case Recall():
            return Recalled(4)
        case Arrange():
            return Arranged(())
        case Match():
            return Matched(())


def study_until_wanted(study: Study) -> None:
    """Read and answer until the item of the picture is asked."""
    while not (isinstance(study.step, Asking) and WANTED in study.step.key):
        if isinstance(study.step, Lesson):
            study.read()
        elif isinstance(study.step, Asking):
            study.answer(an_answer(study.step.ask))
            study.go_on()
        else:
            raise SystemExit(f"{WANTED} was never asked")


async def picture(home: str) -> str:
    """The screen after a wrong answer, as SVG."""
    settings = Settings(Scheduling(new_per_day=40), "lamplight")
    bundled = courses(HERE.parent / "src" / "aligntutor")
    with Tutor(places(home, {}), settings, lambda: MORNING, "0", bundled) as tutor:
        tutor.prepare()
        study = tutor.study()
        study_until_wanted(study)
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
