"""`changes`: what the learner is told after a deck was edited."""

from __future__ import annotations

import json
from pathlib import Path

from tests.end_to_end.processes import Run, logged

TEXT = """\
title: The sky
cards:
- {id: blue, front: Why is the sky blue?, back: Air scatters short waves more.}
- {id: dusk, front: Why is dusk red?, back: Its light has crossed more air.}
"""
ANSWERS = "\n3\n" * 6


def edited(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_an_edit_is_told_once_and_for_a_few_days_and_can_be_taken_back(run: Run, tmp_path: Path):
    path = tmp_path / "sky.yaml"
    path.write_text(TEXT, encoding="utf-8")
    run("study", "--plain", str(path), lines=ANSWERS)
    assert run("changes").stdout == "Nothing that you have learnt has changed.\n"
    edited(
        path,
        ("Air scatters short", "Air scatters long"),
        ("id: dusk, front: Why", "id: evening, was: dusk, front: How"),
    )
    later = {"ALIGNTUTOR_NOW": "2026-05-20T09:00:00Z"}
    assert run("due", **later).returncode == 0
    assert len(logged(run, "edited")) == 2
    done = run("changes", "sky", **later)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "2026-05-20  sky  How is dusk red?  clarified: schedule kept\n"
        "2026-05-20  sky  Why is the sky blue?  meaning: asked again soon\n"
        "2026-05-20  sky  How is dusk red?  renamed: progress goes on\n"
    )
    told = json.loads(run("changes", "--json", **later).stdout)
    assert [(one["date"], one["card"], one["change"], one["was"]) for one in told] == [
        ("2026-05-20", "sky/evening", "clarified", ""),
        ("2026-05-20", "sky/blue", "meaning", ""),
        ("2026-05-20", "sky/evening", "renamed", "sky/dusk"),
    ]
    study = run("study", "--plain", "sky", lines="", **later).stdout
    assert study.startswith("The sky: 2 cards changed: 1 asked again soon. See: aligntutor changes\n")
    run("undo", **later)
    assert len(logged(run, "undo")) == 2
    assert "taken back" in run("changes", **later).stdout
    assert [event["change"] for event in logged(run, "edited")] == ["meaning", "clarified"]


def test_an_unknown_deck_gets_a_hint(run: Run, deck: str):
    run("study", "--plain", deck)
    done = run("changes", "kitchn")
    assert done.returncode == 1
    assert "Did you mean kitchen?" in done.stderr


def test_a_blank_log_has_nothing_to_tell(run: Run):
    done = run("changes", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
