"""What a command writes can never steer a terminal."""

from __future__ import annotations

import io
import json

import pytest

from aligntutor.cli import saying

STEERING = "\x1b]52;c;x\x07 \x9b2J \u202e \u2028 \x00 \ud800"


def test_what_steers_a_terminal_is_written_as_its_escape():
    assert saying.clean("a\x1b[2Jb\u202e") == "a\\x1b[2Jb\\u202e"


def test_text_of_all_scripts_stays_as_it_is():
    text = "Größe, 家族 👨‍👩‍👧, می‌خواهم\n\ttab [/foo] $x :smile:"
    assert saying.clean(text) == text


def test_a_terminal_without_unicode_gets_escapes_rather_than_an_error():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    saying.say("naïve “x”", to=stream)
    assert raw.getvalue() == b"na\\xefve \\u201cx\\u201d\n"


def test_json_holds_the_text_and_no_steering_character(capsysbinary: pytest.CaptureFixture[bytes]):
    saying.say_json({"text": STEERING})
    out = capsysbinary.readouterr().out
    assert json.loads(out)["text"].startswith("\x1b]52")
    assert not any(char in out.decode("utf-8") for char in "\x1b\x07\x9b\u202e\u2028\x00")
