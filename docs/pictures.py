"""Makes a picture of each screen, dark and light, of a made-up learner: `python docs/pictures.py`.

The clock and the seed are fixed, so that a picture changes only where the screen does. With names of
pictures as arguments, only those are made.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

from aligntutor.core.days import Moment
from aligntutor.settings import Places, courses, load, places
from aligntutor.store import Compiled
from aligntutor.tui.app import TutorApp
from aligntutor.tui.themes import TOKENS
from aligntutor.tutor import Tutor
from aligntutor.tutor.demonstrating import Clock, furnish, item_of
from aligntutor.tutor.pages import Pages
from aligntutor.tutor.pretending import right, wrong
from aligntutor.tutor.shown import Asking, Lesson, Step
from aligntutor.tutor.studying import Study

HERE = Path(__file__).parent
MORNING = Moment(1_778_742_000_000, 120)
SEED = "0"
BUNDLED = courses(HERE.parent / "src" / "aligntutor")
THEMES = {"dark": "lamplight", "light": "paper"}
WRONG_EVERY = 6
"""Of so many answers on the way to a picture, one is wrong."""
ANSWER_MS = 20_000


class Picture(NamedTuple):
    """What is to be seen on a picture."""

    keys: tuple[str, ...] = ()
    """What is pressed."""
    at: str = ""
    """In a sitting that has come to this, a pattern in the name of its step (see `name`); else at home."""
    new: bool = False
    """In a home in which nobody was."""


STARS = r"goodharts-law/recognise#T04\.choose"
LAWS = r"three-laws/name#T01\.write"
PICTURES = {
    "welcome": Picture(new=True),
    "tour": Picture(("o",), new=True),
    "home": Picture(),
    "week": Picture(("down", "left", "escape")),
    "lesson": Picture(at="Outer alignment"),
    "question": Picture(("b",), STARS),
    "wrong": Picture(("b", "enter", "enter"), STARS),
    "how-sure": Picture(("b", "enter"), STARS),
    "typed": Picture(tuple("asimovs law"), LAWS),
    "rating": Picture(("space", "space", "space"), r"contrast/intelligence#T07\.recall"),
    "summary": Picture(at="summary"),
    "book": Picture(("r",)),
    "help": Picture(("question_mark",), STARS),
    "palette": Picture(("ctrl+p",)),
    "map": Picture(("m", "down", "down", "right")),
    "idea": Picture(("m", "down", "down", "right", "enter")),
    "browse": Picture(("slash", *"goal", "down", "space")),
    "card": Picture(("slash", *"is:weak", "down", "enter")),
    "statistics": Picture(("t",)),
    "figures": Picture(("t", "t")),
    "settings": Picture(("comma",)),
    "compare": Picture(("b", "enter", "enter", "x"), STARS),
}


def name(step: Step) -> str:
    """The name of a step: the term of a lesson, the key of an item, else `summary`."""
    if isinstance(step, Lesson):
        return step.term
    return step.key if isinstance(step, Asking) else "summary"


def come_to(study: Study, at: str, pages: Pages, clock: Clock) -> None:
    """Read and answer until a sitting has come to a step."""
    random, answers = Random(SEED), 0
    while not re.search(at, name(study.step)):
        clock.move(ANSWER_MS)
        if isinstance(study.step, Lesson):
            study.read()
        elif isinstance(study.step, Asking):
            answers += 1
            ask, question = study.step.ask, item_of(pages, study.step).question
            slips = answers % WRONG_EVERY == 0
            study.answer(wrong(ask, question, random) if slips else right(ask, question))
            study.go_on()
        else:
            raise SystemExit(f"The sitting never came to {at}: choose another step for the picture.")


async def taken(where: Places, picture: Picture, theme: str) -> str:
    """The picture as SVG."""
    clock = Clock(MORNING)
    with Tutor(where, load(where), clock, SEED, BUNDLED) as tutor, Compiled.open(where.compiled) as compiled:
        tutor.prepare()
        study = tutor.study() if picture.at else None
        if study:
            come_to(study, picture.at, Pages(compiled, bool), clock)
        app = TutorApp(tutor, study, theme=theme)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*picture.keys)
            await app.workers.wait_for_complete()
            await pilot.pause(0.3)
            return dressed(app.export_screenshot(simplify=True), TOKENS[theme])


def dressed(svg: str, tokens: dict[str, str]) -> str:
    """The picture with a frame in the colours of its theme."""
    # Textual names fonts on a web server; readers' own fixed fonts do as well
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace('<rect fill="#292929"', f'<rect fill="{tokens["ground"]}"', 1)
    return svg.replace('fill="#c5c8c6" text-anchor', f'fill="{tokens["muted"]}" text-anchor', 1)


def main(wanted: list[str]) -> None:
    """Write docs/pictures/NAME-dark.svg and NAME-light.svg."""
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as desk:
        lived_in, home = Path(desk, "lived-in"), Path(desk, "home")
        furnish(places(str(lived_in), {}), BUNDLED, MORNING, SEED)
        for called in wanted or PICTURES:
            picture = PICTURES[called]
            for shade, theme in THEMES.items():
                kept = "cache" if picture.new else "."
                shutil.copytree(lived_in / kept, home / kept)
                svg = asyncio.run(taken(places(str(home), {}), picture, theme))
                (folder / f"{called}-{shade}.svg").write_text(svg, encoding="utf-8")
                shutil.rmtree(home)


if __name__ == "__main__":
    main(sys.argv[1:])
