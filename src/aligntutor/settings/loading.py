"""Reading what a learner has set: chosen on screen, and over that the file written by hand."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from aligntutor.core.states import Scheduling

from .catalogue import SETTINGS, checked, wanted
from .places import Places


class Settings(NamedTuple):
    """Everything a learner may set."""

    scheduling: Scheduling = Scheduling()
    theme: str = ""
    """One of THEMES; empty = by the terminal."""
    confidence: bool = False
    """Whether learners are asked how sure they are."""
    slow: int = 30
    """Seconds of thinking after which a right answer was hard; 0 = never."""
    timer: bool = True
    """Whether the minutes of a sitting are shown."""
    keys: tuple[tuple[str, str], ...] = ()
    """Names of `keys.KEYS` with other keys for them."""

    def value(self, name: str) -> Any:
        """What a setting of the catalogue is."""
        return getattr(self.scheduling if name in Scheduling._fields else self, name)


class Own(NamedTuple):
    """What was set, and nothing else; values as they are used."""

    chosen: dict[str, Any]
    """On screen, or by command."""
    written: dict[str, Any]
    """In config.toml, which wins."""
    keys: tuple[tuple[str, str], ...] = ()


class SettingsError(ValueError):
    """A preferences file that cannot be used, with where and why."""


def load(where: Places) -> Settings:
    """The learner's settings; defaults where nothing is set. Raises SettingsError."""
    own = load_own(where)
    settings = Settings(keys=own.keys)
    for name, value in {**own.chosen, **own.written}.items():
        if name in Scheduling._fields:
            settings = settings._replace(scheduling=settings.scheduling._replace(**{name: value}))
        else:
            settings = settings._replace(**{name: value})
    return settings


def load_own(where: Places) -> Own:
    """What was set where. Raises SettingsError."""
    found = _chosen(where)
    try:
        own = where.preferences.read_bytes()
    except FileNotFoundError:
        return Own(found, {})
    except OSError as error:
        raise SettingsError(f"{where.preferences}: cannot be read ({error.strerror})") from error
    return _Preferences(own, where.preferences).read(found)


def chosen_raw(where: Places) -> dict[str, Any]:
    """What was chosen on screen as JSON has it; nothing where the file is torn or there is none."""
    try:
        text = where.chosen.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    import json

    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _chosen(where: Places) -> dict[str, Any]:
    """Written by the program alone: what is no good there is passed over."""
    good = {
        name: checked(SETTINGS[name].kind, value)
        for name, value in chosen_raw(where).items()
        if name in SETTINGS
    }
    return {name: value for name, value in good.items() if value is not None}


class _Preferences:
    """A file written by hand, with the lines of what is wrong in it."""

    def __init__(self, own: bytes, path: Path) -> None:
        import tomllib

        self._path = path
        try:
            self._text = own.decode("utf-8-sig")
            self._data = tomllib.loads(self._text)
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path}: not UTF-8; save the file as UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(f"{path}: {error}") from error
        except RecursionError as error:
            raise SettingsError(f"{path}: nested too deeply") from error

    def read(self, chosen: dict[str, Any]) -> Own:
        """What it sets."""
        tables = [*dict.fromkeys(setting.table for setting in SETTINGS.values()), "keys"]
        written: dict[str, Any] = {}
        keys: dict[str, str] = {}
        for table, values in self._data.items():
            if table not in tables:
                raise self._unknown(table, tables)
            if not isinstance(values, dict):
                raise self._wrong(table, f"a table that begins with a line [{table}]")
            if table == "keys":
                keys = self._keys(values)
                continue
            known = [name for name, setting in SETTINGS.items() if setting.table == table]
            for name, value in values.items():
                if name not in known:
                    raise self._unknown(name, known)
                written[name] = checked(SETTINGS[name].kind, value)
                if written[name] is None:
                    raise self._wrong(name, wanted(SETTINGS[name].kind))
        return Own(chosen, written, tuple(keys.items()))

    def _keys(self, values: dict[str, Any]) -> dict[str, str]:
        from .keys import KEYS, clashes, named, read, types

        found: dict[str, str] = {}
        for name, value in values.items():
            if name not in KEYS:
                raise self._unknown(name, KEYS, "there is no key to be set for")
            keys = read(value)
            if keys is None:
                raise self._wrong(name, 'one key or some, like "u" or "Ctrl+Z, F5"')
            if not KEYS[name].types and any(map(types, keys.split(","))):
                raise self._wrong(name, "a key that types no character, like Ctrl+K or F5")
            found[name] = keys
        for name, other, key in clashes(found):
            raise self._told(name, f"{name} and {other} would both be {named(key)} on one page")
        return found

    def _line(self, word: str) -> int:
        """The line on which a table or key of this name is set; 1 where it cannot be told."""
        setting = re.compile(rf"""(?<![\w-]){re.escape(word)}["'\s]*[\].=]""")
        lines = enumerate(self._text.split("\n"), 1)
        return next((n for n, line in lines if setting.search(line.split("#")[0])), 1)

    def _unknown(self, name: str, known: Collection[str], what: str = "unknown setting") -> SettingsError:
        import difflib

        if name in SETTINGS and name not in known:
            return self._told(name, f"{name!r} belongs under a line [{SETTINGS[name].table}]")
        near = difflib.get_close_matches(name, list(known), 1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
        return self._told(name, f"{what} {name!r}{hint}")

    def _wrong(self, name: str, what: str) -> SettingsError:
        return self._told(name, f"{name} should be {what}")

    def _told(self, name: str, what: str) -> SettingsError:
        return SettingsError(f"{self._path}:{self._line(name)}: {what}")
