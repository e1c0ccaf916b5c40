"""Whatever devices do, and however their files get around: in the end all know the same, to the last bit."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .devices import Device

DEVICES = st.integers(0, 2)
SHARES = st.floats(0, 1)
ACTS = st.one_of(
    st.tuples(st.just("live"), DEVICES, st.integers(0, 999), st.integers(1, 8)),
    st.tuples(st.just("sync"), DEVICES),
    st.tuples(st.just("carry"), DEVICES, DEVICES, SHARES, SHARES),
    st.tuples(st.just("undo"), DEVICES),
    st.tuples(st.just("keep"), DEVICES),
    st.tuples(st.just("restore"), DEVICES),
    st.tuples(st.just("copy"), DEVICES, DEVICES),
)


class World:
    """Three devices, each with a folder of its own between which files are carried."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.devices = [Device(root / f"home{n}") for n in range(3)]
        self.folders = [root / f"folder{n}" for n in range(3)]
        for folder in self.folders:
            folder.mkdir()

    def live(self, at: int, seed: int, steps: int) -> None:
        self.devices[at].live(seed, steps)

    def sync(self, at: int) -> None:
        self.devices[at].sync(self.folders[at])

    def carry(self, start: int, end: int, which: float, share: float) -> None:
        """Copy all files of one folder over those of another; one of them gets only so far."""
        files = sorted(self.folders[start].iterdir())
        for n, file in enumerate(files if start != end else []):
            data = file.read_bytes()
            cut = round(share * len(data)) if n == int(which * len(files)) else len(data)
            (self.folders[end] / file.name).write_bytes(data[:cut])

    def undo(self, at: int) -> None:
        from .devices import LATE

        with self.devices[at].open() as log:
            log.undo_last(LATE)

    def keep(self, at: int) -> None:
        if self.devices[at].places.progress.exists():
            shutil.copy(self.devices[at].places.progress, self.root / f"kept{at}")

    def restore(self, at: int) -> None:
        if (kept := self.root / f"kept{at}").exists():
            self.devices[at].put(kept)

    def copy(self, start: int, end: int) -> None:
        source, target = self.devices[start], self.devices[end]
        if source.places.progress.exists() and target.places.progress.exists() and start != end:
            target.put(source.places.progress)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACTS, min_size=4, max_size=24), st.permutations(range(3)), st.integers(0, 2))
def test_all_devices_end_with_the_same_log_and_the_same_caches(
    acts: list[tuple[Any, ...]], order: list[int], whose: int
):
    with tempfile.TemporaryDirectory() as root:
        world = World(Path(root))
        for name, *values in acts:
            getattr(world, name)(*values)
        before = [{event.id for event in device.events()} for device in world.devices]
        shared = world.folders[whose]
        for at in (*order, *order):
            world.devices[at].sync(shared)
        first, *others = world.devices
        events, caches = first.events(), first.tables()
        assert set.union(*before) <= {event.id for event in events}
        for other in others:
            assert other.events() == events
            assert other.tables() == caches
        assert first.rebuilt() == caches
        assert [world.devices[at].sync(shared)[1:3] for at in order] == [(0, 0)] * 3
