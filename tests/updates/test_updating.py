"""A PC and its publisher: what arrives, what is refused, and that the version in use always works."""

import errno
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from sync.shop.trouble import HqAway
from sync.updates.installation import Installation
from sync.updates.release import folder_of
from sync.updates.repository import Repository
from sync.updates.trouble import UpdateTrouble
from tests.updates.publisher import (
    PROGRAM,
    Keys,
    Line,
    built,
    founded,
    installed,
    looked,
    offer,
)


class Firm:
    """A publisher with 1.0 given out, and a PC of a shop that has it."""

    def __init__(self, folder: Path, keys: Keys) -> None:
        self.folder, self.keys = folder, keys
        self.repository = Repository(folder / "served")
        self.trusts = self.repository.root()
        self.pc = Installation(folder / "PC", "app-1.0")
        self.line = Line(folder / "served")

    def publish(self, version: str, *, share: int = 100, now: datetime | None = None) -> None:
        made = built(self.folder / "built" / version, version, self.trusts)
        self.repository.publish(made, offer(version, share), self.keys.publisher(now))

    def folders(self) -> list[str]:
        return sorted(path.name for path in self.pc.root.glob("app-*"))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    folder, keys = tmp_path_factory.mktemp("firm"), Keys()
    trusts = founded(folder / "served", keys).root()
    installed(folder / "PC", "1.0", trusts)
    Firm(folder, keys).publish("1.0")
    return folder, keys


@pytest.fixture
def firm(begun: tuple[Path, Keys], tmp_path: Path) -> Firm:
    return _copied(begun, tmp_path / "firm")


def _copied(begun: tuple[Path, Keys], to: Path) -> Firm:
    copytree(begun[0], to, symlinks=True)
    own = Keys()
    own.root, own.lists, own.online = begun[1].root, begun[1].lists, begun[1].online
    return Firm(to, own)


def _works(pc: Installation, version: str) -> bool:
    """Whether the version that would start is there and whole."""
    program = (pc.root / folder_of(version) / "counterstock").read_bytes()
    return pc.current() == version and program == PROGRAM + f"echo {version}\n".encode()


def _refused(firm: Firm) -> UpdateTrouble:
    """The look that ends in a sentence, and after which all is as before."""
    with pytest.raises(UpdateTrouble) as no:
        looked(firm.pc, firm.line)
    assert _works(firm.pc, "1.0")
    assert (firm.pc.ready(), firm.pc.previous()) == ("", "")
    return no.value


def test_a_new_version_is_made_ready_beside_the_running_one(firm: Firm) -> None:
    firm.publish("1.1")
    found = looked(firm.pc, firm.line)
    assert (found.state, found.version) == ("ready", "1.1")
    assert _works(firm.pc, "1.0")
    made = firm.pc.root / "app-1.1"
    expected = firm.folder / "built" / "1.1"
    assert _content(made) == _content(expected)
    assert os.access(made / "counterstock", os.X_OK)


def _content(folder: Path) -> dict[str, object]:
    found = [path for path in folder.rglob("*") if path.is_symlink() or path.is_file()]
    return {
        path.relative_to(folder).as_posix(): path.readlink()
        if path.is_symlink()
        else path.read_bytes()
        for path in found
    }


def test_only_the_patches_of_changed_files_travel(firm: Firm) -> None:
    firm.publish("1.1")
    looked(firm.pc, firm.line)
    fetched = {path for path, _ in firm.line.asked if path.startswith("pieces/")}
    assert len([path for path in fetched if path.endswith(".patch")]) == 1
    assert len(fetched) == 2  # the small text is shorter whole
    assert firm.line.sent_bytes < len(PROGRAM)


def test_putting_in_place_names_the_new_one_and_keeps_the_old(firm: Firm) -> None:
    firm.publish("1.1")
    looked(firm.pc, firm.line)
    firm.pc.put_in_place("1.1")
    assert _works(firm.pc, "1.1")
    assert firm.pc.previous() == "1.0"
    assert firm.folders() == ["app-1.0", "app-1.1"]


def test_a_version_that_fails_its_self_test_is_taken_away_and_not_tried_again(firm: Firm) -> None:
    def fails(_folder: Path) -> str:
        raise UpdateTrouble("It did not pass: window.", code="failed_test")

    firm.publish("1.1")
    found = looked(firm.pc, firm.line, try_out=fails)
    assert (found.state, found.version, found.why) == ("failed", "1.1", "It did not pass: window.")
    assert _works(firm.pc, "1.0")
    assert firm.folders() == ["app-1.0"]
    assert looked(firm.pc, firm.line).state == "newest"
    firm.publish("1.2")
    assert looked(firm.pc, firm.line).version == "1.2"


def test_a_site_waits_for_its_turn(firm: Firm) -> None:
    firm.publish("1.1", share=0)
    assert looked(firm.pc, firm.line).state == "newest"
    firm.repository.stage(offer("1.1", 0, MK02=100), firm.keys.publisher())
    assert looked(firm.pc, firm.line, site="KT01").state == "newest"
    assert looked(firm.pc, firm.line, site="MK02").version == "1.1"


@pytest.mark.parametrize("breaks_after", range(1, 13, 2))
def test_a_line_that_breaks_anywhere_is_gone_on_with(firm: Firm, breaks_after: int) -> None:
    firm.publish("1.1")
    firm.line.breaks_after = breaks_after
    with pytest.raises((HqAway, UpdateTrouble)):
        looked(firm.pc, firm.line)
    assert _works(firm.pc, "1.0")
    firm.line.mend()
    assert looked(firm.pc, firm.line).version == "1.1"


def test_what_was_fetched_before_the_line_broke_is_not_fetched_again(firm: Firm) -> None:
    firm.publish("1.1")
    line = Line(firm.folder / "served", at_once=16)
    line.breaks_after = 10_000
    pieces = [name for name in _pieces(firm) if name.endswith(".patch")]
    line.bent = lambda path, body: _cut_after(line, path, pieces[0], body)
    with pytest.raises(HqAway):
        looked(firm.pc, line)
    line.mend()
    looked(firm.pc, line)
    assert (f"pieces/{pieces[0]}", 0) not in line.asked
    assert (f"pieces/{pieces[0]}", 16) in line.asked


def _cut_after(line: Line, path: str, piece: str, body: bytes) -> bytes:
    met = [start for asked, start in line.asked if asked == f"pieces/{piece}"]
    line.breaks_after = len(line.asked) if met else line.breaks_after
    return body


def _pieces(firm: Firm) -> list[str]:
    return [path.name for path in firm.repository.pieces.iterdir()]


def test_an_older_state_than_the_one_seen_is_refused(firm: Firm) -> None:
    before = {p.name: p.read_bytes() for p in (firm.folder / "served" / "metadata").iterdir()}
    firm.publish("1.1", share=0)
    looked(firm.pc, firm.line)
    (firm.folder / "served" / "metadata" / "timestamp.json").write_bytes(before["timestamp.json"])
    refused = _refused(firm)
    assert refused.code == "turned_back"
    assert "older state" in refused.message


def test_only_older_versions_offered_are_refused_with_a_word(firm: Firm) -> None:
    newer = installed(firm.folder / "other", "2.0", firm.trusts)
    assert looked(newer, firm.line).state == "older_offered"
    assert _works(newer, "2.0")


def test_metadata_that_has_expired_is_refused(firm: Firm) -> None:
    firm.publish("1.1", now=datetime.now(UTC) - timedelta(days=60))
    refused = _refused(firm)
    assert refused.code == "expired"
    assert "date" in refused.message


def test_a_signature_of_others_is_refused(firm: Firm) -> None:
    firm.publish("1.1")
    strangers = replace(firm.keys.publisher(), lists=Keys().lists)
    firm.repository.stage(offer("1.1"), strangers)
    assert _refused(firm).code == "unsigned"


@pytest.mark.parametrize("bent", ["timestamp", "snapshot", "targets", "1.1-linux"])
def test_damaged_metadata_is_refused(firm: Firm, bent: str) -> None:
    firm.publish("1.1")
    firm.line.bent = lambda path, body: body.replace(b"1", b"7") if bent in path else body
    assert _refused(firm).code in {"damaged", "unsigned"}
    firm.line.mend()
    assert looked(firm.pc, firm.line).version == "1.1"


def test_metadata_that_is_a_portals_page_is_refused(firm: Firm) -> None:
    firm.publish("1.1")
    firm.line.bent = lambda _path, _body: b"<html>Please sign in to the hotel's network</html>"
    assert _refused(firm).code == "damaged"


@pytest.mark.expects_log
def test_a_damaged_patch_costs_only_the_whole_file(firm: Firm) -> None:
    firm.publish("1.1")
    firm.line.bent = lambda path, body: _flipped(body) if path.endswith(".patch") else body
    assert looked(firm.pc, firm.line).version == "1.1"
    assert _content(firm.pc.root / "app-1.1") == _content(firm.folder / "built" / "1.1")


@pytest.mark.expects_log
def test_pieces_that_are_all_damaged_are_refused(firm: Firm) -> None:
    firm.publish("1.1")
    firm.line.bent = lambda path, body: _flipped(body) if path.startswith("pieces/") else body
    assert _refused(firm).code == "damaged"


def _flipped(body: bytes) -> bytes:
    return body[:-1] + bytes([body[-1] ^ 1])


@pytest.mark.expects_log
def test_a_running_file_that_rotted_is_fetched_whole(firm: Firm) -> None:
    firm.publish("1.1")
    (firm.pc.folder / "_internal" / "large.so").write_bytes(b"rotten")
    assert looked(firm.pc, firm.line).version == "1.1"
    assert _content(firm.pc.root / "app-1.1") == _content(firm.folder / "built" / "1.1")


def test_a_disk_too_full_is_known_beforehand(firm: Firm) -> None:
    firm.publish("1.1")
    with pytest.raises(UpdateTrouble) as no:
        looked(firm.pc, firm.line, free=300 * 1024 * 1024)
    assert no.value.code == "disk_full"
    assert "300 MB are free" in no.value.message
    assert _works(firm.pc, "1.0")
    assert firm.folders() == ["app-1.0"]


def test_a_disk_that_fills_up_gets_its_room_back(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.publish("1.1")
    _fail_when_syncing(monkeypatch, at=4, fault=OSError(errno.ENOSPC, "No space left on device"))
    assert _refused(firm).code == "disk_full"
    assert firm.folders() == ["app-1.0"]
    assert not firm.pc.pieces.exists()
    monkeypatch.undo()
    assert looked(firm.pc, firm.line).version == "1.1"


class PowerCut(BaseException):
    """What no program can catch."""


@pytest.mark.parametrize("at", range(1, 12, 2))
def test_power_lost_at_any_write_leaves_the_old_version_and_the_next_look_goes_on(
    firm: Firm, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    firm.publish("1.1")
    _fail_when_syncing(monkeypatch, at=at, fault=PowerCut())
    with pytest.raises(PowerCut):
        _looked_and_put_in_place(firm)
    monkeypatch.undo()
    version = firm.pc.current()
    assert _works(firm.pc, version)
    assert _looked_and_put_in_place(firm) == "1.1"
    assert _works(firm.pc, "1.1")


def _looked_and_put_in_place(firm: Firm) -> str:
    found = looked(firm.pc, firm.line)
    firm.pc.put_in_place(found.version)
    return found.version


def _fail_when_syncing(monkeypatch: pytest.MonkeyPatch, *, at: int, fault: BaseException) -> None:
    """Fail at the so-many-th time that something is made to last."""
    real, times = os.fsync, iter(range(1, 1000))

    def failing(handle: int) -> None:
        if next(times) == at:
            raise fault
        real(handle)

    monkeypatch.setattr(os, "fsync", failing)


def test_a_file_that_another_program_holds_is_told_and_waited_for(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.publish("1.1")
    real = Path.rename

    def held(self: Path, target: Path) -> Path:
        if self.name == "app-1.1.part":
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", held)
    refused = _refused(firm)
    assert refused.code == "file_held"
    assert "virus scanner" in refused.message
    monkeypatch.undo()
    firm.line.mend()
    assert looked(firm.pc, firm.line).version == "1.1"


def test_a_path_with_chinese_characters_and_spaces_works(
    begun: tuple[Path, Keys], tmp_path: Path
) -> None:
    firm = _copied(begun, tmp_path / "程式 資料 (香港)")
    firm.publish("1.1")
    assert _looked_and_put_in_place(firm) == "1.1"
    assert _works(firm.pc, "1.1")


def test_a_second_window_does_not_fetch_at_the_same_time(firm: Firm) -> None:
    lock = firm.pc.alone()
    assert _refused(firm).code == "busy"
    lock.release()
    assert looked(firm.pc, firm.line).state == "newest"


def test_a_ready_version_is_not_fetched_again_and_a_newer_one_takes_its_place(firm: Firm) -> None:
    firm.publish("1.1")
    looked(firm.pc, firm.line)
    firm.line.mend()
    assert looked(firm.pc, firm.line).version == "1.1"
    assert [path for path, _ in firm.line.asked if path.startswith("pieces/")] == []
    firm.publish("1.2")
    assert looked(firm.pc, firm.line).version == "1.2"
    firm.pc.put_in_place("1.2")
    Installation(firm.pc.root, "app-1.2").tidy()
    assert firm.folders() == ["app-1.0", "app-1.2"]


def test_new_keys_reach_pcs_that_trust_the_old_root(firm: Firm) -> None:
    fresh = Keys()
    firm.repository.hand_over(
        "targets", [fresh.lists.public_key], firm.keys.root, datetime.now(UTC)
    )
    firm.keys.lists = fresh.lists
    firm.publish("1.1")
    assert looked(firm.pc, firm.line).version == "1.1"
