"""Every setting: what it may be and how it is told; the file, the screen and the command follow from it."""

from typing import Any, NamedTuple, TypeAlias

THEMES = ("lamplight", "paper", "contrast", "terminal")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Number(NamedTuple):
    """A number from `low` to `high`, changed on screen by `step`; whole where that is."""

    low: float
    high: float
    step: float = 1


class Truth(NamedTuple):
    """Yes or no."""


class Choice(NamedTuple):
    """One of some names."""

    names: tuple[str, ...]


class Minutes(NamedTuple):
    """A list of minutes."""


class Shares(NamedTuple):
    """Weekdays with a share of the usual work each."""


Kind: TypeAlias = Number | Truth | Choice | Minutes | Shares


class Setting(NamedTuple):
    """One thing that a learner may set."""

    table: str
    """Of config.toml."""
    kind: Kind
    label: str
    about: str
    """A sentence or two."""


SETTINGS = {
    "retention": Setting(
        "study",
        Number(0.70, 0.97, 0.01),
        "Desired retention",
        "How much you want to recall when a card comes back. More means more reviews.",
    ),
    "new_per_day": Setting("study", Number(0, 1000), "New ideas a day", "How many are met on a day at most."),
    "reviews_per_day": Setting(
        "study",
        Number(1, 10_000, 10),
        "Reviews a day",
        "How many cards come back on a day at most; the weakest come first.",
    ),
    "minutes_per_day": Setting(
        "study",
        Number(0, 1440, 5),
        "Minutes a day",
        "After so many minutes a day's reviews end; 0 for no such limit.",
    ),
    "easy_days": Setting(
        "study",
        Shares(),
        "Easy days",
        "Weekdays with fewer reviews, like {saturday = 0.5, sunday = 0}.",
    ),
    "leech_after": Setting(
        "study",
        Number(0, 1000),
        "Set aside after",
        "Times a card is forgotten before it is set aside; 0 for never.",
    ),
    "learning_steps": Setting(
        "study", Minutes(), "Learning steps", "Minutes until a new card comes back, like [1, 10]."
    ),
    "relearning_steps": Setting(
        "study", Minutes(), "Relearning steps", "Minutes until a forgotten card comes back, like [10]."
    ),
    "maximum_interval": Setting(
        "study",
        Number(1, 36_500, 30),
        "Longest interval",
        "Days until a card comes back at the latest.",
    ),
    "turn": Setting(
        "study",
        Number(0, 1439, 30),
        "The day turns",
        "Minutes after midnight at which a study day ends: 240 is four in the morning.",
    ),
    "fuzz": Setting(
        "study", Truth(), "Even out days", "Due days may shift a little, so that no day has too many cards."
    ),
    "confidence": Setting(
        "study", Truth(), "Ask how sure", "One more key before the verdict: sure, unsure, or neither."
    ),
    "slow": Setting(
        "study",
        Number(0, 120, 5),
        "Slow after",
        "Seconds of thinking after which a right answer was a hard one; 0 for never.",
    ),
    "theme": Setting(
        "look",
        Choice(THEMES),
        "Theme",
        "Light on dark, dark on light, high contrast, or as the terminal is.",
    ),
    "timer": Setting("look", Truth(), "Show the time", "The minutes of a sitting stand in its head."),
}
"""By name, in the order in which they are listed."""


def wanted(kind: Kind) -> str:
    """What a setting should be, in words to follow `should be`."""
    match kind:
        case Number(low, high, step):
            return f"a {'whole ' if step >= 1 else ''}number from {low:g} to {high:g}"
        case Truth():
            return "true or false"
        case Choice(names):
            return "one of " + ", ".join(names)
        case Minutes():
            return "a list of minutes, each from 1 to 1440"
        case Shares():
            return "weekdays with a share from 0 to 1, like {saturday = 0.5, sunday = 0}"


def checked(kind: Kind, value: Any) -> Any:
    """The value as it is used, from TOML or JSON; none where it is none of the kind."""
    match kind:
        case Number(low, high, step):
            good = _is_number(value, whole=step >= 1) and low <= value <= high
            return value if good else None
        case Truth():
            return value if isinstance(value, bool) else None
        case Choice(names):
            return value if value in names else None
        case Minutes():
            good = isinstance(value, list | tuple) and all(
                _is_number(one) and 1 <= one <= 1440 for one in value
            )
            return tuple(value) if good else None
        case Shares():
            good = isinstance(value, dict) and all(
                day in WEEKDAYS and _is_number(share) and 0 <= share <= 1 for day, share in value.items()
            )
            return tuple(float(value.get(day, 1)) for day in WEEKDAYS) if good else None


def _is_number(value: Any, *, whole: bool = False) -> bool:
    return isinstance(value, int if whole else int | float) and not isinstance(value, bool)


def written(kind: Kind, value: Any) -> str:
    """A value as it stands in config.toml."""
    match kind:
        case Truth():
            return "true" if value else "false"
        case Choice():
            return f'"{value}"'
        case Minutes():
            return f"[{', '.join(f'{one:g}' for one in value)}]"
        case Shares():
            days = [f"{day} = {share:g}" for day, share in zip(WEEKDAYS, value, strict=True) if share != 1]
            return "{" + ", ".join(days) + "}"
        case Number():
            return f"{value:g}" if isinstance(value, float) else str(value)
