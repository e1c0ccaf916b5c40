"""`aligntutor check`."""

from __future__ import annotations

import difflib
import re
import textwrap
from dataclasses import asdict
from pathlib import Path

import click

from .context import PROGRAM, Setup, Stop, json_option
from .saying import complain, many, say, say_json

WIDTH = 76
"""Columns of a rule's page."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--explain", metavar="R07", help="Print the page of a rule: what it finds and why, bad and good."
)
@click.option("--report", is_flag=True, help="Hold one deck against the rubric of courses, and its outline.")
@json_option
@click.pass_obj
def command(setup: Setup, paths: tuple[Path, ...], explain: str | None, report: bool, as_json: bool) -> int:
    """Check decks: reading, schema, entries, every generated item. Exit code 1 where there is an error."""
    if explain is not None:
        _explain(explain, as_json)
        return 0
    if not paths:
        raise click.UsageError("Missing argument 'PATH...': a deck's file or folder.")
    if not report:
        return _check(setup, paths, as_json)
    if len(paths) > 1:
        raise click.UsageError("--report is about one deck at a time.")
    return _report(setup, paths[0], as_json)


def _report(setup: Setup, path: Path, as_json: bool) -> int:
    """The rubric, a line a criterion; 1 where the first landing is missed. Reading errors go to stderr."""
    from aligntutor.core.decks import DeckError
    from aligntutor.decks.telling import render
    from aligntutor.tutor.reporting import report

    try:
        found = report(path, setup.seed)
    except DeckError as error:
        for problem in error.problems:
            complain(render(problem))
        return 1
    missed = [row for row in found.rows if not row.meets(row.first)]
    if as_json:
        rows = [
            {**asdict(row), "meets_first": row.meets(row.first), "meets_goal": row.meets(row.goal)}
            for row in found.rows
        ]
        say_json({"criteria": rows, "ideas_without_items": list(found.missing)})
        return 1 if missed else 0
    for row in found.rows:
        mark = "ok" if row.meets(row.goal) else "on the way" if row.meets(row.first) else "missed"
        sign = "at most" if row.fewer else "at least"
        value = f"{row.value:.1f}".removesuffix(".0")
        note = f" ({row.note})" if row.note else ""
        say(f"{mark:<10}  {row.name}: {value}{row.unit}{note}")
        say(f"            first landing {sign} {row.first:g}, goal {row.goal:g}")
    if found.missing:
        say(f"Ideas without any item: {', '.join(found.missing)}.")
    return 1 if missed else 0


def _check(setup: Setup, paths: tuple[Path, ...], as_json: bool) -> int:
    from aligntutor.decks.telling import render_all
    from aligntutor.lint import PAGES
    from aligntutor.tutor.checking import check
    from aligntutor.tutor.describing import finding

    problems = check(paths, setup.seed)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if as_json:
        say_json({"errors": errors, "warnings": warnings, "findings": [finding(p) for p in problems]})
        return 1 if errors else 0
    for told in render_all(problems):
        say(told)
    counted = [many(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    say(", ".join(counted) if counted else "No problems found.")
    for code in PAGES:
        if any(problem.rule == code for problem in problems):
            say(f"{PROGRAM} check --explain {code} says more: {PAGES[code].title}.")
    return 1 if errors else 0


def _explain(wanted: str, as_json: bool) -> None:
    """Print the page of a rule. Stops with exit code 2 where there is none."""
    from aligntutor.lint import PAGES

    codes = {code.casefold(): code for code in PAGES}
    name = re.sub(r"^r(\d)$", r"r0\1", wanted.strip().casefold())
    if name not in codes:
        near = difflib.get_close_matches(name, codes, 1)
        hint = f"Did you mean {codes[near[0]]}?" if near else f"There are: {', '.join(PAGES)}."
        raise Stop(f"There is no rule {wanted!r}. {hint}", 2)
    code, page = codes[name], PAGES[codes[name]]
    if as_json:
        say_json({"rule": code, **asdict(page)})
        return
    say(f"{code}: {page.title}")
    for head, text in (("Finds", page.finds), ("Matters", page.matters), ("Mend", page.mend)):
        say(f"\n{head}\n{textwrap.fill(text, WIDTH, initial_indent='  ', subsequent_indent='  ')}")
    shown = (("Source that both decks are held against", page.source), ("Bad", page.bad), ("Good", page.good))
    for head, text in shown:
        if text:
            say(f"\n{head}\n{textwrap.indent(text.rstrip(), '  ')}")
