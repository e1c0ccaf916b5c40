"""Lines of events prove themselves, and nothing else is believed."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from aligntutor.core.chains import LONGEST, Chain, Fault, first_line, line_of, prove, writer_of
from aligntutor.core.events import Event, EventType, Head, Review
from aligntutor.core.payloads import FIELDS, REQUIRED

W, OTHER = "a" * 32, "b" * 32


def chain_of(*payloads: tuple[str, dict[str, Any]], writer: str = W) -> list[Event]:
    events: list[Event] = []
    for n, (kind, payload) in enumerate(payloads, 1):
        prev = events[-1].hash if events else ""
        events.append(Event(f"{n:032x}", writer, n, prev, 1000 * n, 60, 0, 1000 * n, kind, payload))  # type: ignore[arg-type]
    return events


LESSON = ("lesson", {"deck": "d", "concept": "c"})
EVENTS = chain_of(
    LESSON, ("flag", {"card": "d/x", "note": "“π” 🦉"}), LESSON, ("undo", {"undoes": "x"}), LESSON
)
LINES = [line_of(event) for event in EVENTS]
REVIEW = {
    **Review(
        "d", "d/x", "", "i", "typed", "h", "h", (), "caf\udce9", True, 1.0, 3, 0.0, "", 5, None, "s", 9, 0
    )._asdict(),
    "shown": [],
}


def proven(lines: list[bytes], known: Head | None = None, most: int = 99) -> Chain:
    return prove(lines, W, known or Head(), most)


def test_events_come_back_as_they_were_with_their_hashes():
    chain = proven(LINES)
    assert list(chain.events) == EVENTS
    assert (chain.n, chain.hash, chain.size) == (5, EVENTS[-1].hash, len(b"".join(LINES)))
    assert (chain.fault, chain.full) == (None, False)


def test_a_lone_surrogate_that_was_typed_is_proven_too():
    (event,) = chain_of(("review", REVIEW))
    assert proven([line_of(event)]).events == (event,)
    assert prove([line_of(event)], W, Head(1, event.hash), 9).n == 1


def test_of_what_is_known_only_the_hashes_are_looked_at():
    third = EVENTS[2]
    chain = proven(LINES, Head(3, third.hash, third.order))
    assert list(chain.events) == EVENTS[3:]
    assert proven(LINES, Head(5, EVENTS[-1].hash, 5000)).events == ()


def test_no_more_are_given_than_were_asked_for():
    chain = proven(LINES, most=2)
    assert (list(chain.events), chain.full) == (EVENTS[:2], True)
    chain = proven(LINES, most=5)
    assert (len(chain.events), chain.full) == (5, False)


def test_windows_line_ends_are_fine():
    assert list(proven([line[:-1] + b"\r\n" for line in LINES]).events) == EVENTS


def test_a_file_cut_at_any_byte_is_proven_up_to_its_last_whole_line():
    text = b"".join(LINES)
    for cut in range(len(text)):
        chain = proven(text[:cut].splitlines(keepends=True))
        whole = text[:cut].count(b"\n")
        assert list(chain.events) == EVENTS[:whole]
        assert chain.fault == ("unfinished" if text[:cut] and text[cut - 1 : cut] != b"\n" else None)


@pytest.mark.parametrize(
    ("lines", "n", "fault"),
    [
        ([*LINES[:2], *LINES[3:]], 2, "broken"),
        ([*LINES[:2], LINES[3], LINES[2]], 2, "broken"),
        ([LINES[0], LINES[0]], 1, "broken"),
        ([LINES[0], LINES[1].replace(b"x", b"y"), *LINES[2:]], 1, "broken"),
        ([*LINES[:4], LINES[4].replace(b'"c"', b'"d"')], 4, "broken"),
        ([*LINES[:2], b"\n", *LINES[2:]], 2, "broken"),
        ([*LINES[:2], b"\x1b]52;c;\x07\n"], 2, "broken"),
        ([*LINES[:2], b"\xff\xfe\n"], 2, "broken"),
        ([*LINES[:2], b"x" * (LONGEST + 1)], 2, "broken"),
        ([*LINES[:2], b"\0" * (LONGEST + 1)], 2, "unfinished"),
        ([*LINES[:2], LINES[2][:50] + b"\0" * 99 + b"\n", LINES[3]], 2, "unfinished"),
        ([*LINES[:2], b"["], 2, "unfinished"),
        ([line_of(event) for event in chain_of(LESSON, writer=OTHER)], 0, "broken"),
    ],
)
def test_reading_ends_at_the_first_line_that_is_not_proven(lines: list[bytes], n: int, fault: Fault):
    chain = proven(lines)
    assert (list(chain.events), chain.n, chain.fault) == (EVENTS[:n], n, fault)


def test_a_writer_that_tells_something_else_than_is_known_is_a_fork():
    assert proven(LINES, Head(3, "other", 0)) == Chain(
        2, EVENTS[1].hash, len(b"".join(LINES[:2])), fault="forked"
    )


def last(kind: str, told: Any, **changes: Any) -> Chain:
    """What is proven where a writer made this event after the others, hash and all."""
    n = changes.get("n", 6)
    event = Event("f" * 32, W, n, EVENTS[-1].hash, 9000, 0, 0, 9000, kind, told)._replace(**changes)  # type: ignore[arg-type]
    return proven([*LINES, line_of(event)])


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("lesson", {"deck": "d", "concept": "c", "more": [1, {"x": None}]}),
        ("review", REVIEW),
        ("review", {**REVIEW, "retrievability": 0.5, "leech": True, "answer": [["a", "b"]], "act": "x"}),
        ("settings", {"weights": [0.1, 0.2], "whatever": {"a": 1}}),
        ("bury", {"card": "d/x", "until": 20_000}),
        ("unread", {"deck": "d", "concept": "c", "day": -3}),
    ],
)
def test_sound_payloads_are_taken(kind: str, payload: dict[str, Any]):
    assert last(kind, payload).n == 6


DEEP: Any = []
for _ in range(20):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("lesson", {}),
        ("lesson", {"deck": "d", "concept": 1}),
        ("lesson", {"deck": "d", "concept": "c\0"}),
        ("lesson", {"deck": "d", "concept": "c", "card": ["x"]}),
        ("lesson", {"deck": "d", "concept": "c", "correct": []}),
        ("lesson", {"deck": "d", "concept": "c" * 5000}),
        ("settings", {"more": DEEP}),
        ("settings", {"more": 1e999}),
        ("settings", {"more": float("nan")}),
        ("suspend", {"card": ""}),
        ("suspend", {"card": "caf\udce9"}),
        ("flag", {"card": "d/x", "note": None}),
        ("bury", {"card": "d/x", "until": 10**9}),
        ("due", {"card": "d/x", "day": 1.0}),
        ("undo", {"undoes": None}),
        *(
            ("review", {**REVIEW, **wrong})
            for wrong in (
                {"rating": 5},
                {"rating": True},
                {"correct": 1},
                {"guess": 1.5},
                {"guess": "0"},
                {"credit": None},
                {"latency_ms": -1},
                {"latency_ms": 1 << 60},
                {"due_day": 1 << 40},
                {"due_ms": 1 << 60},
                {"shown": "abc"},
                {"shown": [1]},
                {"retrievability": -0.1},
                {"leech": "no"},
            )
        ),
        *(
            ("review", {k: v for k, v in REVIEW.items() if k != gone})
            for gone in ("card", "answer", "due_ms")
        ),
    ],
)
def test_payloads_that_replay_could_not_trust_are_refused(kind: str, payload: dict[str, Any]):
    assert (last(kind, payload).n, last(kind, payload).fault) == (5, "broken")


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "F" * 32},
        {"id": "x"},
        {"wall": 1 << 60},
        {"wall": 1.0},
        {"offset": 10_000},
        {"day": 1 << 40},
        {"order": 5000},
        {"order": 1 << 62},
        {"payload": [1]},
        {"type": 5},
        {"n": 7},
        {"prev": ""},
        {"writer": OTHER},
    ],
)
def test_events_that_the_log_could_not_hold_are_refused(changes: dict[str, Any]):
    assert last(*LESSON, **changes).fault == "broken"


def test_another_way_of_writing_the_same_event_is_not_what_was_written():
    line = json.dumps(json.loads(LINES[0])).encode() + b"\n"
    assert proven([line]).fault == "broken"


def test_json_too_deep_to_be_read_is_not_believed_even_with_a_hash_that_fits():
    from hashlib import sha256

    for payload in (b"[" * 100_000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b"9" * 5000):
        body = LINES[0].split(b"{", 1)[0] + payload + b"]"
        line = body[:-1] + b',"' + sha256(body).hexdigest().encode() + b'"]\n'
        assert proven([line]).fault == "broken"


def test_a_type_that_is_not_known_is_a_newer_version_s():
    assert last("dream", {"card": 5}).fault == "newer"


def test_each_known_type_says_what_its_payload_holds_and_each_such_field_is_checked():
    assert set(REQUIRED) == set(get_args(EventType))
    assert {field for fields in REQUIRED.values() for field in fields} - set(FIELDS) == {"answer"}


@pytest.mark.parametrize(
    ("line", "writer", "fault"),
    [
        (first_line(W), W, None),
        (first_line(W)[:-1] + b"\r\n", W, None),
        (b"", "", "unfinished"),
        (b"\0" * 90, "", "unfinished"),
        (first_line(W)[:20], "", "unfinished"),
        (first_line(W)[:-1], "", "unfinished"),
        (first_line(W)[:-1] + b"x" * 40, "", "foreign"),
        (first_line("../../etc/passwd"), "", "foreign"),
        (first_line(W).replace(b"1", b"2", 1), "", "newer"),
        (first_line(W).replace(b"1", b"true", 1), "", "foreign"),
        (first_line(W).replace(b"aligntutor", b"other"), "", "foreign"),
        (b"[" * 100 + b"\n", "", "foreign"),
        (b"hello\n", "", "foreign"),
        (b"hello", "", "foreign"),
        (b'{"format": "aligntutor events"}\n', "", "foreign"),
    ],
)
def test_the_first_line_says_whose_file_it_is(line: bytes, writer: str, fault: Fault | None):
    assert writer_of(line) == (writer, fault)
