"""The glyphs, and what stands in for each where only ASCII will do."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

HERE, RIGHT, WRONG = "›", "✓", "✗"
MASTERY = {"new": "·", "met": "○", "learning": "◐", "known": "●"}
TONES = {"new": "$faint", "met": "$muted", "learning": "$glow", "known": "$glow"}
"""Styles of these."""
FULL, EMPTY, BAR, RAIL = "━", "─", "▎", "│"
STEPS = " ▁▂▃▄▅▆▇█"
OPEN, SHUT = "▾", "▸"
LIKE, WHERE, NONE = "≈", "¶", "·"
TICKED, UNTICKED = "■", "□"
LIFTED = "↕"
AIM = "▴"
HEAT = "·▪■"
"""From nothing to much."""
JOINTS = " ───│╯╰┴│╮╭┬│┤├┼"
"""Where lines meet, by the sum of 1 for one to the left, 2 to the right, 4 up, 8 down."""

FIGURES = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
}
"""Large figures, three rows each."""

ASCII = str.maketrans(
    {
        HERE: ">", RIGHT: "+", WRONG: "x",
        "·": ".", "○": "o", "◐": "%", "●": "@",
        FULL: "=", EMPTY: "-", BAR: "|", RAIL: "|",
        **dict(zip(STEPS[1:], "._-=+*%#", strict=True)),
        OPEN: "v", SHUT: ">", LIKE: "~", WHERE: "=",
        TICKED: "#", UNTICKED: "_", LIFTED: "*", AIM: "^", "▪": "+",
        **dict.fromkeys("╯╰┴╮╭┬┤├┼┏┓┗┛┻┣┫", "+"), **dict.fromkeys("╺╸", "="), **dict.fromkeys("┃╻╹", "|"),
        **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'"), **dict.fromkeys("–—‐‑−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "), "…": ".", "•": "*", "×": "x",
        "→": ">", "←": "<", "↑": "^", "↓": "v",
    }
)  # fmt: skip
"""One ASCII character for each of our glyphs and of the usual typographic characters."""


class Plain(LineFilter):
    """Draws with ASCII what it has a stand-in for."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, character by character in their stand-ins."""
        return [Segment(text.translate(ASCII), style, control) for text, style, control in segments]
