"""Places and preferences."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aligntutor.core.states import Scheduling
from aligntutor.settings import (
    SETTINGS,
    Places,
    Settings,
    SettingsError,
    choose_setting,
    load,
    load_own,
    places,
)
from aligntutor.settings.catalogue import checked, written


@pytest.fixture
def where(tmp_path: Path) -> Places:
    found = places(str(tmp_path), {})
    found.config.mkdir(parents=True)
    return found


def test_a_home_holds_data_config_and_cache(tmp_path: Path):
    found = places(None, {"ALIGNTUTOR_HOME": str(tmp_path)})
    assert (found.data, found.config, found.cache) == (
        tmp_path / "data",
        tmp_path / "config",
        tmp_path / "cache",
    )
    assert found.progress == tmp_path / "data" / "progress.sqlite3"


def test_the_name_of_an_unknown_user_is_a_folder_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert places("~nobody-of-this-name/x", {}).data == tmp_path / "~nobody-of-this-name" / "x" / "data"


def test_the_option_wins_over_the_environment(tmp_path: Path):
    assert (
        places(str(tmp_path / "a"), {"ALIGNTUTOR_HOME": str(tmp_path / "b")}).data == tmp_path / "a" / "data"
    )


def test_defaults_without_a_file(where: Places):
    settings = load(where)
    assert (settings.scheduling.retention, settings.scheduling.new_per_day, settings.theme) == (0.9, 4, "")


def test_the_settings_that_the_readme_shows_are_the_defaults(where: Places):
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shown = readme.split("```toml\n")[1].split("```")[0]
    where.preferences.write_text(shown, encoding="utf-8")
    assert load(where) == Settings(theme="lamplight")
    names = (*Scheduling._fields, *Settings._fields)
    assert [name for name in names if f"{name} = " not in shown] == ["weights", "scheduling", "keys"]


def test_a_file_sets_what_it_names(where: Places):
    where.preferences.write_text(
        "[study]\nretention = 0.85\nlearning_steps = [2, 15]\n[look]\ntheme = 'paper'\n", encoding="utf-8"
    )
    settings = load(where)
    assert settings.scheduling.retention == 0.85
    assert settings.scheduling.learning_steps == (2, 15)
    assert settings.theme == "paper"


def test_what_a_sitting_asks_is_no_setting_of_memory(where: Places):
    where.preferences.write_text("[study]\nconfidence = true\nslow = 0\nfuzz = false\n", encoding="utf-8")
    assert load(where) == Settings(Scheduling(fuzz=False), confidence=True, slow=0)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(where: Places):
    where.preferences.write_bytes(b"\xef\xbb\xbf[study]\r\nturn = 60\r\n")
    assert load(where).scheduling.turn == 60


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[study]\nretenton = 0.9\n", ":2: unknown setting 'retenton'; did you mean 'retention'?"),
        ("[look]\nconfidence = true\n", ":2: 'confidence' belongs under a line [study]"),
        ("timer = false\n", ":1: 'timer' belongs under a line [look]"),
        ("[stdy]\n", ":1: unknown setting 'stdy'; did you mean 'study'?"),
        ("[study]\n\nretention = 2\n", ":3: retention should be a number from 0.7 to 0.97"),
        ("[study]\nnew_per_day = true\n", ":2: new_per_day should be a whole number from 0 to 1000"),
        ("[study]\nlearning_steps = [0]\n", ":2: learning_steps should be a list of minutes"),
        ("[look]\ntheme = 'neon'\n", ":2: theme should be one of lamplight, paper, contrast, terminal"),
        ("[study]\nlearning_steps = [0.5]\n", ":2: learning_steps should be a list of minutes, each from 1"),
        ("[study]\nrelearning_steps = [5]\nlearning_steps = [0]\n", ":3: learning_steps should be"),
        ("# [stdy]\n[stdy]\n", ":2: unknown setting 'stdy'"),
        ("# first\nstudy.turn = 1440\n", ":2: turn should be a whole number from 0 to 1439"),
        ("study = 3\n", ":1: study should be a table that begins with a line [study]"),
        ("[study]\nconfidence = 1\n", ":2: confidence should be true or false"),
        ("[study]\nslow = 121\n", ":2: slow should be a whole number from 0 to 120"),
        ("[study]\nretention = nan\n", ":2: retention should be a number"),
        ("[study\n", "config.toml: "),
        ("[study]\nlearning_steps = " + "[" * 5000, "config.toml: "),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(where: Places, text: str, message: str):
    where.preferences.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load(where)
    assert message in str(error.value)


def test_what_was_chosen_on_screen_is_kept_until_the_file_says_otherwise(where: Places):
    choose_setting(where, "theme", "paper")
    choose_setting(where, "retention", 0.8)
    choose_setting(where, "easy_days", {"sunday": 0})
    found = load(where)
    assert (found.theme, found.scheduling.retention) == ("paper", 0.8)
    assert found.scheduling.easy_days == (1, 1, 1, 1, 1, 1, 0)
    where.preferences.write_text("[look]\ntheme = 'terminal'\n", encoding="utf-8")
    assert (load(where).theme, load(where).scheduling.retention) == ("terminal", 0.8)
    own = load_own(where)
    assert own.written == {"theme": "terminal"}
    assert own.chosen["theme"] == "paper"
    choose_setting(where, "retention", None)
    assert load(where).scheduling.retention == 0.9


@pytest.mark.parametrize(
    "text",
    [
        '{"theme": ["pa',
        "[]",
        '{"theme": "neon", "retention": 7, "nothing": 1}',
        "[" * 9000,
        "\0",
        '{"theme": null}',
    ],
)
def test_a_torn_choice_is_only_a_lost_choice(where: Places, text: str):
    where.chosen.write_text(text, encoding="utf-8")
    assert load(where) == Settings()
    choose_setting(where, "theme", "paper")
    assert load(where) == Settings(theme="paper")


def test_a_choice_is_kept_whole_or_not_at_all(where: Places, monkeypatch: pytest.MonkeyPatch):
    choose_setting(where, "theme", "paper")

    def full(self: Path, *arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        choose_setting(where, "theme", "terminal")
    assert load(where).theme == "paper"


@pytest.mark.parametrize("name", SETTINGS)
def test_a_default_may_be_written_as_it_is_told(where: Places, name: str):
    setting, value = SETTINGS[name], Settings().value(name)
    if name != "theme":
        assert checked(setting.kind, tomllib.loads(f"x = {written(setting.kind, value)}")["x"]) == value
    assert checked(setting.kind, "nonsense") is None
    assert checked(setting.kind, [-1]) is None


def test_weights_are_no_setting(where: Places):
    where.preferences.write_text("[study]\nweights = [1]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="unknown setting 'weights'"):
        load(where)
