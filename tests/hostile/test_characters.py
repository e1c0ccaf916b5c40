"""Cases 16 to 30: characters that drive terminals or mislead readers are refused; honest scripts are not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from .making import read, refused

RAW = {
    "16-osc-52-paste": ("\x1b]52;c;cm0gLXJmIH4=\x07", "U+001B (ESCAPE)"),
    "17-osc-0-title": ("\x1b]0;owned\x07", "U+001B (ESCAPE)"),
    "18-osc-8-link": ("\x1b]8;;file:///etc\x1b\\text\x1b]8;;\x1b\\", "U+001B (ESCAPE)"),
    "19-csi-clear": ("\x1b[2J", "U+001B (ESCAPE)"),
    "20-dcs": ("\x1bP1;2|abc\x1b\\", "U+001B (ESCAPE)"),
    "20-apc": ("\x1b_Gf=100;AAAA\x1b\\", "U+001B (ESCAPE)"),
    "21-reset": ("\x1bc", "U+001B (ESCAPE)"),
    "22-c1-csi": ("\x9b2J", "U+009B"),
    "23-nul": ("\x00", "U+0000 (NUL)"),
    "24-bell": ("\x07", "U+0007 (BELL)"),
    "24-backspace": ("\x08", "U+0008 (BACKSPACE)"),
    "24-lone-return": ("\rover", "U+000D (CARRIAGE RETURN)"),
    "24-delete": ("\x7f", "U+007F (DELETE)"),
    "25-right-to-left-override": ("\u202eevil", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    "25-isolate": ("\u2066evil", "U+2066 (LEFT-TO-RIGHT ISOLATE)"),
    "25-arabic-letter-mark": ("\u061c", "U+061C (ARABIC LETTER MARK)"),
    "26-next-line": ("\x85", "U+0085 (NEXT LINE)"),
    "26-line-separator": ("\u2028", "U+2028 (LINE SEPARATOR)"),
    "26-paragraph-separator": ("\u2029", "U+2029 (PARAGRAPH SEPARATOR)"),
    "28-tag-characters": ("\U000e0041\U000e007f", "U+E0041 (TAG LATIN CAPITAL LETTER A)"),
}
ESCAPED = {
    "16-osc-52-paste": (r"\e]52;c;cm0gLXJmIH4=\a", "U+001B (ESCAPE)"),
    "21-reset": (r"\ec", "U+001B (ESCAPE)"),
    "22-c1-csi": (r"\x9b2J", "U+009B"),
    "23-nul": (r"\0", "U+0000 (NUL)"),
    "24-bell": (r"\a", "U+0007 (BELL)"),
    "24-backspace": (r"\b", "U+0008 (BACKSPACE)"),
    "24-return": (r"\r", "U+000D (CARRIAGE RETURN)"),
    "25-right-to-left-override": (r"\u202eevil", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    "26-next-line": (r"\N", "U+0085 (NEXT LINE)"),
    "26-line-separator": (r"\L", "U+2028 (LINE SEPARATOR)"),
    "26-paragraph-separator": (r"\P", "U+2029 (PARAGRAPH SEPARATOR)"),
    "28-tag-characters": (r"\U000e0041", "U+E0041 (TAG LATIN CAPITAL LETTER A)"),
    "52-inner-byte-order-mark": (r"\uFEFF", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
}


@pytest.mark.parametrize(("text", "called"), RAW.values(), ids=RAW.keys())
def test_a_forbidden_character_is_refused_where_it_stands(tmp_path: Path, text: str, called: str) -> None:
    problem = refused(tmp_path, f"cards:\n- front: fine\n  back: so {text} so\n")
    assert problem.message == f"the character {called} is not allowed in a deck"
    assert (problem.rule, problem.line, problem.column) == ("yaml", 3, 12)
    assert problem.excerpt.endswith(" " * len("  back: so ") + "^")


@pytest.mark.parametrize(("text", "called"), ESCAPED.values(), ids=ESCAPED.keys())
def test_a_forbidden_character_is_refused_behind_an_escape(tmp_path: Path, text: str, called: str) -> None:
    problem = refused(tmp_path, f'cards:\n- front: fine\n  back: "so {text} so"\n')
    assert problem.message == f"an escape stands for {called}, which is not allowed in a deck"
    assert (problem.rule, problem.line, problem.column) == ("yaml", 3, 9)


def test_a_forbidden_character_is_refused_in_a_key(tmp_path: Path) -> None:
    problem = refused(tmp_path, 'cards:\n- front: fine\n  "ba\\eck": so\n')
    assert (problem.line, problem.column) == (3, 3)


@pytest.mark.parametrize("mark", ["\u202e", "\x9b", "\U000e0041"])
def test_an_excerpt_writes_what_is_forbidden_as_an_escape(tmp_path: Path, mark: str) -> None:
    problem = refused(tmp_path, f"cards: {mark}\n")
    escape = mark.encode("unicode_escape").decode()
    assert problem.excerpt == f"   1 | cards: {escape}\n     |        ^"


def test_27_an_escaped_surrogate_is_refused(tmp_path: Path) -> None:
    problem = refused(tmp_path, 'cards:\n- front: "\\ud800"\n  back: so\n')
    assert (problem.rule, problem.line) == ("yaml", 2)


def test_27_a_raw_surrogate_is_refused(tmp_path: Path) -> None:
    problem = refused(tmp_path, b"cards:\n- front: \xed\xa0\x80\n  back: so\n")
    assert problem.message == "the text is not UTF-8: a stray byte 0xed"
    assert (problem.line, problem.column) == (2, 10)


@pytest.mark.parametrize(
    "text",
    [
        "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}\u200d\N{BOY}",
        "\N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}",
        "1\ufe0f\u20e3 \N{THUMBS UP SIGN}\U0001f3fd",
        "می\u200cخواهم",
        "Việt Nam e\u0302\u0301",
        "שָׁלוֹם",
        "ภาษาไทยที่นี่",
        "हिन्दी क्षत्रिय",
        "漢字\U000e0100",
    ],
    ids=[
        "family",
        "rainbow-flag",
        "keycap-and-skin",
        "persian",
        "vietnamese",
        "hebrew",
        "thai",
        "hindi",
        "variant",
    ],
)
def test_29_sequences_that_scripts_need_are_accepted(tmp_path: Path, text: str) -> None:
    deck = read(tmp_path, f"cards:\n- front: {text}\n  back: {text}\n")
    assert deck.cards[0].question.key == text


@pytest.mark.parametrize("written", ["raw", "escaped"])
def test_30_a_pile_of_marks_is_refused_without_normalising_it(tmp_path: Path, written: str) -> None:
    marks = "\u0301" * 100_000 if written == "raw" else "\\u0301" * 9
    began = time.perf_counter()
    problem = refused(tmp_path, f'cards:\n- front: "a{marks}"\n  back: so\n')
    assert time.perf_counter() - began < 2
    assert problem.message == "more than 8 combining marks on one letter"
    assert (problem.line, problem.column) == ((2, 12) if written == "raw" else (2, 10))


@pytest.mark.parametrize("before", range(12))
def test_30_nine_marks_are_found_wherever_they_begin(tmp_path: Path, before: int) -> None:
    for marks, fine in (("\u0301" * 8, True), ("\u0301" * 9, False), ("\u0301\u200d" * 5, False)):
        text = "cards:\n- {front: " + "x" * before + f"{marks}, back: so}}\n"
        if fine:
            assert read(tmp_path, text).cards[0].question.stem == "x" * before + marks
        else:
            assert refused(tmp_path, text).column == 11 + before
