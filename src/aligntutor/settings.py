"""Places and preferences: the only module that knows the platform's folders."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .core.states import Scheduling

THEMES = ("lamplight", "paper", "terminal")
OF_A_SITTING = {"confidence", "slow"}
"""Keys of [study] that are no matter of memory."""


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


class Settings(NamedTuple):
    """Everything a learner may set."""

    scheduling: Scheduling = Scheduling()
    theme: str = ""
    """One of THEMES; empty = by the terminal."""
    confidence: bool = False
    """Whether learners are asked how sure they are."""
    slow: int = 30
    """Seconds of thinking after which a right answer was hard; 0 = never."""


class SettingsError(ValueError):
    """A preferences file that cannot be used, with where and why."""


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


def load(where: Places) -> Settings:
    """The learner's settings; defaults where nothing is set. Raises SettingsError."""
    settings = Settings()
    try:
        text = where.chosen.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    if text:
        import json

        try:
            theme = json.loads(text).get("theme")
        except (ValueError, AttributeError):
            theme = None  # written by the program alone; a torn file only loses a colour
        if theme in THEMES:
            settings = settings._replace(theme=theme)
    try:
        own = where.preferences.read_bytes()
    except FileNotFoundError:
        return settings
    except OSError as error:
        raise SettingsError(f"{where.preferences}: cannot be read ({error.strerror})") from error
    return _apply(settings, own, where.preferences)


def _apply(settings: Settings, own: bytes, path: Path) -> Settings:
    import tomllib

    try:
        text = own.decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error
    except RecursionError as error:
        raise SettingsError(f"{path}: nested too deeply") from error
    study = set(Scheduling._fields) - {"weights"} | OF_A_SITTING
    for table, values in data.items():
        known: Any = {"study": study, "look": {"theme"}}.get(table)
        if known is None:
            raise SettingsError(_unknown(path, text, table, ("study", "look")))
        if not isinstance(values, dict):
            raise SettingsError(_wrong(path, text, table, f"a table that begins with a line [{table}]"))
        for key, value in values.items():
            if key not in known:
                raise SettingsError(_unknown(path, text, key, known))
            if table == "look":
                if value not in THEMES:
                    wanted = "one of " + ", ".join(THEMES)
                    raise SettingsError(_wrong(path, text, key, wanted))
                settings = settings._replace(theme=value)
            else:
                wanted, good = _check(key, value)
                if good is None:
                    raise SettingsError(_wrong(path, text, key, wanted))
                settings = _set(settings, key, good)
    return settings


def _set(settings: Settings, key: str, value: Any) -> Settings:
    """One value of [study] in its place: memory is told apart, as its settings are recorded in the log."""
    if key in OF_A_SITTING:
        return settings._replace(**{key: value})
    return settings._replace(scheduling=settings.scheduling._replace(**{key: value}))


_RANGES: dict[str, tuple[float, float]] = {
    "retention": (0.70, 0.97),
    "maximum_interval": (1, 36_500),
    "turn": (0, 1439),
    "new_per_day": (0, 1000),
    "reviews_per_day": (1, 10_000),
    "minutes_per_day": (0, 1440),
    "leech_after": (0, 1000),
    "slow": (0, 120),
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _check(key: str, value: Any) -> tuple[str, Any]:
    if key in ("fuzz", "confidence"):
        return "true or false", value if isinstance(value, bool) else None
    if key.endswith("steps"):
        good = isinstance(value, list) and all(
            isinstance(m, int | float) and not isinstance(m, bool) and 1 <= m <= 1440 for m in value
        )
        return "a list of minutes, each from 1 to 1440", tuple(value) if good else None
    if key == "easy_days":
        good = isinstance(value, dict) and all(
            day in WEEKDAYS and isinstance(share, int | float) and 0 <= share <= 1
            for day, share in value.items()
        )
        wanted = "weekdays with a share from 0 to 1, like {saturday = 0.5, sunday = 0}"
        return wanted, tuple(float(value.get(day, 1)) for day in WEEKDAYS) if good else None
    low, high = _RANGES[key]
    whole = key != "retention"
    number = isinstance(value, int) or (isinstance(value, float) and not whole)
    good = number and not isinstance(value, bool) and low <= value <= high
    return f"a {'whole ' if whole else ''}number from {low:g} to {high:g}", value if good else None


def _line(text: str, word: str) -> int:
    """The line on which a table or key of this name is set; 1 where it cannot be told."""
    setting = re.compile(rf"""(?<![\w-]){re.escape(word)}["'\s]*[\].=]""")
    lines = enumerate(text.split("\n"), 1)
    return next((n for n, line in lines if setting.search(line.split("#")[0])), 1)


def _unknown(path: Path, text: str, key: str, known: Any) -> str:
    import difflib

    near = difflib.get_close_matches(key, list(known), 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
    return f"{path}:{_line(text, key)}: unknown setting {key!r}{hint}"


def _wrong(path: Path, text: str, key: str, wanted: str) -> str:
    return f"{path}:{_line(text, key)}: {key} should be {wanted}"


def remember_theme(where: Places, theme: str) -> None:
    """Keep the theme chosen on screen. Raises OSError."""
    import json

    where.config.mkdir(parents=True, exist_ok=True)
    where.chosen.write_text(json.dumps({"theme": theme}) + "\n", encoding="utf-8")


def sync_folder(where: Places) -> Path | None:
    """The folder that was synced with last; none where there was none, or a torn file forgot it."""
    import json

    try:
        return Path(json.loads(where.synced.read_text(encoding="utf-8"))["folder"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remember_sync_folder(where: Places, folder: Path) -> None:
    """Keep the folder that was synced with. Raises OSError."""
    import json

    if folder != sync_folder(where):
        where.config.mkdir(parents=True, exist_ok=True)
        where.synced.write_text(json.dumps({"folder": str(folder)}) + "\n", encoding="utf-8")
