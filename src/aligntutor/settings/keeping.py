"""Keeping what was chosen on screen or by command."""

from pathlib import Path
from typing import Any

from .loading import chosen_raw
from .places import Places


def choose_setting(where: Places, name: str, value: Any) -> None:
    """Keep a setting, as TOML or JSON has its value; none takes it back. Raises OSError."""
    raw = chosen_raw(where)
    if value is None:
        raw.pop(name, None)
    else:
        raw[name] = value
    _keep(where, where.chosen, raw)


def sync_folder(where: Places) -> Path | None:
    """The folder that was synced with last; none where there was none, or a torn file forgot it."""
    import json

    try:
        return Path(json.loads(where.synced.read_text(encoding="utf-8"))["folder"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remember_sync_folder(where: Places, folder: Path) -> None:
    """Keep the folder that was synced with. Raises OSError."""
    if folder != sync_folder(where):
        _keep(where, where.synced, {"folder": str(folder)})


def _keep(where: Places, path: Path, value: Any) -> None:
    """Write JSON in the place of a file, whole or not at all."""
    import json

    where.config.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(value) + "\n", encoding="utf-8")
    fresh.replace(path)
