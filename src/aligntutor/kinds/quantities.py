"""Numbers as people write and type them."""

from __future__ import annotations

import math
import re
import unicodedata

from aligntutor.core.asks import Write
from aligntutor.core.words import distance, fold

LONGEST = 80
"""Characters beyond which nothing is a number."""
_NOISE = 1e-14
"""Relative error that a few steps of float arithmetic leave behind."""
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9,
           "trillion": 1e12, "dozen": 12.0}  # fmt: skip
_MONEY = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen"}
_MARKS = str.maketrans("−‐‑‒–—’‘⁄", "------''/")
_FIGURE = r"[+-]? ?[.,]?\d[\d ,.']*(?:e[+-]?\d+)?"
_SHAPE = re.compile(rf"(?P<before>\D*?)(?P<above>{_FIGURE})(?:/ ?(?P<below>{_FIGURE}))?(?P<after>\D*)")
_FORMS = (
    re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d*))?"),
    re.compile(r"(?P<whole>)[.,](?P<part>\d+)"),
    re.compile(r"(?P<whole>\d{1,3}(?P<sep>[ '])\d{3}(?:(?P=sep)\d{3})*)(?:[.,](?P<part>\d+))?"),
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:,\d{3})+)(?:\.(?P<part>\d+))?"),
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+),(?P<part>\d+)"),
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3}){2,})(?P<part>)"),
)
"""162, 3.8, 3,8 · .5 · 1 000, 1'000 · 1,000, 1,000.5 · 1.000,5 · 1.000.000"""
_ENGLISH = 3
"""Index of the form whose comma parts thousands: `1,000` is that before it is a decimal comma."""
_ROUGHLY = re.compile(r"^(?:(?:about|around|roughly|approximately|circa|ca\.?|c\.)\s+|[=≈~]\s*)")
_PERCENT = re.compile(r"per ?cent(?:age points?)?\b|%")
_BELOW = re.compile(r"(?:under|below|less than|fewer than|at most|up to|[<≤])\s*(?=\S*\d)")
_ABOVE = re.compile(r"(?:over|above|more than|at least|[>≥])\s*(?=\S*\d)")
_RANGE = re.compile(r"(?:(?:between|from)\s+)?(?P<low>[^\d]*\d.*?)(?:-|\bto\b|\band\b)(?P<high>\D*\d.*)")


def read(text: str, unit: str = "") -> tuple[float, ...]:
    """What number the text may mean; empty where it is none, or stands in another unit.

    Understood are `162`, `162 people`, `3.8 %`, `3,8`, `1 000`, `1,000`, `−5`, `4e3`, `1/4` and
    `2 million`. There are two readings of a percentage where no unit is asked for (3.8 or 0.038),
    and of a fraction where a percentage is (0.25 or 25). Ranges are no numbers. Text longer than
    `LONGEST` and anything beyond the range of a float is none either.
    """
    shape = _SHAPE.fullmatch(_ROUGHLY.sub("", _straight(text), count=1))
    if shape is None:
        return ()
    value = _figure(shape["above"])
    below = _figure(shape["below"]) if shape["below"] else 1.0
    if value is None or not below or not _money(shape["before"].strip(), unit):
        return ()
    scale = _scale(shape["after"].strip(" .,;:!?"), unit)
    if scale is None:
        return ()
    values = [value / below * scale]
    if not unit and _PERCENT.match(shape["after"].strip()):
        values.append(values[0] / 100)
    if shape["below"] and not shape["after"].strip() and _PERCENT.match(unit):
        values.append(values[0] * 100)
    return tuple(values) if all(map(math.isfinite, values)) else ()


def span(text: str) -> tuple[float, float] | None:
    """Bounds of a number or of a range such as `5–10 %` or `over 30`; none where the text is neither."""
    plain = _straight(text)
    for pattern, side in ((_BELOW, 0), (_ABOVE, 1)):
        if start := pattern.match(plain):
            bound = read(plain[start.end() :])
            if not bound:
                return None
            return (bound[0], math.inf) if side else (-math.inf, bound[0])
    if value := read(plain):
        return value[0], value[0]
    ends = _RANGE.fullmatch(plain)
    if ends is None:
        return None
    low, high = read(ends["low"]), read(ends["high"])
    return (low[0], high[0]) if low and high and low[0] <= high[0] else None


def unread(ask: Write, text: str) -> str:
    """Why what was typed can be no answer; empty where it can. A number has to be one, in its unit."""
    if ask.unit is None or read(text, ask.unit):
        return ""
    return f"That could not be read as a number{f' in {ask.unit}' if ask.unit else ''}."


def show(value: float, unit: str = "") -> str:
    """The number as a learner reads it, with its unit."""
    return f"{value:.15g}{'' if unit[:1] in ('', '%') else ' '}{unit}"


def close(value: float, wanted: float, tolerance: float = 0) -> bool:
    """Whether a number is within the tolerance, bounds included, whatever float arithmetic adds."""
    slack = tolerance + _NOISE * max(abs(value), abs(wanted), tolerance)
    return math.isfinite(wanted) and abs(value - wanted) <= slack


def _straight(text: str) -> str:
    """The text in one form; empty where it is too long or has superscripts, which NFKC would flatten."""
    if len(text) > LONGEST or any(unicodedata.category(sign) == "No" for sign in text):
        return ""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_MARKS)
    digits = (str(unicodedata.decimal(sign, sign)) for sign in plain)
    return " ".join("".join(digits).split())


def _figure(text: str) -> float | None:
    sign = "-" if text.startswith("-") else ""
    mantissa, _, exponent = text.lstrip("+- ").partition("e")
    if len(exponent.lstrip("+-0")) > 3:
        return None
    mantissa = mantissa.rstrip(" ,.'")
    forms = _FORMS if not exponent else _FORMS[:2]
    matches = [form.fullmatch(mantissa) for form in forms]
    best = (matches[_ENGLISH] if not exponent else None) or next(filter(None, matches), None)
    if best is None:
        return None
    whole = re.sub(r"[ ,.']", "", best["whole"]) or "0"
    value = float(f"{sign}{whole}.{best['part'] or 0}e{exponent or 0}")
    lost = value == 0 and re.search(r"[1-9]", mantissa)
    return value if math.isfinite(value) and not lost else None


def _money(before: str, unit: str) -> bool:
    """Whether what stands before the figure is nothing, or the sign of the unit's currency."""
    if not before:
        return True
    return before in _MONEY and (not unit or before in unit or _MONEY[before] in fold(unit))


def _scale(after: str, unit: str) -> float | None:
    """What the words after the figure multiply it by; none where they are not of the unit."""
    given, wanted = _words(after), _words(unit)
    factor = 1.0
    if given and given[0] in _SCALES:
        factor = _SCALES[given.pop(0)]
        if wanted and wanted[0] in _SCALES:
            factor /= _SCALES[wanted[0]]
    if not unit:
        return factor if len(given) <= 3 and all(word.isalpha() or word == "%" for word in given) else None
    left, right = " ".join(given), " ".join(wanted)
    known = set(given) <= set(wanted) or (len(right) > 3 and distance(left, right, 1) <= 1)
    return factor if known else None


def _words(unit: str) -> list[str]:
    """A unit's words, folded, with one sign for per cent and names for currencies."""
    named = "".join(_MONEY.get(sign, sign) for sign in _PERCENT.sub(" % ", unit.casefold()))
    return fold(named).split()
