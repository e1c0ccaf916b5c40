"""Fingerprints: shared runs are found, the text is not kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntutor.core.fingerprint import RUN, FingerprintError, from_json, make, slug, to_json

TEXT = """---
title: Bread
---
# On bread

A baker who [weighs every loaf](https://example.org/loaf) soon learns which oven runs hot.[^1]

## Why it rises

Yeast eats sugar and breathes out gas
that stretches the dough while it rests.

[^1]: An oven is never even all the way to the back wall.
"""
PRINT = make(TEXT)


def test_sections_and_footnotes_are_listed() -> None:
    assert PRINT.sections == {"on-bread": "On bread", "why-it-rises": "Why it rises"}
    assert PRINT.footnotes == ("1",)


def test_a_shared_run_is_found_whole_with_its_section() -> None:
    (run,) = PRINT.shared_runs("They say yeast eats sugar and breathes out gas, that stretches it.")
    assert run.words == ("yeast", "eats", "sugar", "and", "breathes", "out", "gas", "that", "stretches")
    assert run.section == "why-it-rises"


def test_links_and_marks_do_not_interrupt_a_run() -> None:
    (run,) = PRINT.shared_runs("who weighs every loaf soon learns which oven runs hot")
    assert len(run.words) == 10


def test_five_words_are_no_shared_run() -> None:
    assert PRINT.shared_runs("Yeast eats sugar and breathes in") == []


def test_runs_do_not_reach_across_paragraphs() -> None:
    assert PRINT.shared_runs("runs hot yeast eats sugar and") == []


def test_two_runs_are_told_apart() -> None:
    runs = PRINT.shared_runs("Yeast eats sugar and breathes out nothing. An oven is never even all day.")
    assert [len(run.words) for run in runs] == [6, 6]


def test_the_words_are_not_in_the_file() -> None:
    assert "yeast" not in to_json(PRINT).casefold()


def test_a_fingerprint_survives_its_file() -> None:
    assert from_json(to_json(PRINT)) == PRINT


def test_the_same_text_gives_the_same_file() -> None:
    assert to_json(make(TEXT)) == to_json(make(TEXT.replace("\n", "\r\n")))


def test_a_changed_paragraph_changes_its_own_hash_alone() -> None:
    changed = make(TEXT.replace("eats", "drinks"), salt=PRINT.salt)
    differing = [
        old.section for old, new in zip(PRINT.paragraphs, changed.paragraphs, strict=True) if old != new
    ]
    assert differing == ["why-it-rises"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"format": 1}',
        '{"format": 1, "run": 6, "salt": "", "paragraphs": [[1]]}',
        "[" * 9999,
    ],
)
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(FingerprintError):
        from_json(text)


def test_a_newer_format_is_refused_with_advice() -> None:
    newer = json.dumps({**json.loads(to_json(PRINT)), "format": 2})
    with pytest.raises(FingerprintError, match="make it again"):
        from_json(newer)


def test_slugs_join_words_by_hyphens() -> None:
    assert slug("What is *10%* of [it](x)?") == "what-is-10-of-it"


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["ash", "elm", "fig", "oak"]), max_size=30),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_any_run_of_the_text_is_found(words: list[str], start: int, length: int) -> None:
    part = words[start : start + length]
    runs = make(" ".join(words)).shared_runs(" ".join(part))
    assert ([tuple(part)] if len(part) >= RUN else []) == [run.words for run in runs]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_fingerprint_that_survives_its_file(text: str) -> None:
    made = make(text)
    assert from_json(to_json(made)) == made
