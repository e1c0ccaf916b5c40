"""Places and preferences: the only room that knows the platform's folders."""

from .catalogue import SETTINGS, THEMES
from .keeping import choose_setting, remember_sync_folder, sync_folder
from .loading import Own, Settings, SettingsError, load, load_own
from .places import Places, courses, is_deck, places

__all__ = [
    "SETTINGS",
    "THEMES",
    "Own",
    "Places",
    "Settings",
    "SettingsError",
    "choose_setting",
    "courses",
    "is_deck",
    "load",
    "load_own",
    "places",
    "remember_sync_folder",
    "sync_folder",
]
