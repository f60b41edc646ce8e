"""Folders beside each other: which runs, which is next, which may go, and which copies have none of this."""

import os
from pathlib import Path

import pytest

from sync.updates.installation import CURRENT, ROOT_FILE, Installation, here, launcher_of
from sync.updates.trouble import UpdateTrouble
from tests.updates.publisher import installed


@pytest.fixture
def pc(tmp_path: Path) -> Installation:
    made = installed(tmp_path, "1.0", b"{}")
    for version in ("0.8", "0.9", "1.1"):
        (tmp_path / f"app-{version}").mkdir()
    (tmp_path / "previous").write_text("app-0.9\n", encoding="utf-8")
    return made


def _why_not(program: Path, *, is_frozen: bool = True) -> str:
    with pytest.raises(UpdateTrouble) as no:
        here(str(program), is_frozen=is_frozen)
    assert no.value.code == "not_here"
    return no.value.message


def test_a_frozen_program_in_a_versions_folder_knows_where_it_is(pc: Installation) -> None:
    assert here(str(pc.folder / "counterstock"), is_frozen=True) == pc
    assert (pc.version, pc.current(), pc.previous()) == ("1.0", "1.0", "0.9")


def test_a_checkout_has_no_updates(pc: Installation) -> None:
    assert "checkout" in _why_not(pc.folder / "counterstock", is_frozen=False)


def test_a_package_of_the_system_has_no_updates(tmp_path: Path) -> None:
    lies = tmp_path / "usr" / "lib" / "counterstock"
    lies.mkdir(parents=True)
    assert "package" in _why_not(lies / "counterstock")


def test_a_build_that_trusts_nobody_has_no_updates(pc: Installation) -> None:
    (pc.folder / ROOT_FILE).unlink()
    assert "trust" in _why_not(pc.folder / "counterstock")


def test_a_copy_for_all_users_has_no_updates_from_inside(
    pc: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert "all users" in _why_not(pc.folder / "counterstock")


def test_going_back_names_the_version_before_and_gives_the_other_up(pc: Installation) -> None:
    pc.put_in_place("1.1")
    assert (pc.current(), pc.previous()) == ("1.1", "1.0")
    assert pc.go_back() == "1.0"
    assert pc.current() == "1.0"
    assert "1.1" in pc.refused()


def test_going_back_where_there_is_nothing_changes_nothing(pc: Installation) -> None:
    (pc.root / "previous").unlink()
    with pytest.raises(UpdateTrouble, match="no earlier version"):
        pc.go_back()
    assert pc.current() == "1.0"


def test_a_version_that_is_not_there_is_not_put_in_place(pc: Installation) -> None:
    with pytest.raises(UpdateTrouble):
        pc.put_in_place("7.0")
    assert (pc.current(), pc.previous()) == ("1.0", "0.9")


def test_versions_that_nobody_needs_are_taken_away(pc: Installation) -> None:
    (pc.root / "app-1.2.part").mkdir()
    assert pc.tidy() == ["app-0.8", "app-1.1", "app-1.2.part"]
    assert sorted(path.name for path in pc.root.glob("app-*")) == ["app-0.9", "app-1.0"]


def test_a_version_that_still_runs_somewhere_stays(pc: Installation) -> None:
    running = Installation(pc.root, "app-0.8").use()
    assert running is not None
    assert pc.tidy() == ["app-1.1"]
    running.release()
    assert pc.tidy() == ["app-0.8"]


def test_a_folder_that_is_held_open_stays_whole(
    pc: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    (pc.root / "app-0.8" / "file").write_text("whole", encoding="utf-8")
    monkeypatch.setattr(Path, "rename", held)
    assert pc.tidy() == []
    assert (pc.root / "app-0.8" / "file").read_text(encoding="utf-8") == "whole"


def test_a_ready_version_is_one_that_is_newer_and_there(pc: Installation) -> None:
    pc.make_ready("1.1")
    assert pc.ready() == "1.1"
    assert pc.tidy() == ["app-0.8"]
    pc.make_ready("1.2")
    assert pc.ready() == ""
    pc.make_ready("0.9")
    assert pc.ready() == ""


def test_notes_that_cannot_be_read_are_as_if_they_were_not_there(pc: Installation) -> None:
    pc.refuse("1.1", "It failed.")
    (pc.root / "updates" / "refused.json").write_bytes(b"\xff{")
    assert pc.refused() == {}
    (pc.root / CURRENT).write_bytes(b"\xff\xff")
    assert pc.current() == ""


def test_the_launcher_is_found_by_either_name(pc: Installation) -> None:
    assert launcher_of(pc) is None
    (pc.root / "counterstock").write_text("#!/bin/sh\n", encoding="utf-8")
    assert launcher_of(pc) == pc.root / "counterstock"


def test_the_address_is_its_line_or_nothing(pc: Installation) -> None:
    assert pc.address() == ""
    (pc.root / "updates").mkdir()
    (pc.root / "updates" / "address").write_text("https://updates.example\n", encoding="utf-8")
    assert pc.address() == "https://updates.example"


def test_a_version_that_was_taken_back_is_not_put_in_place_again(pc: Installation) -> None:
    pc.make_ready("1.1")
    pc.put_in_place("1.1")
    pc.go_back()
    assert pc.ready() == ""
    with pytest.raises(UpdateTrouble, match="any more"):
        pc.put_in_place("1.1")
    assert pc.current() == "1.0"
