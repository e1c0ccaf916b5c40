"""Figures as one page for a browser: plots in SVG, a table under each, no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from .saying import clean

if TYPE_CHECKING:
    from aligntutor.tutor.figures import Figure, Row

WIDE, LINE, LABEL = 640, 26, 190
"""Pixels: a plot, the height of a line, the room for labels."""
TALL = 120
"""Height of columns."""
DAY = 12
"""Side of the square of a day."""

STYLE = """
:root { --ground: #faf6ec; --ink: #292520; --muted: #6b6252; --faint: #d8cdb6;
  --mark: #8a5600; --glow: #b0863f; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #181613; --ink: #e8e1d3; --muted: #a3998a; --faint: #443e34;
    --mark: #e8b95f; --glow: #a5844a; }
}
body { background: var(--ground); color: var(--ink); font: 16px/1.5 Georgia, serif; max-width: 44rem;
  margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
p, summary, .aside { color: var(--muted); } summary { cursor: pointer; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 14px Georgia, serif; }
svg .aside { fill: var(--muted); font-size: 12px; }
.line { stroke: var(--faint); stroke-width: 1.5; } .likely { stroke: var(--glow); stroke-width: 5; }
.dot { fill: var(--mark); } .held { fill: none; stroke: var(--muted); stroke-width: 1.5; }
.bar { fill: var(--glow); } .now { fill: var(--mark); } .rest { fill: var(--faint); }
table { border-collapse: collapse; margin: .5rem 0; } td, th { text-align: left; padding: .1rem 1rem .1rem 0;
  vertical-align: top; font-weight: normal; } td.n { text-align: right; }
li { margin-bottom: .6rem; } ol { padding-left: 1.3rem; }
"""


def page(figures: Sequence[Figure], decks: str, period: str, today: str) -> str:
    """The page as HTML; `decks` and `period` are told in its head, `today` is a date."""
    body = "\n".join(_section(figure) for figure in figures)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Statistics, {_text(today)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Statistics</h1>\n<p>{_text(decks)}, {_text(period)}, as of {_text(today)}</p>\n"
        f"{body}\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(clean(" ".join(text.split())))


def _section(figure: Figure) -> str:
    said = f"<p>{_text(figure.said)}</p>" if figure.said else ""
    head = f"<section>\n<h2>{_text(figure.title)}</h2>\n"
    if not figure.rows:
        return f"{head}{said}\n</section>"
    drawn = _PLOTS[figure.shape](figure)
    return f"{head}{drawn}\n{said}\n{_table(figure)}\n</section>"


def _table(figure: Figure) -> str:
    rows = [row for row in figure.rows if row.value or figure.shape != "days"]
    lines = "\n".join(_line_of(row, figure.against(row)) for row in rows)
    head = f'<tr><th></th><th class="aside">{_text(figure.counts)}</th></tr>'
    return f"<details><summary>As a table</summary>\n<table>{head}\n{lines}\n</table></details>"


def _line_of(row: Row, against: str) -> str:
    cells = f'<td>{_text(row.label)}</td><td class="n">{_number(row)}</td>'
    if row.low is not None and row.high is not None:
        cells += f'<td class="aside">{row.low:.0%} to {row.high:.0%}</td><td class="aside">of {row.n}</td>'
    if against:
        cells += f'<td class="aside">{against}</td>'
    return f"<tr>{cells}</tr>"


def _number(row: Row) -> str:
    return f"{row.value:.0%}" if row.n else f"{row.value:.0f}"


def _svg(height: float, parts: Sequence[str], told: str) -> str:
    inner = "\n".join(parts)
    return f'<svg viewBox="0 0 {WIDE} {height:.0f}" role="img" aria-label="{_text(told)}">\n{inner}\n</svg>'


def _label(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{_text(text)}</text>'


def _shares(figure: Figure) -> str:
    """A line a share, from 0 or from a round number below all of them."""
    least = min(min(row.value if row.low is None else row.low, row.mark or 1.0) for row in figure.rows)
    low = int(least * 10) / 10 if least < 1 else 0.9
    left, right = LABEL, WIDE - 60

    def at(share: float) -> float:
        return left + (share - low) / (1 - low) * (right - left)

    parts = []
    for n, row in enumerate(figure.rows):
        y = LINE * (n + 0.6)
        parts.append(_label(0, y + 5, row.label))
        parts.append(f'<line class="line" x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
        if row.low is not None and row.high is not None:
            ends = f'x1="{at(row.low):.1f}" x2="{at(row.high):.1f}"'
            parts.append(f'<line class="likely" {ends} y1="{y:.1f}" y2="{y:.1f}"/>')
        if row.mark is not None:
            x = at(row.mark)
            parts.append(f'<path class="held" d="M{x - 5:.1f} {y + 11:.1f} l5 -8 l5 8 Z"/>')
        parts.append(f'<circle class="dot" cx="{at(row.value):.1f}" cy="{y:.1f}" r="5"/>')
        parts.append(_label(WIDE, y + 5, f"{row.value:.0%}", anchor="end"))
    height = LINE * len(figure.rows) + 24
    parts += [
        _label(left, height - 6, f"{low:.0%}", "aside"),
        _label(right, height - 6, "100%", "aside", "end"),
    ]
    if any(row.mark is not None for row in figure.rows):
        parts.append(_label((left + right) / 2, height - 6, f"△ {figure.held}", "aside", "middle"))
    return _svg(height, parts, figure.title)


def _columns(figure: Figure) -> str:
    """A column a row, its number above it where there are few."""
    most = max(row.value for row in figure.rows) or 1
    each = min(40.0, WIDE / len(figure.rows))
    parts = []
    for n, row in enumerate(figure.rows):
        height = row.value / most * TALL
        x, y = n * each, TALL + 18 - height
        kind = "now" if row.label == "today" else "bar"
        parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{each * 0.7:.1f}" height="{height:.1f}"/>'
        )
        if each >= 24 and row.value:
            parts.append(_label(x + each * 0.35, y - 4, _number(row), "aside", "middle"))
    step = max(1, round(60 / each))
    for n, row in list(enumerate(figure.rows))[::step]:
        label = row.label.removeprefix("week of ")
        parts.append(_label(n * each, TALL + 34, label[5:] if len(label) == 10 else label, "aside"))
    return _svg(TALL + 40, parts, figure.title)


def _days(figure: Figure) -> str:
    """A square a day, a column a week, year below year."""
    values = sorted(row.value for row in figure.rows if row.value)
    usual = values[len(values) // 2] if values else 0
    parts, height = [], 0.0
    for year in dict.fromkeys(row.label[:4] for row in figure.rows):
        parts.append(_label(0, height + 12, year, "aside"))
        first = date(int(year), 1, 1)
        monday = first - timedelta(days=first.weekday())
        for row in figure.rows:
            if row.label.startswith(year):
                ahead = (date.fromisoformat(row.label) - monday).days
                x, y = 40 + ahead // 7 * (DAY - 1), height + ahead % 7 * (DAY - 1)
                parts.append(_square(row, x, y, usual))
        height += 7 * (DAY - 1) + 12
    return _svg(height, parts, figure.title)


def _square(row: Row, x: float, y: float, usual: float) -> str:
    side = DAY - 3 if row.value >= usual and row.value else (DAY - 3) * 0.65 if row.value else 3
    shift = (DAY - 3 - side) / 2
    kind = "bar" if row.value else "rest"
    told = f"<title>{_text(row.label)}: {row.value:.0f}</title>"
    return (
        f'<rect class="{kind}" x="{x + shift:.1f}" y="{y + shift:.1f}" width="{side:.1f}"'
        f' height="{side:.1f}">{told}</rect>'
    )


def _ranked(figure: Figure) -> str:
    items = []
    for row in figure.rows:
        likely = (
            f", likely {row.low:.0%} to {row.high:.0%}"
            if row.low is not None and row.high is not None
            else ""
        )
        note = f'<br><span class="aside">{_text(row.note)}</span>' if row.note else ""
        share = f'<span class="aside">{_text(figure.counts)} {row.value:.0%}{likely}, of {row.n}</span>'
        items.append(f"<li>{_text(row.label)} — {share}{note}</li>")
    return "<ol>\n" + "\n".join(items) + "\n</ol>"


_PLOTS: dict[str, Callable[[Figure], str]] = {
    "gauge": _shares,
    "shares": _shares,
    "columns": _columns,
    "days": _days,
    "ranked": _ranked,
}
