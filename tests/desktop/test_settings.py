"""Preferences never stop a shop."""

from pathlib import Path

import pytest

from desktop.settings import Settings, read_settings, save_settings, settings_file


def test_a_new_profile_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    chosen = Settings(language="zh_CN", theme="dark", density="touch", sound="off")
    save_settings(tmp_path / "new", chosen)
    assert read_settings(tmp_path / "new") == chosen


def test_an_unknown_value_falls_back_and_the_others_stay(tmp_path: Path) -> None:
    settings_file(tmp_path).write_text('{"theme": "pink", "density": "touch", "later": 1}')
    assert read_settings(tmp_path) == Settings(density="touch")


@pytest.mark.parametrize("text", ["[]", '{"theme": ["dark"]}'])
def test_settings_of_another_shape_are_the_defaults(tmp_path: Path, text: str) -> None:
    settings_file(tmp_path).write_text(text)
    assert read_settings(tmp_path) == Settings()


@pytest.mark.expects_log
def test_damaged_settings_are_the_defaults_and_are_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings_file(tmp_path).write_bytes(b"\xff{")
    assert read_settings(tmp_path) == Settings()
    assert "settings cannot be read" in caplog.text
