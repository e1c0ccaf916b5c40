"""Slips that authors make in YAML are told in plain words, where they were made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.decks.files import faults

SLIPS = {
    "cards:\n- front: a\n   back: b\n": "3:8: a key is not expected here",
    "cards:\n- front: a\nback: b\n- front: c\n": "4:1: this does not fit what stands above it",
    "cards:\n- front: a\n  back\n  why: c\n": "3:3: a key without a colon",
    "cards: {front: a\n": "2:1: this list or table in brackets goes wrong here",
    "cards: [a\ntitle: b\n": "2:6: a ': ' inside an unquoted text",
    "cards: - a\n": "1:8: a list cannot begin behind its key",
    "title: `code` first\n": "1:8: a text cannot begin with '`' unless it is quoted",
    "title: %a\n": "1:8: a text cannot begin with '%' unless it is quoted",
    "title: , a\n": "1:8: a text cannot begin with ',' unless it is quoted",
    "title: ? a\n": "1:8: a text cannot begin with '?' unless it is quoted",
    "title: &\n": "1:8: a text cannot begin with '&' unless it is quoted",
    "title: !a!b c\n": "1:8: a text cannot begin with '!' unless it is quoted",
    'title: "a" b\n': "1:12: a text goes on after its closing quote",
    "title: 'it's'\n": "1:12: a text goes on after its closing quote",
    'title: "a\n': "1:8: a quote is opened here and never closed",
    'title: "\\q"\n': "1:9: an unknown backslash escape",
    'title: "\\x4"\n': "1:11: an unknown backslash escape",
    "title: |x\n  a\n": "1:9: after | or > the text begins on the next line",
    "title: |\n\ta\n": "2:1: a tab stands where spaces are needed",
    "title: a\n...\nid: b\n": "3:1: the text goes on after its end",
}


@pytest.mark.parametrize(("text", "fault"), SLIPS.items(), ids=[repr(text) for text in SLIPS])
def test_a_slip_is_told_in_plain_words(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text) == [fault]
