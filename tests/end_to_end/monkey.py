"""A monkey at a real pseudo-terminal: random keys, clicks, pastes and sizes, the same again for a seed.

It presses most what the page shows as its keys, so that it studies and finds its way through pages that are
not known here. By hand: `python -m tests.end_to_end.monkey --events 50000 --seed 7 [DECK]…`
"""

from __future__ import annotations

import argparse
import json
import random
import re
import signal
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from tests.end_to_end.cage import Cage, Trouble

QUIET = 0.004
"""Seconds without output after which the next events follow."""
PAUSES = (QUIET, QUIET, 0.05)
"""Seconds to wait for an answer: often it is none, so that keys crowd."""
CHECKED = 150
"""Events after which it is seen whether the app still answers."""
VISIT = 900
"""Events after which the app is left and the next day begins, at most."""
SIZES = [(80, 24), (40, 15), (120, 40), (200, 60), (24, 8), (60, 20), (8, 3), (79, 23)]
KEYS = {
    "\r": 16, " ": 7, "\x1b[A": 6, "\x1b[B": 10, "\x1b[C": 5, "\x1b[D": 5, "\x1b": 3, "\t": 2, "\x1b[Z": 1,
    "\x7f": 2, "\x1b[5~": 1, "\x1b[6~": 1, "\x1b[H": 1, "\x1b[F": 1, "\x1bOP": 1, "\x1b[15~": 1, "\x07": 2,
    "\x10": 1, "\x1a": 0.3, "\x0b": 0.5, "\x15": 0.5, "\x01": 0.5, "?": 1, "+": 1, "-": 1, "/": 1, ",": 1,
    **dict.fromkeys("abcdefghijklmnoprstuvwxyz", 1.2), "q": 0.3, "\x11": 0.05, "\x03": 0.05,
    **dict.fromkeys("1234567890", 0.8), "é": 0.3, "字": 0.3, "\u202e": 0.2, "[": 0.3, "\\": 0.3, "\x00": 0.2,
}  # fmt: skip
"""What is pressed, and how often."""
NAMED = {"Enter": "\r", "Space": " ", "↓": "\x1b[B", "↑": "\x1b[A", "←": "\x1b[D", "→": "\x1b[C", "Tab": "\t"}
ADVERTISED = re.compile(r"(?:^ +| {3})([A-Z]–[A-Z]|[0-9]–[0-9]|\S|[A-Z]\w+|[↑↓←→]) [a-z]")
"""A key in the footer; Esc and Ctrl are pressed often enough."""
PASTES = (
    "[b]x[/b]", "[@click=app.quit]x[/]", "goodhart's law", "\x1b[31mred", "9" * 400, "a\nb\tc",
    "\u202eאבג", "0", "\x00\x07\x9b2J",
)  # fmt: skip
NOISE: tuple[bytes, ...] = (
    b"\xff\xfe\xc3", b"\x1b[", b"\x1b[<0;", b"\x1b[999;999R", b"\x1b[<0;999;999M", b"\x1b[<32;5;5M",
    b"\x1b[97;5u", b"\x1b[O", b"\x1b[I", b"\x1b[?2026;2$y", b"\x1b]11;rgb:0000/0000/0000\x1b\\", b"\x1b[1;5C",
    b"\x1b[200~\x1b[201~",
)  # fmt: skip
"""What terminals send that is no key, broken off or out of range."""
WORDS = (
    "undo", "map", "browse", "statis", "settings", "exam", "pause", "theme", "study", "card", "keys", "read",
    "tour", "what", "home", "aside",
)  # fmt: skip
KINDS = {
    "shown": 45, "key": 40, "click": 8, "drag": 1, "wheel": 2, "size": 3, "paste": 1, "command": 2,
    "noise": 1, "wake": 0.3,
}  # fmt: skip
"""What the monkey does, and how often."""
ENDS = {"quit": 6, "SIGTERM": 1, "SIGHUP": 1, "hang up": 1, "SIGKILL": 1}
BESIDE = (("due",), ("stats", "--json"), ("doctor",), ("log", "--json"), ("decks",), ("pause",))
"""What may be asked of the same home meanwhile."""


class Monkey:
    """Plays with a tutor in a cage."""

    def __init__(self, folder: Path, seed: int, decks: Sequence[Path] = ()) -> None:
        self._random, self._seed = random.Random(seed), seed
        self._cage = Cage(folder, SIZES[0])
        self._done = 0
        self._last: deque[str] = deque(maxlen=40)
        for deck in decks:
            self._cage.call("decks", "add", str(deck))
        self._cage.call("due")

    def play(self, events: int) -> int:
        """So many events, over as many days as they take; gives how many the log holds. Raises Trouble."""
        try:
            while self._done < events:
                self._visit(min(events, self._done + self._random.randint(VISIT // 3, VISIT)))
            self._cage.call("doctor")
        except Trouble as trouble:
            last = " ".join(self._last)
            raise Trouble(f"seed {self._seed}, event {self._done}; last: {last}\n{trouble}") from None
        return self._cage.events

    def _visit(self, until: int) -> None:
        """Until so many have happened or the app is left; then it is another day, or still the same."""
        self._cage.open()
        check, beside = self._done + CHECKED, self._random.randint(self._done, until)
        while self._done < until and self._cage.alive:
            for _ in range(min(self._random.choice((1, 1, 2, 3, 8)), until - self._done)):
                self._one()
            self._cage.read(self._random.choice(PAUSES))
            self._calm()
            if self._done >= check:
                check = self._done + CHECKED
                self._cage.settle()
            if self._done >= beside:
                beside = until + 1
                self._cage.call(*self._random.choice(BESIDE))
        how = self._drawn(ENDS)
        self._last.append(how)
        self._cage.leave(how)
        self._cage.day += self._random.choice((0, 1, 1, 1, 9))

    def _calm(self) -> None:
        while self._cage.read(QUIET):
            pass

    def _one(self) -> None:
        self._done += 1
        kind = self._drawn(KINDS)
        if kind == "size":
            self._cage.size = self._random.choice(SIZES)
            self._last.append("{}x{}".format(*self._cage.size))
            self._cage.resize(*self._cage.size)
        elif kind == "wake":
            self._last.append("SIGCONT")
            if self._cage.alive:
                self._cage.process.kill(signal.SIGCONT)
        elif kind == "command":
            self._send(f"\x10{self._random.choice(WORDS)}")
            self._cage.read(0.15)
            self._send("\r")
        elif kind == "noise":
            self._send(self._random.choice(NOISE))
        else:
            self._send(getattr(self, f"_{kind}")())

    def _send(self, keys: str | bytes) -> None:
        self._last.append(repr(keys))
        self._cage.send(keys)
        if keys == "\x1b":
            self._cage.read(0.03)  # else it is taken for the beginning of another key

    def _drawn(self, weights: dict[str, float]) -> str:
        return self._random.choices(list(weights), list(weights.values()))[0]

    # -- what is sent ----------------------------------------------------------

    def _key(self) -> str:
        return self._drawn(KEYS)

    def _shown(self) -> str:
        """One of the keys that the page shows in its last line."""
        self._calm()
        lines = [line.rstrip() for line in self._cage.screen.display if line.strip()]
        keys = ADVERTISED.findall(lines[-1]) if lines else []
        if not keys:
            return self._key()
        key = self._random.choice(keys)
        if len(key) == 3 and key[1] == "–":
            return chr(self._random.randint(ord(key[0]), ord(key[2]))).lower()
        return NAMED.get(key, key if len(key) == 1 else "\r")

    def _paste(self) -> str:
        return f"\x1b[200~{self._random.choice(PASTES)}\x1b[201~"

    def _click(self) -> str:
        column, row = self._somewhere()
        return f"\x1b[<{self._random.choice((0, 0, 0, 2))};{column};{row}M\x1b[<0;{column};{row}m"

    def _drag(self) -> str:
        (x, y), (to_x, to_y) = self._somewhere(), self._somewhere()
        return f"\x1b[<0;{x};{y}M\x1b[<32;{to_x};{to_y}M\x1b[<0;{to_x};{to_y}m"

    def _wheel(self) -> str:
        column, row = self._somewhere()
        return f"\x1b[<{self._random.choice((64, 65))};{column};{row}M"

    def _somewhere(self) -> tuple[int, int]:
        """A cell, mostly one with something on it; counted from 1."""
        columns, rows = self._cage.size
        row = self._random.choice(
            [n for n, line in enumerate(self._cage.screen.display[:rows]) if line.strip()] or [0]
        )
        shown = [n for n, char in enumerate(self._cage.screen.display[row][:columns]) if char != " "]
        if shown and self._random.random() < 0.8:
            return self._random.choice(shown) + 1, row + 1
        return self._random.randint(1, columns), self._random.randint(1, rows)


def main() -> None:
    """Play by hand."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("decks", nargs="*", type=Path)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        monkey = Monkey(Path(folder) / "play", wish.seed, [deck.resolve() for deck in wish.decks])
        recorded = monkey.play(wish.events)
        rate = wish.events / (time.monotonic() - began)
        print(json.dumps({"seed": wish.seed, "recorded": recorded, "events_a_second": round(rate)}))


if __name__ == "__main__":
    main()
