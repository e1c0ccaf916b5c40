"""Four themes, the tokens that every screen draws with, and which one a terminal gets."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

TOKENS: dict[str, dict[str, str]] = {
    "lamplight": {
        "ground": "#181613", "band": "#262219", "ink": "#e8e1d3", "muted": "#a3998a", "faint": "#70675a",
        "mark": "#e8b95f", "glow": "#a5844a", "right": "#8fc4a4", "wrong": "#ec917b",
    },
    "paper": {
        "ground": "#faf6ec", "band": "#efe7d4", "ink": "#292520", "muted": "#6b6252", "faint": "#a2947a",
        "mark": "#8a5600", "glow": "#b0863f", "right": "#24694a", "wrong": "#a5371f",
    },
    "contrast": {
        "ground": "#000000", "band": "#303030", "ink": "#ffffff", "muted": "#d9d9d9", "faint": "#949494",
        "mark": "#ffd900", "glow": "#e0a800", "right": "#7dffa0", "wrong": "#ffa08c",
    },
    "terminal": {
        "ground": "ansi_default", "band": "ansi_default", "ink": "ansi_default", "muted": "ansi_default",
        "faint": "ansi_bright_black", "mark": "ansi_yellow", "glow": "ansi_yellow", "right": "ansi_green",
        "wrong": "ansi_red",
    },
}  # fmt: skip
"""Theme -> token -> colour. Contrast on ground: text at least 5.6, glow 3.1, faint 2.8."""


def _theme(name: str, *, dark: bool, ansi: bool = False) -> Theme:
    token = TOKENS[name]
    base = dict(BUILTIN_THEMES["ansi-dark"].variables) if ansi else {}
    ground, band, faint = token["ground"], token["band"], token["faint"]
    own = {
        "screen-selection-background": faint,
        "screen-selection-foreground": token["ink"],
        "input-selection-background": faint,
        "input-cursor-background": token["mark"],
        "input-cursor-foreground": ground,
        "border": faint,
        "border-blurred": faint,
        "scrollbar": faint,
        "scrollbar-hover": token["muted"],
        "scrollbar-active": token["mark"],
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
        "block-cursor-background": band,
        "block-cursor-foreground": token["ink"],
        "block-cursor-blurred-background": band,
        "block-cursor-blurred-foreground": token["mark"],
    }
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        primary=token["mark"],
        secondary=token["muted"],
        accent=token["mark"],
        foreground=token["ink"],
        background=ground,
        surface=ground,
        panel=ground,
        boost=band,
        success=token["right"],
        warning=token["mark"],
        error=token["wrong"],
        variables=base | token | own,
    )


THEMES = (
    _theme("lamplight", dark=True),
    _theme("paper", dark=False),
    _theme("contrast", dark=True),
    _theme("terminal", dark=True, ansi=True),
)


def suited(chosen: str, environment: Mapping[str, str]) -> str:
    """The name of the theme to start with: the learner's choice, else what the terminal can show."""
    if chosen in TOKENS:
        return chosen
    if (
        environment.get("COLORTERM")
        or environment.get("TEXTUAL_COLOR_SYSTEM") == "truecolor"
        or "256color" in environment.get("TERM", "")
        or "WT_SESSION" in environment
    ):
        return "lamplight"
    return "terminal" if "TERM" in environment else "lamplight"


def only_ascii(environment: Mapping[str, str], encoding: str) -> bool:
    """Whether to draw with ASCII: the learner asked for it, or the terminal's encoding has no more."""
    if "ALIGNTUTOR_ASCII" in environment:
        return environment["ALIGNTUTOR_ASCII"] not in ("", "0")
    return encoding.lower().replace("-", "").replace("_", "") not in ("utf8", "utf16", "utf8sig", "cp65001")
