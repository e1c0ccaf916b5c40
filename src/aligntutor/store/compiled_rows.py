"""The rows of the cache of compiled decks, their tables, and how a deck is put there; JSON is opaque here."""

import json
import os
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

from aligntutor.core.identity import mixed

DECK = (
    "id, path, stamp, engine, title, version, language, origin, about,"
    " concepts, cards, items, compared, mixed"
)
"""The columns of a deck, in the order of its fields."""
APPLICATION = 0x416C5463
"""SQLite's application_id of the cache: `AlTc`."""


class StoredDeck(NamedTuple):
    """A deck at a path, and what it was compiled from."""

    id: str
    path: str
    stamp: str
    """State of its files; the deck is fresh as long as it is the same."""
    engine: str
    """Version of what compiled it."""
    title: str
    version: str = ""
    language: str = "en"
    origin: str = ""
    about: str = "{}"
    """JSON: whatever else the faces need to know of it."""
    concepts: int = 0
    cards: int = 0
    items: int = 0
    """These three are counted when it is stored."""
    compared: str = ""
    """Id of the last event of the log when that was compared with the deck; empty where it was not yet."""
    mixed: int = 0
    """The keys of its cards, `mixed` when it is stored."""


class StoredChapter(NamedTuple):
    """A part of a deck."""

    id: str
    title: str
    text: str = ""
    """JSON; empty where it has none."""


class StoredConcept(NamedTuple):
    """A concept and its lesson."""

    id: str
    chapter: str
    term: str
    prerequisites: tuple[str, ...] = ()
    lesson: str = ""
    """JSON; left out where concepts are listed."""
    alike: tuple[str, ...] = ()
    """Ids of its look-alikes."""
    origin: str = "{}"
    """JSON: what it was called before, and what was done to it."""


class StoredCard(NamedTuple):
    """A card; `concept` and `skill` are empty for one that stands alone."""

    key: str
    concept: str = ""
    skill: str = ""
    chapter: str = ""
    origin: str = "{}"
    """JSON: what it was called before, what was done to it, and what its items are made of."""
    asks: str = ""
    """Its first question."""


class StoredItem(NamedTuple):
    """An item of a card."""

    key: str
    card: str
    text: str
    """JSON."""


class CompiledDeck(NamedTuple):
    """All rows of a deck, each list in the order of its files."""

    deck: StoredDeck
    chapters: Sequence[StoredChapter] = ()
    concepts: Sequence[StoredConcept] = ()
    cards: Sequence[StoredCard] = ()
    items: Sequence[StoredItem] = ()


TABLES = (
    """
    CREATE TABLE decks (
        id TEXT NOT NULL PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        stamp TEXT NOT NULL,
        engine TEXT NOT NULL,
        title TEXT NOT NULL,
        version TEXT NOT NULL,
        language TEXT NOT NULL,
        origin TEXT NOT NULL,
        about TEXT NOT NULL,
        concepts INTEGER NOT NULL,
        cards INTEGER NOT NULL,
        items INTEGER NOT NULL,
        compared TEXT NOT NULL,
        mixed INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE chapters (
        deck TEXT NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (deck, ordinal)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE concepts (
        deck TEXT NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, chapter TEXT NOT NULL,
        term TEXT NOT NULL, prerequisites TEXT NOT NULL, lesson TEXT NOT NULL, alike TEXT NOT NULL,
        origin TEXT NOT NULL,
        PRIMARY KEY (deck, id)
    )
    """,
    "CREATE INDEX concepts_in_order ON concepts (deck, ordinal)",
    """
    CREATE TABLE cards (
        key TEXT NOT NULL PRIMARY KEY, deck TEXT NOT NULL, ordinal INTEGER NOT NULL, concept TEXT NOT NULL,
        skill TEXT NOT NULL, chapter TEXT NOT NULL, origin TEXT NOT NULL, asks TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX cards_of_concept ON cards (deck, concept, ordinal)",
    """
    CREATE TABLE items (
        card TEXT NOT NULL, ordinal INTEGER NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL
    )
    """,
    "CREATE INDEX items_of_card ON items (card, ordinal)",
)
VERSION = crc32("".join(TABLES).encode()) & 0x7FFF_FFFF
"""Follows from the tables; a cache of any other version is thrown away."""


def deck_of(row: tuple[Any, ...]) -> StoredDeck:
    """A deck as it was stored; a file name need not be text, so its path is kept as bytes."""
    return StoredDeck(row[0], os.fsdecode(row[1]), *row[2:])


def concept_of(row: tuple[Any, ...]) -> StoredConcept:
    """A concept as it was stored."""
    concept, chapter, term, prerequisites, lesson, alike, origin = row
    return StoredConcept(
        concept, chapter, term, tuple(json.loads(prerequisites)), lesson, tuple(json.loads(alike)), origin
    )


def drop_deck(db: sqlite3.Connection, which: str, values: tuple[object, ...]) -> None:
    """Delete the decks for which a condition holds."""
    for (deck,) in db.execute(f"SELECT id FROM decks WHERE {which}", values).fetchall():
        db.execute("DELETE FROM items WHERE card IN (SELECT key FROM cards WHERE deck = ?)", (deck,))
        for table in ("chapters", "concepts", "cards"):
            db.execute(f"DELETE FROM {table} WHERE deck = ?", (deck,))
        db.execute("DELETE FROM decks WHERE id = ?", (deck,))


def put_deck(db: sqlite3.Connection, compiled: CompiledDeck) -> None:
    """Store a deck in place of the one at its path, and of one with its id at another path."""
    deck = compiled.deck.id
    path = os.fsencode(compiled.deck.path)
    drop_deck(db, "path = ? OR id = ?", (path, deck))
    counted = compiled.deck._replace(
        concepts=len(compiled.concepts),
        cards=len(compiled.cards),
        items=len(compiled.items),
        mixed=mixed(card.key for card in compiled.cards),
    )
    db.execute(
        f"INSERT INTO decks ({DECK}) VALUES ({', '.join('?' * 14)})",
        (deck, path, *counted[2:]),
    )
    db.executemany(
        "INSERT INTO chapters (deck, ordinal, id, title, text) VALUES (?, ?, ?, ?, ?)",
        ((deck, n, *chapter) for n, chapter in enumerate(compiled.chapters)),
    )
    db.executemany(
        "INSERT INTO concepts (deck, ordinal, id, chapter, term, prerequisites, lesson, alike, origin)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                deck,
                n,
                c.id,
                c.chapter,
                c.term,
                json.dumps(c.prerequisites),
                c.lesson,
                json.dumps(c.alike),
                c.origin,
            )
            for n, c in enumerate(compiled.concepts)
        ),
    )
    db.executemany(
        "INSERT INTO cards (deck, ordinal, key, concept, skill, chapter, origin, asks)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((deck, n, *card) for n, card in enumerate(compiled.cards)),
    )
    db.executemany(
        "INSERT INTO items (ordinal, key, card, text) VALUES (?, ?, ?, ?)",
        ((n, *item) for n, item in enumerate(compiled.items)),
    )
