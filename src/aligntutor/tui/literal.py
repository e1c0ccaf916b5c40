"""The one way text reaches a widget: cleaned, never read as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textual.app import SystemCommand
from textual.content import Content

_STEERS = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control, bidi, tag and other invisible characters, and lone surrogates; joiners that writing needs stay."""

_SPANS = (
    r"`(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*(?P<emphasis>(?=[^\s*])[^*\n]*?[^\s*])\*(?![\w*])"
)
_STYLES = {"code": "on $band", "emphasis": "bold"}


def clean(text: str) -> str:
    """The text with tabs as spaces and every character that could steer a terminal as its escape."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", "    ")
    return re.sub(_STEERS, _escape, text)


def _escape(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode("ascii")


def command(title: str, line: str, act: Callable[[], object]) -> SystemCommand:
    """A command of the palette, told in words of ours. Raises ValueError where they could be markup."""
    if "[" in title + line:
        raise ValueError(f"a command is told in plain words, not as {title!r}, {line!r}")
    return SystemCommand(title, line, act)


def words(text: str, style: str = "") -> Content:
    """Text exactly as it is, in one style."""
    content = Content(clean(text))
    return content.stylize(style) if style and content else content


def literal(text: str, style: str = "") -> Content:
    """Deck text: `*emphasis*` and code spans are drawn, everything else stays as it is."""
    text = clean(text)
    if "*" not in text and "`" not in text:
        return words(text, style)
    parts: list[Content] = []
    done = 0
    for found in re.finditer(_SPANS, text):
        kind = found.lastgroup or ""
        parts += Content(text[done : found.start()]), Content(found[kind]).stylize(_STYLES[kind])
        done = found.end()
    parts.append(Content(text[done:]))
    whole = joined(*parts)
    return whole.stylize_before(style) if style else whole


def title(text: str, style: str = "") -> Content:
    """Deck text for a place that has one line."""
    return literal(" ".join(text.split()), style)


def joined(*parts: Content) -> Content:
    """Texts side by side."""
    return Content("").join(parts)


def stacked(lines: Sequence[Content]) -> Content:
    """Lines one below the other."""
    return Content("\n").join(lines)


def typed(text: str) -> str:
    """What was typed or pasted, without the characters that could steer a terminal."""
    return text if text.isprintable() else re.sub(_STEERS, "", text.replace("\t", " "))
