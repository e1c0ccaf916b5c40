"""Decks that are handed out: taken in whole, brought up to date, put back, and never mixed up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.core import fingerprint
from aligntutor.core.states import Scheduling
from aligntutor.settings import Places, Settings, places
from aligntutor.tutor import Refused, Tutor, installing, library, receiving
from aligntutor.tutor.changes import Changes, lines
from aligntutor.tutor.receiving import Receipt
from aligntutor.tutor.refusal import Unsound
from aligntutor.tutor.shown import Asking
from tests import kitchen

from .sittings import Clock, go_through, right

Opener = Callable[..., Tutor]
SKY = "id: sky\ntitle: The sky\ncards:\n- {id: blue, front: Why is the sky blue?, back: Air scatters.}\n"
EDITED = kitchen.TEXT.replace("Long before it is cooked.", "Hours before it is cooked.").replace(
    "title: In the kitchen\n", "title: In the kitchen\nversion: 2\n"
)


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(str(tmp_path / "home"), {})


@pytest.fixture
def opened(where: Places) -> Iterator[Opener]:
    """Opens the same home as often as asked, with these bundled decks."""
    tutors: list[Tutor] = []

    def open_again(*bundled: Path) -> Tutor:
        tutor = Tutor(where, Settings(Scheduling(fuzz=False)), Clock(), "0", bundled)
        tutor.prepare()
        tutors.append(tutor)
        return tutor

    yield open_again
    for tutor in tutors:
        tutor.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def install(tutor: Tutor, path: Path) -> Receipt:
    receipt = receiving.install(path, tutor.places, tutor.seed, tutor.decks())
    tutor.prepare()
    return receipt


def update(tutor: Tutor, id: str) -> Receipt:
    receipt = receiving.update(id, tutor.places, tutor.seed, tutor.decks())
    tutor.prepare()
    return receipt


def rollback(tutor: Tutor, id: str) -> Receipt:
    receipt = receiving.rollback(id, tutor.places, tutor.seed, tutor.decks())
    tutor.prepare()
    return receipt


def on_offer(tutor: Tutor) -> list[tuple[str, str, str]]:
    return [(facts.deck, facts.version, facts.origin) for facts in tutor.decks()]


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_installed_deck_needs_its_source_no_longer(opened: Opener, desk: Path):
    source = kitchen.write(desk)
    receipt = install(opened(), source)
    source.unlink()
    tutor = opened()
    assert on_offer(tutor) == [("kitchen", "", "installed")]
    assert (receipt.done, receipt.source, receipt.changes) == ("installed", str(source), None)
    assert [facts.path for facts in tutor.decks()] == [receipt.path]
    assert go_through(tutor.study("kitchen"), most=1) == ["Resting"]


def test_of_a_folder_only_what_belongs_to_the_deck_is_taken(opened: Opener, desk: Path, where: Places):
    for name, text in {
        "deck.yaml": "id: pantry\nchapters: [shelf.yaml]\nsource: {fingerprint: notes.fingerprint}\n",
        "shelf.yaml": "cards:\n- {front: Salt?, back: Below.}\n",
        "outline.yaml": "ideas: []\n",
        "notes.fingerprint": fingerprint.to_json(fingerprint.make("# A\n\nText.\n")),
        "other.yaml": "cards:\n- {front: Pepper?, back: Above.}\n",
        "notes.md": "mine",
        ".hidden.yaml": "mine",
    }.items():
        (desk / name).write_text(text, encoding="utf-8")
    receipt = install(opened(), desk / "deck.yaml")
    assert receipt.source == str(desk)
    assert files_in(where.installed / "pantry" / "1") == [
        "pantry/deck.yaml",
        "pantry/notes.fingerprint",
        "pantry/outline.yaml",
        "pantry/shelf.yaml",
    ]


def test_cards_of_a_deck_that_has_its_id_by_its_name_stay_the_same_cards(opened: Opener, desk: Path):
    text = "cards:\n- {id: blue, front: Why is the sky blue?, back: Air scatters.}\n"
    source = kitchen.write(desk, "Über Himmel.v2.yaml", text)
    tutor = opened()
    tutor.add_deck(source)
    tutor.prepare()
    (before,) = tutor.decks()
    seen = go_through(tutor.study(), most=1)
    install(tutor, source)
    again = opened()
    assert [facts.deck for facts in again.decks()] == [before.deck] == ["über-himmel.v2"]
    assert again.statistics().cards["new"] == 0
    assert seen == ["über-himmel.v2/blue"]


def test_a_deck_with_an_error_is_refused_whole(opened: Opener, desk: Path, where: Places):
    tutor = opened()
    for text, line in (
        (kitchen.TEXT.replace("front: When", "frnt: When"), 36),
        (kitchen.TEXT.replace("at the bottom of the oven", "at the top of the oven"), 39),
    ):
        source = kitchen.write(desk, text=text)
        with pytest.raises(Unsound, match=r"has errors, so it is not taken in") as refused:
            install(tutor, source)
        assert {problem.path for problem in refused.value.problems} == {str(source)}
        assert line in {problem.line for problem in refused.value.problems}
        assert {problem.severity for problem in refused.value.problems} == {"error"}
    assert tutor.decks() == []
    assert not where.installed.exists()


def test_an_update_keeps_progress_and_tells_what_has_changed(opened: Opener, desk: Path):
    source = kitchen.write(desk)
    tutor = opened()
    install(tutor, source)
    go_through(tutor.study(), most=5)
    reviews = tutor.statistics().reviews
    kitchen.write(desk, text=EDITED)
    receipt = update(tutor, "kitchen")
    assert (receipt.done, receipt.version_before, receipt.version) == ("updated", "", "2")
    assert lines_of(receipt) == [
        "1 changed card: “When is meat salted?”",
        "1 card with another right answer",
    ]
    again = opened()
    assert again.statistics().reviews == reviews == 3
    assert on_offer(again) == [("kitchen", "2", "installed")]
    assert update(again, "kitchen").done == "unchanged"


def lines_of(receipt: Receipt) -> list[str]:
    assert isinstance(receipt.changes, Changes)
    return lines(receipt.changes)


def test_a_rollback_goes_back_and_another_one_forward_again(opened: Opener, desk: Path):
    source = kitchen.write(desk)
    tutor = opened()
    install(tutor, source)
    with pytest.raises(Refused, match="no version of kitchen before this one"):
        rollback(tutor, "kitchen")
    kitchen.write(desk, text=EDITED)
    update(tutor, "kitchen")
    back = rollback(tutor, "kitchen")
    assert (back.done, back.version_before, back.version) == ("rolled back", "2", "")
    assert on_offer(opened()) == [("kitchen", "", "installed")]
    assert rollback(tutor, "kitchen").version == "2"
    assert on_offer(opened()) == [("kitchen", "2", "installed")]


def test_only_one_version_before_is_kept(opened: Opener, desk: Path, where: Places):
    tutor = opened()
    for text in (kitchen.TEXT, EDITED, EDITED.replace("version: 2", "version: 3")):
        install(tutor, kitchen.write(desk, text=text))
    assert sorted(path.name for path in (where.installed / "kitchen").iterdir()) == ["2", "3", library.RECORD]


def test_a_removed_deck_keeps_its_progress_and_can_come_back(opened: Opener, desk: Path):
    source = kitchen.write(desk)
    tutor = opened()
    install(tutor, source)
    go_through(tutor.study(), most=3)
    assert tutor.remove_deck("kitchen").origin == "installed"
    assert opened().decks() == []
    with pytest.raises(Refused, match="kitchen was removed"):
        update(tutor, "kitchen")
    assert rollback(tutor, "kitchen").done == "restored"
    assert on_offer(opened()) == [("kitchen", "", "installed")]
    tutor.remove_deck("kitchen")
    assert install(tutor, source).done == "installed"
    assert opened().statistics().reviews == 2
    assert opened().statistics().cards["learning"] == 2


def test_installing_takes_the_place_of_the_path_that_was_remembered(opened: Opener, desk: Path):
    source = kitchen.write(desk)
    tutor = opened()
    tutor.add_deck(source)
    tutor.prepare()
    install(tutor, source)
    again = opened()
    assert on_offer(again) == [("kitchen", "", "installed")]
    assert not again.add_deck(source), "its source leads to the installed deck"
    assert again.find_deck(str(source)).origin == "installed"


def test_an_id_that_belongs_to_another_deck_is_refused(
    opened: Opener, tmp_path: Path, desk: Path, where: Places
):
    other = kitchen.write(tmp_path)
    source = kitchen.write(desk)
    with pytest.raises(Refused, match=f"belongs to the bundled deck at {other}"):
        install(opened(other), source)
    tutor = opened()
    tutor.add_deck(other)
    tutor.prepare()
    with pytest.raises(Refused, match=f"belongs to the remembered deck at {other}") as refused:
        install(tutor, source)
    assert refused.value.hint == "If this one is to take its place: aligntutor decks remove kitchen"
    tutor.remove_deck("kitchen")
    where.installed.mkdir(parents=True)
    by_hand = kitchen.write(where.installed)
    with pytest.raises(Refused, match=f"belongs to the installed deck at {by_hand}"):
        install(opened(), source)
    with pytest.raises(Refused, match="put there by hand"):
        opened().remove_deck("kitchen")
    assert files_in(where.installed) == ["kitchen.yaml"]


def test_another_deck_from_elsewhere_does_not_pass_for_an_update(opened: Opener, tmp_path: Path, desk: Path):
    tutor = opened()
    install(tutor, kitchen.write(desk))
    other = kitchen.write(tmp_path, "other.yaml", SKY.replace("id: sky", "id: kitchen"))
    with pytest.raises(Refused, match="another one with that id: no card is the same"):
        install(tutor, other)
    assert install(tutor, kitchen.write(tmp_path, text=EDITED)).done == "updated"
    kitchen.write(desk, text=EDITED.replace("version: 2", "version: 3"))
    assert update(tutor, "kitchen").done == "unchanged", "updates come from where the last one came"


def test_a_source_that_is_gone_or_has_become_another_deck_leaves_all_as_it_is(opened: Opener, desk: Path):
    tutor = opened()
    source = kitchen.write(desk)
    install(tutor, source)
    kitchen.write(desk, text=SKY)
    with pytest.raises(Refused, match=r"is another one now, with the id 'sky'\. kitchen stays as it is"):
        update(tutor, "kitchen")
    source.unlink()
    with pytest.raises(Refused, match=f"no deck at {source} any more"):
        update(tutor, "kitchen")
    assert on_offer(opened()) == [("kitchen", "", "installed")]


def test_ids_that_differ_in_case_only_are_not_kept_side_by_side(opened: Opener, desk: Path):
    tutor = opened()
    install(tutor, kitchen.write(desk, "sky.yaml", SKY))
    with pytest.raises(Refused, match="is where Sky would be kept"):
        install(tutor, kitchen.write(desk, "other.yaml", SKY.replace("id: sky", "id: Sky")))
    assert on_offer(opened()) == [("sky", "", "installed")]


def test_a_sitting_goes_on_while_another_process_brings_its_deck_up_to_date(opened: Opener, desk: Path):
    tutor = opened()
    install(tutor, kitchen.write(desk))
    study = tutor.study("kitchen")
    study.read()
    kitchen.write(desk, text=EDITED)
    for version in ("2", "3"):
        kitchen.write(desk, text=EDITED.replace("version: 2", f"version: {version}"))
        update(opened(), "kitchen")
        assert isinstance(study.step, Asking)
        study.answer(right(study))
        study.go_on()
    assert go_through(study)
    tutor.prepare()
    assert on_offer(tutor) == [("kitchen", "3", "installed")]


def test_two_processes_do_not_change_the_same_decks_at_a_time(opened: Opener, desk: Path, where: Places):
    tutor = opened()
    source = kitchen.write(desk)
    with (
        installing.changing(where.installed / "sky", library.Record()),
        pytest.raises(Refused, match="Another aligntutor is changing the installed decks"),
    ):
        install(tutor, source)
    assert install(tutor, source).done == "installed"
    stale = library.Record(7, 6)
    with (
        pytest.raises(Refused, match="has just changed kitchen"),
        installing.changing(where.installed / "kitchen", stale),
    ):
        raise AssertionError("it was changed on the ground of what was no longer so")


def test_a_deck_that_changes_while_it_is_copied_is_not_installed(
    opened: Opener, desk: Path, monkeypatch: pytest.MonkeyPatch, where: Places
):
    source = kitchen.write(desk)
    gather = installing.gather

    def meddled(*given: object) -> dict[str, bytes]:
        kitchen.write(desk, text=EDITED)
        return gather(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(installing, "gather", meddled)
    with pytest.raises(Refused, match="changed while it was being copied"):
        install(opened(), source)
    assert files_in(where.installed) == [".lock"]


@pytest.mark.parametrize("broken", ["replace", "mkdir", "open"])
def test_a_disk_that_fails_leaves_the_version_there_was(
    opened: Opener, desk: Path, where: Places, monkeypatch: pytest.MonkeyPatch, broken: str
):
    tutor = opened()
    install(tutor, kitchen.write(desk))
    before = files_in(where.installed)
    kitchen.write(desk, text=EDITED)
    working = getattr(Path, broken)

    def failing(path: Path, *given: object, **named: object) -> object:
        if "home/data/decks/" in str(path) and (broken != "open" or "xb" in given or "wb" in given):
            raise OSError(28, "No space left on device")
        return working(path, *given, **named)

    with monkeypatch.context() as full:
        full.setattr(Path, broken, failing)
        with pytest.raises(Refused, match=r"No space left on device\)\. They are as they were"):
            update(tutor, "kitchen")
    assert files_in(where.installed) == before
    assert on_offer(opened()) == [("kitchen", "", "installed")]
    assert update(tutor, "kitchen").done == "updated"


def test_a_record_that_is_damaged_is_neither_used_nor_swept_away(opened: Opener, desk: Path, where: Places):
    tutor = opened()
    install(tutor, kitchen.write(desk))
    for text in (
        "",
        "[]",
        "3",
        '{"now": 1}',
        '{"now": "../..", "before": 0, "source": "", "removed": false}',
    ):
        (where.installed / "kitchen" / library.RECORD).write_text(text, encoding="utf-8")
        assert [facts.deck for facts in opened().decks() if facts.deck != "sky"] == []
        install(opened(), kitchen.write(desk, "sky.yaml", SKY))
        assert "kitchen/1/kitchen/deck.yaml" in files_in(where.installed)
        with pytest.raises(Refused, match="is where kitchen would be kept"):
            install(opened(), desk / "kitchen.yaml")


def test_a_source_whose_name_is_no_text_is_remembered_all_the_same(opened: Opener, desk: Path):
    source = Path(os.fsdecode(os.fsencode(desk) + b"/na\xefve.yaml"))
    source.write_text(kitchen.TEXT, encoding="utf-8")
    tutor = opened()
    install(tutor, source)
    source.write_text(EDITED, encoding="utf-8")
    assert update(opened(), "kitchen").done == "updated"
    assert [facts.source for facts in opened().decks()] == [str(source)]


def test_a_deck_is_named_by_id_title_or_path(opened: Opener, desk: Path, where: Places):
    tutor = opened()
    source = kitchen.write(desk)
    receipt = install(tutor, source)
    for name in ("kitchen", "In the kitchen", str(source), receipt.path):
        assert receiving.named(name, where, tutor.decks()) == "kitchen"
    with pytest.raises(Refused) as refused:
        receiving.named("kitchn", where, tutor.decks())
    assert refused.value.hint == "Did you mean kitchen?"
    with pytest.raises(Refused, match="among the installed decks already"):
        install(tutor, Path(receipt.path))


def test_an_installed_deck_that_breaks_is_still_known_by_its_id(opened: Opener, desk: Path):
    source = kitchen.write(desk, "sky.yaml", SKY.replace("id: sky", "id: sky-v1.2"))
    receipt = install(opened(), source)
    (Path(receipt.path) / "deck.yaml").write_text("cards: 3\n", encoding="utf-8")
    (facts,) = opened().decks()
    assert (facts.deck, facts.origin) == ("sky-v1.2", "installed")
    assert facts.trouble.startswith("cannot be used: deck.yaml, line 1")
    mended = update(opened(), "sky-v1.2")
    assert (mended.done, mended.changes) == ("updated", None)
    assert [facts.trouble for facts in opened().decks()] == [""]


def test_the_installed_copy_reads_as_the_source_does(opened: Opener, desk: Path):
    source = kitchen.write(desk)
    receipt = install(opened(), source)
    one, other = decks.read(source), decks.read(Path(receipt.path))
    assert (one.id, one.title, one.concepts, one.cards) == (
        other.id,
        other.title,
        other.concepts,
        other.cards,
    )
