"""Figures as plots and as tables, in lines of so many columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from aligntutor.core.days import weekday_of
from aligntutor.tutor.figures import Figure, Row, Shape
from aligntutor.tutor.wording import MONTHS, WEEKDAYS, day_of

from . import marks
from .lines import ends, paragraph
from .literal import joined, title, words

TALL = 3
"""Rows of columns."""
GROUND = 0.4
"""Scales of shares begin no higher than here, unless all lies above the next."""
NEAR = 0.7
PERCENT = 5
"""Columns of a percentage at the end of a line."""
LABEL = 16
"""With fewer columns than that beside the numbers of a table, a label stands above them."""
WEEKDAY = 4
"""Columns of a weekday's name."""
WEEKS = 27
"""Up to so many weeks stand apart, in half of the page, the last ones of them where room is short."""


def plot(figure: Figure, width: int) -> list[Content]:
    """A heading, then the figure, or why there is none yet."""
    if not figure.rows:
        return [words(figure.title, "bold"), *_said(figure, width)]
    return _PLOTS[figure.shape](figure, width)


def table(figure: Figure, width: int) -> list[Content]:
    """A heading, then a line for each row."""
    counts = figure.counts if figure.counts != figure.title.lower() else ""
    lines = [ends(words(figure.title, "bold"), [words(counts, "$muted")], width)]
    for row in figure.rows:
        if figure.shape == "days" and not row.value:
            continue
        right = _numbers(figure, row)
        room = width - right.cell_length - 2
        if room < min(LABEL, len(row.label)):
            lines += [*paragraph(title(row.label), width, rest=0), ends(words(""), [right], width, least=1)]
        else:
            first, *rest = paragraph(title(row.label), room, rest=0)
            lines += [ends(first, [right], width, least=1), *rest]
        if row.note:
            lines += [line.stylize("$muted") for line in paragraph(title(row.note), width - 2, rest=2)]
    return [*lines, *_said(figure, width)]


def _numbers(figure: Figure, row: Row) -> Content:
    """The columns of a row: what it is held against, its share, the interval of that, and of how many."""
    if not row.n:
        return words(f"{row.value:.0f}")
    return joined(
        words(figure.against(row), "$muted"),
        words(f"{row.value:.0%}".rjust(6)),
        words(_between(row).rjust(10), "$muted"),
        words(f"of {row.n}".rjust(9), "$muted"),
    )


def _between(row: Row) -> str:
    return "" if row.low is None or row.high is None else f"{row.low:.0%}–{row.high:.0%}"


def _said(figure: Figure, width: int) -> list[Content]:
    return paragraph(words(figure.said, "$muted"), width, rest=0) if figure.said else []


# -- shares --------------------------------------------------------------------


def _gauge(figure: Figure, width: int) -> list[Content]:
    """One share in large figures, and beneath it the scale."""
    row = figure.rows[0]
    number = f"{row.value * 100:.0f}"
    large = ["".join(marks.FIGURES[digit][n] for digit in number) for n in range(3)]
    beside = [
        words(f"% {figure.counts}", "bold"),
        words(f"likely {(row.low or 0) * 100:.0f} to {(row.high or 0) * 100:.0f}"),
        words(f"{row.n} answers", "$muted"),
    ]
    lines = [
        joined(words(figures + "   ", "bold $mark"), said)
        for figures, said in zip(large, beside, strict=True)
    ]
    low = _lowest(figure.rows)
    return [*lines, words(""), _line(row, low, width), _aim(row, low, width)]


def _aim(row: Row, low: float, width: int) -> Content:
    """The ends of the scale, and the aim beneath its place."""
    at = _place(row.mark or 1.0, low, width)
    named = f"aim {row.mark or 1:.0%}"
    before = len(named) + 1 <= at - PERCENT
    start = at - len(named) - 1 if before else at
    said = f"{named} {marks.AIM}" if before else f"{marks.AIM} {named}"
    line = f"{low:.0%}".ljust(start) + said
    return words(
        line.ljust(width - len("100%")) + "100%" if len(line) < width - 4 else line[:width], "$muted"
    )


def _shares(figure: Figure, width: int) -> list[Content]:
    """A line a share: its interval, and the share itself."""
    room = min(18, max(len(row.label) for row in figure.rows) + 1)
    low = _lowest(figure.rows)
    scale = max(8, width - room - PERCENT)
    against = any(row.mark is not None for row in figure.rows)
    legend = words(f"{marks.AIM} {figure.held}" if against else "", "$muted")
    lines = [ends(words(figure.title, "bold"), [legend], width), words("")]
    for row in figure.rows:
        label = title(row.label).truncate(room - 1, ellipsis=True)
        percent = words(f"{row.value:.0%}".rjust(PERCENT))
        lines.append(joined(label.pad_right(room - label.cell_length), _line(row, low, scale), percent))
    lines.append(joined(words(" " * room), _scale(figure, low, scale)))
    return [*lines, *([words("")] if figure.said else []), *_said(figure, width)]


def _lowest(rows: Sequence[Row]) -> float:
    """Where the scale of shares begins."""
    least = min(min(row.value if row.low is None else row.low, row.mark or 1.0) for row in rows)
    return next((start for start in (NEAR, GROUND) if least >= start), 0.0)


def _line(row: Row, low: float, width: int) -> Content:
    """A thin line, heavy where the share is likely to lie, with a dot and what it is held against."""

    cells = [(marks.EMPTY, "$faint")] * width
    for n in range(_place(row.low or row.value, low, width), _place(row.high or row.value, low, width) + 1):
        cells[n] = (marks.FULL, "$glow")
    if row.mark is not None:
        cells[_place(row.mark, low, width)] = (marks.AIM, "$muted")
    cells[_place(row.value, low, width)] = (marks.MASTERY["known"], "$mark")
    return joined(*(words(glyph, style) for glyph, style in cells))


def _place(share: float, low: float, width: int) -> int:
    """The column of a share on a scale of so many columns."""
    return min(width - 1, max(0, round((share - low) / (1 - low) * (width - 1))))


def _scale(figure: Figure, low: float, width: int) -> Content:
    """The ends of the scale, and between them what it counts where there is room for it."""
    left, right = f"{low:.0%}", "100%"
    room = width - len(left) - len(right)
    middle = figure.counts if len(figure.counts) + 2 <= room else ""
    return words(f"{left}{middle.center(room)}{right}"[:width], "$muted")


# -- numbers along time --------------------------------------------------------


def _columns(figure: Figure, width: int) -> list[Content]:
    """Columns, the last ones where there are more than fit; the first is today's where it is a forecast."""
    rows = figure.rows[-width:]
    cell = 2 if len(rows) * 2 <= width + 1 else 1
    most = max(row.value for row in rows)
    said = figure.said.partition(".")[0]
    beside = len(figure.title) + 2 + len(said) <= width
    lines = [ends(words(figure.title, "bold"), [words(said, "$muted")] if beside else [], width), words("")]
    for level in reversed(range(TALL)):
        bars = []
        for n, row in enumerate(rows):
            eighths = max(1, round(row.value / most * TALL * 8)) - level * 8 if row.value else 0
            style = "$mark" if n == 0 and row.label == "today" else "$glow"
            bars.append(words(marks.STEPS[max(0, min(8, eighths))].ljust(cell), style))
        lines.append(joined(*bars))
    lines.append(words(_beneath(rows, cell), "$muted"))
    return lines if beside else [*lines, words(""), *_said(figure, width)]


def _beneath(rows: Sequence[Row], cell: int) -> str:
    """Initials of weekdays under single days, else the names of months where these begin."""
    if rows[0].label == "today":
        return "".join(WEEKDAYS[weekday_of(row.day)][0].ljust(cell) for row in rows)
    return _months([row.day for row in rows], cell)


def _months(days: Sequence[int], cell: int) -> str:
    """The months of columns that begin on these days; one that has no room is left out."""
    months = [day_of(day).month for day in days]
    starts = [n for n, month in enumerate(months) if n == 0 or month != months[n - 1]]
    line = ""
    for start, end in zip(starts, [*starts[1:], len(days)], strict=True):
        gap = end < len(days)
        if (end - start) * cell >= 3 + gap:
            line = line.ljust(start * cell) + MONTHS[months[start] - 1][:3]
    return line


def _days(figure: Figure, width: int) -> list[Content]:
    """A column a week, Monday at the top; the larger the sign, the more answers."""
    first = figure.rows[0].day - weekday_of(figure.rows[0].day)
    weeks = (figure.rows[-1].day - first) // 7 + 1
    cell = 2 if weeks <= WEEKS else 1
    shown = min(weeks, (width - WEEKDAY) // cell)
    start = first + (weeks - shown) * 7
    values = {row.day: row.value for row in figure.rows}
    usual = _usual([value for value in values.values() if value])
    heading = ends(words(figure.title, "bold"), [words(figure.said.rstrip("."), "$muted")], width)
    months = _months([start + week * 7 + 6 for week in range(shown)], cell)
    lines = [heading, words(" " * WEEKDAY + months, "$muted")]
    for weekday in range(7):
        name = WEEKDAYS[weekday][:3] if weekday % 2 == 0 else ""
        cells = [words(name.ljust(WEEKDAY), "$muted")]
        for week in range(shown):
            day = start + week * 7 + weekday
            cells.append(_day(values.get(day), usual, cell, latest=day == figure.rows[-1].day))
        lines.append(joined(*cells))
    return lines


def _usual(values: Sequence[float]) -> float:
    """The median."""
    return sorted(values)[len(values) // 2] if values else 0


def _day(value: float | None, usual: float, cell: int, *, latest: bool) -> Content:
    if value is None:
        return words(" " * cell)
    sign = marks.HEAT[0] if not value else marks.HEAT[1] if value < usual else marks.HEAT[2]
    return words(sign.ljust(cell), "$mark" if latest else "$glow" if value else "$faint")


# -- texts ---------------------------------------------------------------------


def _ranked(figure: Figure, width: int) -> list[Content]:
    """Each text with its share, likely range and number of answers, and what is said of it."""
    lines = [ends(words(figure.title, "bold"), [words(f"{figure.counts}, likely", "$muted")], width)]
    for row in figure.rows:
        right = joined(words(f"{row.value:.0%}".rjust(4)), words(f"  {_between(row)}".rjust(10), "$muted"))
        room = max(12, width - right.cell_length - 2)
        first, *rest = paragraph(title(row.label), room, rest=0)
        lines += [ends(first, [right], width, least=1), *rest]
        if row.note:
            lines += [line.stylize("$muted") for line in paragraph(title(row.note), width - 2, rest=2)]
    return [*lines, *_said(figure, width)]


_PLOTS: dict[Shape, Callable[[Figure, int], list[Content]]] = {
    "gauge": _gauge,
    "shares": _shares,
    "columns": _columns,
    "days": _days,
    "ranked": _ranked,
}


def fits_half(figure: Figure) -> bool:
    """Whether a plot has room enough in half the page."""
    if figure.shape == "days" and figure.rows:
        return (figure.rows[-1].day - figure.rows[0].day) // 7 < WEEKS
    return figure.shape != "ranked"
