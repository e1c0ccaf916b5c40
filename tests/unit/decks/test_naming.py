"""Guesses, lists and slugs in messages."""

from __future__ import annotations

import time

import pytest

from aligntutor.decks import naming


@pytest.mark.parametrize(
    ("text", "candidates", "hint"),
    [
        ("recieve", ["receive", "believe"], "Did you mean 'receive'?"),
        ("xyz", ["receive"], ""),
        ("FRONT", ["back", "front"], "Did you mean 'front'?"),
        ("rain", ["Rain", "Snow"], "Did you mean 'Rain'?"),
        ("a" * 81, ["a" * 80], ""),
    ],
)
def test_a_guess_is_made_where_something_is_like_it(text: str, candidates: list[str], hint: str) -> None:
    assert naming.meant(text, candidates) == hint


def test_a_guess_among_very_many_is_quick() -> None:
    candidates = [f"idea-{n}" for n in range(200_000)]
    began = time.perf_counter()
    assert naming.meant("idea-12x", candidates).startswith("Did you mean 'idea-1")
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "nothing"),
        ([], "a list"),
        ({}, "keys with values"),
        ("it's", '"it\'s"'),
        ("x" * 41, f"'{'x' * 39}…'"),
    ],
)
def test_what_stands_in_a_file_is_said_briefly(value: object, said: str) -> None:
    assert naming.got(value) == said


def test_lists_of_names_are_cut_short() -> None:
    names = [f"n{n}" for n in range(20)]
    assert naming.known(names) == "Known: " + ", ".join(names[:12]) + ", …."
    assert naming.known([]) == "There are none."
    assert naming.chain(names, "needs") == " needs ".join([*names[:11], "…"])
    assert naming.listed(["a", "b", "c"]) == "a, b or c"
    assert naming.listed(["a"]) == "a"


def test_a_slug_is_an_id() -> None:
    for text in ("Ǆ ΐ", "İstanbul", "ﬁ—x", "a\u0301\u0302b", "\udce9x", "9.9."):
        assert naming.fault(naming.slug(text)) == ""
