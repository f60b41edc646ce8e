"""running, company and story together: the demo as a newcomer runs it without a display."""

from pathlib import Path

import pytest

from sync.cli.wall_clock import WallClock
from sync.demo import company, run_demo, running, story


@pytest.fixture(autouse=True)
def own_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", "set and put back by the demo")


def test_the_story_ends_with_both_ends_agreeing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_demo(WallClock(), headless=True, keep=tmp_path) == 0
    told = capfd.readouterr().out
    assert told.count(": the same") == 3
    assert "1 merged" in told
    assert "1 conflict" in told
    assert "fewer of PT-0085 arrived" in told
    assert "variance 0: ST01-IS" in told
    assert [scene.__doc__ for scene in story.SCENES if f"{scene.__doc__}" not in told] == []


def test_books_that_differ_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_made_up", lambda *_: {})
    monkeypatch.setattr(story, "tell", lambda *_args, **_named: False)
    assert run_demo(WallClock(), headless=True, keep=tmp_path) == 1


def test_with_a_display_the_window_opens_on_the_shop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_window(profile: Path) -> int:
        opened.append(profile)
        return 0

    monkeypatch.setattr(running, "_made_up", lambda *_: {"MK02": tmp_path / "shop"})
    monkeypatch.setattr(running, "has_display", lambda: True)
    monkeypatch.setattr(running, "_open_window", open_window)
    monkeypatch.setattr(running, "leave_cases", lambda *_args, **_named: 0)
    assert run_demo(WallClock(), headless=False, keep=tmp_path) == 0
    assert opened == [tmp_path / "shop"]


def test_a_server_that_does_not_start_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(company, "program", lambda: ["false"])
    with pytest.raises(RuntimeError, match="HQ did not start"):
        company.Server(tmp_path).start()
