"""Problems as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from aligntutor.core.decks import Problem

from .characters import escaped


def render(problem: Problem) -> str:
    """`path:line:column: message`, the line with a caret, and what to do, each on lines of its own.

    What a problem lacks is left out; a warning says that it is one. Safe to print: characters that
    must not reach a terminal are written as escapes.
    """
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    warning = "warning: " if problem.severity == "warning" else ""
    rule = f" [{problem.rule}]" if problem.rule[:1] == "R" and problem.rule[1:].isdecimal() else ""
    lines = [f"{place}: {warning}{problem.message}{rule}" if place else f"{warning}{problem.message}{rule}"]
    if problem.excerpt:
        lines.append(problem.excerpt)
    if problem.hint:
        lines.append(f"       {problem.hint}")
    return escaped("\n".join(lines))


def render_all(problems: Iterable[Problem]) -> list[str]:
    """Each problem rendered once, with the item it is of where it is of one, and how many more."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        found.setdefault(render(problem), []).append(problem.item)
    return [
        f"{told}\n       In {items[0]}{_more(items)}." if items[0] else told for told, items in found.items()
    ]


def _more(items: list[str]) -> str:
    return f" and {len(items) - 1} more" if len(items) > 1 else ""
