"""Deck text made displayable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntutor.tui.literal import clean, literal, title, typed, words


def styled(text: str) -> list[tuple[str, str]]:
    content = literal(text)
    return [(content.plain[span.start : span.end], str(span.style)) for span in content.spans]


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("it is *not* so", "it is not so", [("not", "bold")]),
        ("call `a[i]` now", "call a[i] now", [("a[i]", "on $band")]),
        ("*two words* and `*code*`", "two words and *code*", [("two words", "bold"), ("*code*", "on $band")]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("a*b*c", "a*b*c", []),
        ("**strong**", "**strong**", []),
        ("* a list * of sorts", "* a list * of sorts", []),
        ("*open", "*open", []),
        ("`open", "`open", []),
        ("*over\nlines*", "*over\nlines*", []),
        ("[b]bold[/b] [@click=app.quit]x[/]", "[b]bold[/b] [@click=app.quit]x[/]", []),
        ("", "", []),
    ],
)
def test_only_emphasis_and_code_are_drawn(text: str, plain: str, spans: list[tuple[str, str]]):
    assert literal(text).plain == plain
    assert styled(text) == spans


def test_a_style_for_the_whole_leaves_emphasis_standing():
    content = literal("it is *not* so", "$muted")
    assert [(span.start, span.end, str(span.style)) for span in content.spans] == [
        (0, 12, "$muted"),
        (6, 9, "bold"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\x00b\x07c\x9bd", "a\\x00b\\x07c\\x9bd"),
        ("\u202eevil\u2066", "\\u202eevil\\u2066"),
        ("\ud800", "\\ud800"),
        ("line\u2028end\x85", "line\\u2028end\\x85"),
        ("a\tb", "a    b"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "one\\rtwo"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("👩‍👩‍👧 می‌خواهم é ü 目", "👩‍👩‍👧 می‌خواهم é ü 目"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_its_escape(text: str, shown: str):
    assert clean(text) == shown
    assert words(text).plain == shown


def test_a_title_has_one_line():
    assert title(" two\n lines\tand more ").plain == "two lines and more"


def test_typed_text_loses_what_could_steer():
    assert typed("good\x1b]0;x\x07hart\u202e\ttwo") == "good]0;xhart two"


@given(st.text())
def test_no_text_whatever_reaches_the_terminal_raw(text: str):
    for shown in (clean(text), literal(text).plain, words(text).plain, title(text).plain, typed(text)):
        assert all(
            char.isprintable() or char in "\n\u200b\u200c\u200d\u2060\u00ad\u3000\u00a0" or harmless(char)
            for char in shown
        )


def harmless(char: str) -> bool:
    """Spaces, joiners, unassigned and private characters move nothing but the cursor to the right."""
    import unicodedata

    return unicodedata.category(char) in ("Zs", "Cf", "Cn", "Co") and ord(char) not in {
        *range(0x202A, 0x202F), *range(0x2066, 0x2070), 0x200E, 0x200F, 0x061C, 0xFEFF,
    }  # fmt: skip
