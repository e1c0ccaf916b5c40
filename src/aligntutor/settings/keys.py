"""The keys of every screen by what they do, and how other keys are read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

ANYWHERE = "anywhere"


class Key(NamedTuple):
    """What one thing is done with."""

    keys: str
    """By Textual's names, separated by commas."""
    screens: tuple[str, ...]
    """Where it works: names of modules in `tui`."""
    types: bool = True
    """Whether it may be a key that types a character: not where one may be typing."""


CARDS = ("study",)
OVER = (
    "aside",
    "book",
    "browse",
    "card",
    "changes",
    "compare",
    "help",
    "idea",
    "map",
    "note",
    "settings",
    "statistics",
    "tour",
)
"""Pages that lie over another."""

KEYS = {
    "go-on": Key("enter", (ANYWHERE,), types=False),
    "space": Key("space", (ANYWHERE,), types=False),
    "down": Key("down,j", (ANYWHERE,)),
    "up": Key("up,k", (ANYWHERE,)),
    "right": Key("right,l", ("home", "book", "compare", "recalling", "settings", "tour")),
    "left": Key("left,h", ("home", "book", "compare", "recalling", "settings", "tour")),
    "page-down": Key("pagedown", (ANYWHERE,)),
    "page-up": Key("pageup", (ANYWHERE,)),
    "back": Key("escape,q", (*OVER, *CARDS, "lesson", "summary")),
    "help": Key("question_mark,f1", (ANYWHERE,)),
    "commands": Key("ctrl+p", (ANYWHERE,), types=False),
    "quit": Key("ctrl+q,ctrl+c", (ANYWHERE,), types=False),
    "top": Key("escape", ("home",)),
    "leave-home": Key("q", ("home",)),
    "tour": Key("o", ("home",)),
    "read": Key("r", ("home",)),
    "statistics": Key("t", ("home",)),
    "changes": Key("c", ("home",)),
    "settings": Key("comma", ("home",)),
    "sure": Key("plus", CARDS),
    "unsure": Key("minus", CARDS),
    "retry": Key("r", CARDS),
    "undo": Key("u", (*CARDS, "summary", "browse")),
    "slips": Key("w", ("summary",)),
    "compare": Key("x", (*CARDS, "compare", "idea")),
    "browse": Key("slash", ("home", "browse", "map")),
    "map": Key("m", ("home", "lesson")),
    "map-right": Key("right", ("map",)),
    "map-left": Key("left", ("map",)),
    "look-alikes": Key("l", ("map",)),
    "next-name": Key("tab", ("map",)),
    "name-before": Key("shift+tab", ("map",)),
    "mark": Key("space", ("browse",)),
    "mark-all": Key("a", ("browse",)),
    "first": Key("home", ("browse",)),
    "last": Key("end", ("browse",)),
    "set-due": Key("d", ("browse",)),
    "flag": Key("f", (*CARDS, "browse")),
    "set-aside": Key("s", (*CARDS, "browse")),
    "bury": Key("b", (*CARDS, "browse")),
    "source": Key("e", (*CARDS, "card", "idea", "lesson")),
    "not-known": Key("ctrl+g", ("writing", "pairing", "arranging"), types=False),
    "shorter": Key("left", ("statistics",)),
    "longer": Key("right", ("statistics",)),
    "deck": Key("d", ("statistics",)),
    "table": Key("t", ("statistics",)),
    "hardest": Key("h", ("statistics",)),
    "tempting": Key("w", ("statistics",)),
}
"""By the name that `[keys]` in config.toml knows it by."""

NAMED = {
    "esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown",
    "ins": "insert", "del": "delete", "?": "question_mark", "+": "plus", "-": "minus", "/": "slash",
    ".": "full_stop", ":": "colon", ";": "semicolon", "!": "exclamation_mark", "#": "number_sign",
    "$": "dollar_sign", "%": "percent_sign", "&": "ampersand", "*": "asterisk", "=": "equals_sign", "@": "at",
    "<": "less_than_sign", ">": "greater_than_sign", "_": "underscore", "~": "tilde", "|": "vertical_line",
    "'": "apostrophe", '"': "quotation_mark", "(": "left_parenthesis", ")": "right_parenthesis",
    "[": "left_square_bracket", "]": "right_square_bracket", "\\": "backslash", "^": "circumflex_accent",
    "`": "grave_accent", "{": "left_curly_bracket", "}": "right_curly_bracket",
}  # fmt: skip
"""How a key may be written, and Textual's name of it; letters and digits are their own names."""
UNTYPED = {
    "enter", "escape", "space", "tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
    "insert", "delete", "backspace", *(f"f{n}" for n in range(1, 13)),
}  # fmt: skip
"""Names of keys that type no character of their own (but for Space, which has work to do on every page)."""
TYPED = {*NAMED.values(), "comma"} - UNTYPED
SHOWN = {
    "enter": "Enter", "escape": "Esc", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp",
    "pagedown": "PgDn", "comma": ",", **{name: sign for sign, name in NAMED.items() if len(sign) == 1},
}  # fmt: skip
"""Textual's name of a key, and how it is written on it; others have a capital."""
IN_ASCII = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
MODIFIED = re.compile(r"(?:(?:ctrl|alt|shift)\+)+(.+)")


def read(value: Any) -> str | None:
    """Keys as Textual names them, by commas, from a text (`"u, Ctrl+Z"`) or a list; none for other things."""
    texts = value.split(",") if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        return None
    names = [_name(text.strip()) for text in texts]
    return ",".join(names) if all(names) else None


def _name(text: str) -> str:
    """Textual's name of one key; empty where there is none."""
    if len(text) == 1 and text.isalnum() and text.isascii():
        return text
    lower = text.lower()
    if modified := MODIFIED.fullmatch(lower):
        base = _name(modified[1])
        if lower == f"shift+{base}" and base not in UNTYPED:  # which a terminal sends as a sign of its own
            return base.upper() if base.isalpha() and len(base) == 1 else ""
        return lower.removesuffix(modified[1]) + base if base else ""
    name = NAMED.get(text, NAMED.get(lower, lower.replace(" ", "_")))
    return name if name in UNTYPED or name in TYPED else ""


def named(key: str, *, ascii: bool = False) -> str:
    """A key as it is written on it: `Enter`, `Ctrl+G`, `?`, `A`."""
    if len(key) == 1:
        return key
    parts = [SHOWN.get(part, part.upper() if len(part) < 3 else part.title()) for part in key.split("+")]
    name = "+".join(parts)
    return IN_ASCII.get(name, name) if ascii else name


def spoken(own: Mapping[str, str], name: str) -> str:
    """The first key for something, as it is written; `own` are those that the learner has chosen."""
    return named(own.get(name, KEYS[name].keys).partition(",")[0])


def types(key: str) -> bool:
    """Whether a key types a character."""
    return len(key) == 1 or key in TYPED


def clashes(chosen: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What was chosen that another key on the same screen has: its name, that of the other, and the key."""
    every = {name: chosen.get(name, key.keys).split(",") for name, key in KEYS.items()}
    for name in chosen:
        for other in KEYS:
            same = set(every[name]) & set(every[other])
            if other != name and same and _meet(KEYS[name].screens, KEYS[other].screens):
                yield name, other, min(same)


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return ANYWHERE in (*one, *other) or bool(set(one) & set(other))
