"""Keys of one's own: how they are written, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor.settings import Places, SettingsError, load, places
from aligntutor.settings.keys import clashes, named, read


@pytest.fixture
def where(tmp_path: Path) -> Places:
    found = places(str(tmp_path), {})
    found.config.mkdir(parents=True)
    return found


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("g", "g"), ("G", "G"), ("7", "7"), ("Enter", "enter"), ("Esc, q", "escape,q"),
        ("Ctrl+G", "ctrl+g"), ("ctrl+shift+F5", "ctrl+shift+f5"), ("PgDn", "pagedown"), ("+", "plus"),
        ("Shift+x", "X"), ("Shift+Tab", "shift+tab"),
        (["u", "Ctrl+Z"], "u,ctrl+z"), ("?", "question_mark"), ("comma", "comma"), ("/", "slash"),
    ],
)  # fmt: skip
def test_keys_are_written_as_they_are_called(written: object, keys: str):
    assert read(written) == keys


@pytest.mark.parametrize(
    "written", ["", "  ", "u,", "hyper+x", "shift+1", "f13", "ctrl+", "gg", "é", 7, [], [7], None, {}]
)
def test_what_is_no_key_is_none(written: object):
    assert read(written) is None


@pytest.mark.parametrize(
    ("key", "written"),
    [("enter", "Enter"), ("question_mark", "?"), ("full_stop", "."), ("comma", ","), ("ctrl+g", "Ctrl+G"),
     ("ctrl+slash", "Ctrl+/"), ("f1", "F1"), ("A", "A"), ("left", "←"), ("shift+tab", "Shift+Tab")],
)  # fmt: skip
def test_a_key_is_shown_as_it_is_written_on_it(key: str, written: str):
    assert named(key) == written
    assert named(key, ascii=True).isascii()


def test_a_file_gives_other_keys(where: Places):
    where.preferences.write_text('[keys]\nflag = "g"\nundo = "Ctrl+Z, u"\n', encoding="utf-8")
    assert load(where).keys == (("flag", "g"), ("undo", "ctrl+z,u"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[keys]\nflagg = "g"\n', ":2: there is no key to be set for 'flagg'; did you mean 'flag'?"),
        ('[keys]\n\nflag = "gg"\n', ':3: flag should be one key or some, like "u" or "Ctrl+Z, F5"'),
        ("[keys]\nflag = 7\n", ":2: flag should be one key or some"),
        ('[keys]\nflag = "u"\n', ":2: flag and undo would both be u on one page"),
        ('[keys]\nflag = "?"\n', ":2: flag and help would both be ? on one page"),
        ('[keys]\nundo = "v"\nflag = "v"\n', ":2: undo and flag would both be v on one page"),
        ('[keys]\ncommands = "p"\n', ":2: commands should be a key that types no character"),
        ('[keys]\ngo-on = "Ctrl+J, ;"\n', ":2: go-on should be a key that types no character"),
        ("[look]\n[key]\n", ":2: unknown setting 'key'; did you mean 'keys'?"),
        ("keys = 3\n", ":1: keys should be a table that begins with a line [keys]"),
    ],
)
def test_a_wrong_key_is_told_with_its_line(where: Places, text: str, message: str):
    where.preferences.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load(where)
    assert message in str(error.value)


def test_keys_may_change_places():
    assert list(clashes({"flag": "u", "undo": "f"})) == []
    assert list(clashes({"statistics": "f"})) == []
