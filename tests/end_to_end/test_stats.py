"""Figures of what was learnt, as commands tell and write them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from aligntutor.tutor.figures import NAMES
from tests.end_to_end.processes import Run

DECK = """\
id: sums
title: "Sums <script>alert(1)</script>"
cards:
- {id: c1, kind: typed, ask: "<b>One</b> and one?", answer: two}
- {id: c2, kind: typed, ask: Two and two?, answer: four}
"""


@pytest.fixture
def sums(run: Run, tmp_path: Path) -> str:
    """A deck of two cards, each answered wrong several times."""
    path = tmp_path / "sums.yaml"
    path.write_text(DECK, encoding="utf-8")
    run("study", "--plain", str(path), "--cards", "8", lines="three\n\n" * 20)
    return "sums"


def test_single_figures_are_told_as_text_and_as_json(run: Run, sums: str):
    text = run("stats", "days", "tempting").stdout
    assert text.startswith("Days of study (answers)\n  2026-05-14  ")
    assert "Most tempting wrong answers (given)\n  three  " in text
    assert "Asked: <b>One</b> and one?" in text
    told = json.loads(run("stats", "tempting", "retention", "--deck", "sums", "--json").stdout)["figures"]
    assert [figure["name"] for figure in told] == ["tempting", "retention"]
    assert told[0]["rows"][0].keys() == {"label", "value", "n", "low", "high", "note"}
    assert (told[1]["rows"], told[1]["said"][:24]) == ([], "Not enough answers yet: ")
    every = json.loads(run("stats", "all", "--period", "month", "--json").stdout)["figures"]
    assert sorted(figure["name"] for figure in every) == sorted(NAMES)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tempted",), "there is no figure 'tempted'. Did you mean tempting?"),
        (("--period", "month"), "Name a figure, or all, with --deck and --period."),
        (("--html", "x.html", "--json"), "choose one"),
        (("all", "--period", "decade"), "decade"),
    ],
)
def test_wrong_wishes_are_usage_errors(run: Run, arguments: tuple[str, ...], said: str):
    done = run("stats", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.loads: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.loads += [name for name, _ in attributes if name in ("src", "href", "srcset", "data")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_stands_alone_and_shows_deck_text_as_it_is(run: Run, sums: str, tmp_path: Path):
    path = tmp_path / "page.html"
    done = run("stats", "--deck", "sums", "--html", str(path))
    assert (done.returncode, done.stdout) == (0, f"Written to {path}.\n")
    text = path.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    assert "script" not in page.seen
    assert page.loads == []
    assert "url(" not in text
    assert {"svg", "rect", "details"} <= page.seen
    assert "Sums <script>alert(1)</script>, all time, as of 2026-05-14" in page.text
    assert "Asked: <b>One</b> and one?" in page.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert [each.name for each in tmp_path.iterdir() if "page" in each.name] == ["page.html"]


def test_a_page_that_cannot_be_written_is_told(run: Run, sums: str, tmp_path: Path):
    done = run("stats", "--html", str(tmp_path / "nowhere" / "page.html"))
    assert done.returncode == 1
    assert "could not be written (No such file or directory)" in done.stderr
