"""The page of each rule: its bad deck trips that rule and no other, its good deck trips none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aligntutor.core.fingerprint import make, to_json
from aligntutor.lint import PAGES, RULES
from aligntutor.tutor.checking import check

WIDEST = 80
"""Columns of a terminal, of which a page uses two for its indent."""


def told(text: str, source: str, folder: Path) -> set[str]:
    """The rules that have something to say about a deck, read as any other."""
    (folder / "shown.yaml").write_text(text, encoding="utf-8")
    for name in re.findall(r"fingerprint: (\S+\.fingerprint)", text):
        (folder / name).write_text(to_json(make(source)), encoding="utf-8")
    return {problem.rule for problem in check([folder / "shown.yaml"], "0")}


def test_every_rule_that_a_file_can_break_has_a_page() -> None:
    assert set(PAGES) == {rule.CODE for rule in RULES} - {"answer"} | {"R25", "entry"}


@pytest.mark.parametrize("code", PAGES)
def test_the_bad_deck_trips_its_rule_and_no_other(code: str, tmp_path: Path) -> None:
    assert told(PAGES[code].bad, PAGES[code].source, tmp_path) == {code}


@pytest.mark.parametrize("code", PAGES)
def test_the_good_deck_trips_none(code: str, tmp_path: Path) -> None:
    assert told(PAGES[code].good, PAGES[code].source, tmp_path) == set()


@pytest.mark.parametrize("code", PAGES)
def test_a_page_fits_a_terminal_and_names_its_source(code: str) -> None:
    page = PAGES[code]
    shown = (page.bad + page.good + page.source).splitlines()
    assert max(map(len, shown)) <= WIDEST - 2
    assert re.search(r"\b(?:19|20)\d\d\b", page.matters)
    assert all((page.title, page.finds, page.mend))
