"""Settings as a learner sees and changes them."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from aligntutor.settings import SETTINGS, Places, Settings, SettingsError, choose_setting, load, load_own
from aligntutor.settings.catalogue import (
    WEEKDAYS,
    Choice,
    Kind,
    Minutes,
    Number,
    Shares,
    Truth,
    checked,
    wanted,
    written,
)

from .refusal import Refused

Origin = Literal["default", "chosen", "config.toml"]
BY_THE_TERMINAL = "by the terminal"


class Preference(NamedTuple):
    """A setting."""

    name: str
    label: str
    about: str
    value: Any
    said: str
    """The value in words."""
    origin: Origin


def preferences(where: Places, settings: Settings) -> tuple[Preference, ...]:
    """Every setting in the order of the catalogue. Raises Refused where config.toml cannot be used."""
    try:
        own = load_own(where)
    except SettingsError as error:
        raise Refused(str(error)) from error
    found = []
    for name, setting in SETTINGS.items():
        value = settings.value(name)
        origin: Origin = (
            "config.toml" if name in own.written else "chosen" if name in own.chosen else "default"
        )
        said = _said(name, setting.kind, value)
        found.append(Preference(name, setting.label, setting.about, value, said, origin))
    return tuple(found)


def choose(where: Places, name: str, value: object) -> Settings:
    """Keep a value of a setting, none for its default, and give all settings. Raises Refused."""
    setting = SETTINGS[name]
    if value is not None and checked(setting.kind, value) is None:
        raise Refused(f"{setting.label} should be {wanted(setting.kind)}.")
    try:
        if name in load_own(where).written:
            raise Refused(f"{setting.label} is set in {where.preferences}.", "Change it there.")
        choose_setting(where, name, value)
        return load(where)
    except SettingsError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"It could not be kept ({error.strerror or error}).") from error


def parsed(text: str) -> object:
    """A value typed as in config.toml; a text that is no TOML stands for itself."""
    import tomllib

    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        return text


def typed(preference: Preference) -> str:
    """The value as it would be typed."""
    kind = SETTINGS[preference.name].kind
    return str(preference.value) if isinstance(kind, Choice) else written(kind, preference.value)


def stepped(preference: Preference, by: int) -> object:
    """The next value up or down; none where there is none."""
    kind, value = SETTINGS[preference.name].kind, preference.value
    match kind:
        case Truth():
            return not value
        case Choice(names):
            at = names.index(value) if value in names else -1 if by > 0 else 0
            return names[(at + by) % len(names)]
        case Number(low, high, step):
            if step < 1:
                return round(min(high, max(low, value + by * step)), 4)
            grid = value // step if by > 0 or value % step == 0 else value // step + 1
            return int(min(high, max(low, (grid + by) * step)))
        case Minutes() | Shares():
            return None


def _said(name: str, kind: Kind, value: Any) -> str:
    match kind:
        case Truth():
            return "yes" if value else "no"
        case Choice():
            return value or BY_THE_TERMINAL
        case Minutes():
            return ", ".join(f"{one:g}" for one in value) + " min" if value else "none"
        case Shares():
            days = [f"{day} {share:.0%}" for day, share in zip(WEEKDAYS, value, strict=True) if share != 1]
            return ", ".join(days) or "none"
        case Number():
            return _number(name, value)


def _number(name: str, value: float) -> str:
    if name == "retention":
        return f"{value:.0%}"
    if name == "turn":
        return f"{int(value) // 60:02}:{int(value) % 60:02}"
    if value == 0 and name in ("minutes_per_day", "slow", "leech_after"):
        return "no limit" if name == "minutes_per_day" else "never"
    units = {
        "minutes_per_day": " min", "slow": " s", "leech_after": " times", "maximum_interval": " days",
    }  # fmt: skip
    return f"{value:g}{units.get(name, '')}"
