"""`update` at a terminal, with a publisher in the next folder."""

from pathlib import Path

import pytest

from sync.cli import updating
from sync.updates.installation import Installation
from sync.updates.trouble import UpdateTrouble
from sync.updates.updating import Ways
from tests.cli.terminal import Terminal, tea
from tests.updates.publisher import PLENTY, SYSTEM, Keys, Line, built, founded, installed, offer


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """1.0 installed, 1.1 given out."""
    keys = Keys()
    repository = founded(tmp_path / "served", keys)
    made = built(tmp_path / "built", "1.1", repository.root())
    repository.publish(made, offer("1.1"), keys.publisher())
    lies = installed(tmp_path / "PC", "1.0", repository.root())
    line = Line(repository.folder)
    ways = Ways(line, lambda _folder: "passed", lambda _folder: PLENTY)
    monkeypatch.setattr(updating, "here", lambda: lies)
    monkeypatch.setattr(updating, "Ways", lambda _place: ways)
    monkeypatch.setattr(updating, "system_of", lambda _platform, _machine: SYSTEM)
    return lies


def test_a_new_version_is_made_ready_and_put_in_place_only_when_asked(
    till: Terminal, pc: Installation
) -> None:
    told = till.typed("update").only
    assert (told["state"], told["running"], told["version"], told["next"]) == (
        "ready", "1.0", "1.1", "1.0",
    )  # fmt: skip
    assert till.typed("update", "--use").only["next"] == "1.1"
    assert till.typed("update", "--back").only == {"running": "1.0", "next": "1.0"}
    assert pc.current() == "1.0"


def test_what_waits_for_hq_goes_first(till: Terminal, pc: Installation) -> None:
    till.record(kind="issue", lines=tea("1"))
    told = till.typed("update", "--use")
    assert (told.code, told.error[:18]) == (3, "error: steps_wait:")
    assert pc.current() == "1.0"


def test_a_checkout_says_that_it_has_none(till: Terminal) -> None:
    told = till.typed("update")
    assert told.code == 3
    assert told.error.startswith("error: not_here: This is a checkout")


def test_going_back_where_there_is_nothing_is_refused(till: Terminal, pc: Installation) -> None:
    assert till.typed("update", "--back").code == 3


def test_a_version_that_fails_its_self_test_is_told(
    till: Terminal, pc: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Path) -> str:
        raise UpdateTrouble("It did not pass: window.", code="failed_test")

    ways = Ways(Line(pc.root.parent / "served"), fails, lambda _folder: PLENTY)
    monkeypatch.setattr(updating, "Ways", lambda _place: ways)
    told = till.typed("update")
    assert (told.code, told.only["state"], told.only["why"]) == (
        3, "failed", "It did not pass: window.",
    )  # fmt: skip
