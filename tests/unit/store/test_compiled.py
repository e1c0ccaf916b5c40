"""The cache of compiled decks gives back what was put in, and heals itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aligntutor.core.identity import mixed
from aligntutor.store import (
    Compiled,
    CompiledDeck,
    Log,
    StoredCard,
    StoredChapter,
    StoredConcept,
    StoredDeck,
    StoredItem,
)

from .answering import SCHEDULING, let_in, moment, opened, respond, unprivileged


def compiled(deck: str = "sky", path: str = "/decks/sky", stamp: str = "1", note: str = "") -> CompiledDeck:
    return CompiledDeck(
        StoredDeck(deck, path, stamp, "engine 1", f"The {deck}", "2026.1", "en", "bundled", '{"by": []}'),
        (StoredChapter("dawn", "Dawn"), StoredChapter("dusk", "Dusk")),
        (
            StoredConcept("scattering", "dawn", "scattering", (), f'{{"note": "{note}"}}'),
            StoredConcept("red-evening", "dusk", "red evening", ("scattering", "path"), "{}"),
        ),
        (
            StoredCard(f"{deck}/scattering/name", "scattering", "name", "dawn"),
            StoredCard(f"{deck}/own-b", chapter="dawn"),
            StoredCard(f"{deck}/red-evening/name", "red-evening", "name", "dusk"),
            StoredCard(f"{deck}/scattering/meaning", "scattering", "meaning", "dawn"),
            StoredCard(f"{deck}/own-a", chapter="dusk"),
        ),
        (
            StoredItem(f"{deck}/scattering/name#T01.write.x", f"{deck}/scattering/name", '{"n": 2}'),
            StoredItem(f"{deck}/own-b#own.choose.", f"{deck}/own-b", '{"ask": "π?"}'),
            StoredItem(f"{deck}/scattering/name#T02.choose.x", f"{deck}/scattering/name", '{"n": 1}'),
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "decks.sqlite3"


@pytest.mark.parametrize("again", [False, True])
def test_what_was_put_in_comes_back_in_its_order(path: Path, again: bool):
    put = compiled()
    cache = Compiled.open(path)
    cache.put(put)
    if again:
        cache.close()
        cache = Compiled.open(path)
    with cache:
        assert cache.decks() == [
            put.deck._replace(concepts=2, cards=5, items=3, mixed=mixed(card.key for card in put.cards))
        ]
        assert cache.deck("sky") == cache.decks()[0]
        assert cache.chapters("sky") == list(put.chapters)
        assert cache.concepts("sky") == [concept._replace(lesson="") for concept in put.concepts]
        assert cache.concept("sky", "scattering") == put.concepts[0]
        assert cache.cards_of("sky", ["scattering", "gone"]) == {"scattering": [put.cards[0], put.cards[3]]}
        assert cache.alone("sky", most=9) == [put.cards[1].key, put.cards[4].key]
        assert cache.alone("sky", most=1, skip=1) == [put.cards[4].key]
        assert cache.card("sky/own-a") == put.cards[4]
        assert cache.items("sky/scattering/name") == ['{"n": 2}', '{"n": 1}']
        assert cache.items("sky/own-b") == ['{"ask": "π?"}']
        asked = ["sky/own-a", "sky/gone", "sky/own-b"]
        assert cache.known(asked) == {"sky/own-a": "dusk", "sky/own-b": "dawn"}


def test_what_is_not_there_is_nothing(path: Path):
    with Compiled.open(path) as cache:
        assert cache.decks() == []
        assert cache.deck("sky") is None
        assert cache.concept("sky", "scattering") is None
        assert cache.card("sky/own-a") is None
        assert cache.items("sky/own-a") == []
        assert cache.known(f"sky/{n}" for n in range(1_200)) == {}


def test_a_deck_is_fresh_while_its_files_and_the_engine_are_the_same(path: Path):
    with Compiled.open(path) as cache:
        cache.put(compiled())
        assert cache.fresh("/decks/sky", "1", "engine 1") == "sky"
        assert cache.fresh("/decks/sky", "2", "engine 1") is None
        assert cache.fresh("/decks/sky", "1", "engine 2") is None
        assert cache.fresh("/decks/sea", "1", "engine 1") is None


@pytest.mark.parametrize(("deck", "where"), [("sky", "/decks/sky"), ("sky", "/moved"), ("sea", "/decks/sky")])
def test_a_deck_takes_the_place_of_the_one_at_its_path_or_with_its_id(path: Path, deck: str, where: str):
    with Compiled.open(path) as cache:
        cache.put(compiled())
        cache.put(compiled("other", "/decks/other"))
        cache.put(compiled(deck, where, "2", "new"))
        assert {(row.id, row.path, row.stamp) for row in cache.decks()} == {
            (deck, where, "2"),
            ("other", "/decks/other", "1"),
        }
        assert cache.concept(deck, "scattering") == StoredConcept(
            "scattering", "dawn", "scattering", (), '{"note": "new"}'
        )
        assert len(cache.items(f"{deck}/scattering/name")) == 2
        assert (cache.card("sky/own-a") is None) == (deck == "sea")
        assert len(cache.items("sky/own-b")) == (deck == "sky")


def test_a_dropped_deck_leaves_nothing_behind(path: Path):
    with Compiled.open(path) as cache:
        cache.put(compiled())
        cache.put(compiled("other", "/decks/other"))
        cache.drop("/decks/sky")
        assert [row.id for row in cache.decks()] == ["other"]
        cache.drop("/decks/other")
    with closing(sqlite3.connect(path)) as db:
        for table in ("decks", "chapters", "concepts", "cards", "items"):
            assert db.execute(f"SELECT * FROM {table}").fetchall() == []


def test_a_deck_that_cannot_be_put_leaves_the_old_one(path: Path):
    broken = compiled(stamp="2")
    with Compiled.open(path) as cache:
        cache.put(compiled())
        with pytest.raises(sqlite3.IntegrityError):
            cache.put(broken._replace(cards=[*broken.cards, broken.cards[0]]))
        assert [row.stamp for row in cache.decks()] == ["1"]
        assert cache.card("sky/own-a") is not None


def test_a_path_need_not_be_text(path: Path):
    odd = "/decks/caf\udce9"
    with Compiled.open(path) as cache:
        cache.put(compiled(path=odd))
        assert cache.fresh(odd, "1", "engine 1") == "sky"
        assert [row.path for row in cache.decks()] == [odd]


def test_two_tutors_share_the_cache(path: Path):
    with Compiled.open(path) as one, Compiled.open(path) as two:
        one.put(compiled())
        two.put(compiled("sea", "/decks/sea"))
        assert [row.id for row in one.decks()] == ["sea", "sky"]


@pytest.mark.parametrize("content", [b"no database" * 50, bytes(5000), b"SQLite format 3\0" + b"\xee" * 9000])
def test_a_damaged_cache_is_made_anew(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    with Compiled.open(path) as cache:
        assert cache.decks() == []
        cache.put(compiled())
    with Compiled.open(path) as cache:
        assert [row.id for row in cache.decks()] == ["sky"]


def test_damage_that_shows_later_empties_the_cache_and_it_goes_on(path: Path):
    with Compiled.open(path) as cache:
        cache.put(compiled())
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with Compiled.open(path) as cache:
        assert cache.items("sky/own-b") == []
        assert cache.decks() == []
        cache.put(compiled())
        assert len(cache.items("sky/own-b")) == 1
    with Compiled.open(path) as cache:
        assert [row.id for row in cache.decks()] == ["sky"]


def test_a_cache_of_another_version_is_made_anew(path: Path):
    with Compiled.open(path) as cache:
        cache.put(compiled())
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("DROP TABLE items")
        db.execute("CREATE TABLE later (a)")
    with Compiled.open(path) as cache:
        assert cache.decks() == []
        cache.put(compiled())
        assert len(cache.items("sky/own-b")) == 1


def test_a_log_is_never_taken_for_a_cache(tmp_path: Path):
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        respond(log, "deck/a", 3, moment())
    before = path.read_bytes()
    with Compiled.open(path) as cache:
        cache.put(compiled())
        assert len(cache.items("sky/own-b")) == 1
    assert path.read_bytes() == before
    with Log.open(path, scheduling=SCHEDULING) as log:
        assert len(list(log.events())) == 1


def test_another_program_s_database_is_left_alone(path: Path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with Compiled.open(path) as cache:
        cache.put(compiled())
        assert len(cache.items("sky/own-b")) == 1
    assert path.read_bytes() == before


def test_where_nothing_can_be_written_the_cache_is_kept_in_memory(tmp_path: Path):
    tmp_path.joinpath("file").write_text("")
    with Compiled.open(tmp_path / "file" / "decks.sqlite3") as cache:
        cache.put(compiled())
        assert len(cache.items("sky/own-b")) == 1


def test_a_read_only_cache_is_read_and_what_is_new_is_kept_in_memory(path: Path):
    with Compiled.open(path) as cache:
        cache.put(compiled())
    let_in(path.parent)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    before = path.read_bytes()
    try:
        with unprivileged(), Compiled.open(path) as cache:
            assert [row.id for row in cache.decks()] == ["sky"]
            cache.put(compiled("sea", "/decks/sea"))
            assert [row.id for row in cache.decks()] == ["sea", "sky"]
            assert len(cache.items("sea/own-b")) == 1
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == before


def test_a_full_disk_moves_the_cache_to_memory(path: Path):
    with Compiled.open(path) as cache:
        cache.put(compiled())
        pages = cache._db.execute("PRAGMA page_count").fetchone()[0]
        cache._db.execute(f"PRAGMA max_page_count = {pages}")
        cache.put(compiled("sea", "/decks/sea", note="long " * 9_000))
        assert [row.id for row in cache.decks()] == ["sea", "sky"]
    with Compiled.open(path) as cache:
        assert [row.id for row in cache.decks()] == ["sky"]
