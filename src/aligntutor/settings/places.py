"""The folders of one learner, and where the bundled decks lie."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Places(NamedTuple):
    """The three folders of one learner."""

    data: Path
    config: Path
    cache: Path

    @property
    def progress(self) -> Path:
        """The review log."""
        return self.data / "progress.sqlite3"

    @property
    def backups(self) -> Path:
        """The folder of backups of the review log."""
        return self.data / "backups"

    @property
    def looked_after(self) -> Path:
        """The study day on which the review log was last found to be sound; disposable."""
        return self.cache / "sound-on-day"

    @property
    def compiled(self) -> Path:
        """The compiled decks; disposable."""
        return self.cache / "decks.sqlite3"

    @property
    def installed(self) -> Path:
        """The folder of installed decks."""
        return self.data / "decks"

    @property
    def remembered(self) -> Path:
        """The list of decks opened by path."""
        return self.config / "decks.json"

    @property
    def preferences(self) -> Path:
        """What the learner wrote by hand."""
        return self.config / "config.toml"

    @property
    def chosen(self) -> Path:
        """What was chosen on screen; the learner's own file wins over it."""
        return self.config / "ui.json"

    @property
    def synced(self) -> Path:
        """The folder that was synced with last."""
        return self.config / "sync.json"


def places(home: str | None, environment: Mapping[str, str]) -> Places:
    """The folders under `home`, else under ALIGNTUTOR_HOME, else the platform's own."""
    if chosen := home or environment.get("ALIGNTUTOR_HOME"):
        # unlike Path.expanduser, this leaves the name of an unknown user as it stands
        root = Path(os.path.expanduser(chosen)).absolute()  # noqa: PTH111
        return Places(root / "data", root / "config", root / "cache")
    import platformdirs

    dirs = platformdirs.PlatformDirs("aligntutor", appauthor=False)
    return Places(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path)


def courses(package: Path) -> tuple[Path, ...]:
    """The bundled decks: inside an installed package, else beside `src/` in a checkout."""
    for folder in (package / "_courses", package.parent.parent / "decks"):
        if folder.is_dir():
            return tuple(sorted(path for path in folder.iterdir() if is_deck(path)))
    return ()


def is_deck(path: Path) -> bool:
    """Whether it looks like a deck, by its names alone."""
    # Asked of every deck before every plan, and a third as dear as by way of a path.
    return path.suffix in {".yaml", ".yml"} or os.path.isfile(os.path.join(path, "deck.yaml"))  # noqa: PTH113, PTH118
