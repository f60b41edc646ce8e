"""A file that is not what was signed for never gets into a folder, however it came."""

from pathlib import Path

import pytest

from sync.updates.assembling import assemble, plan_of
from sync.updates.cutting import Cut, cut
from sync.updates.installation import Installation
from sync.updates.trouble import UpdateTrouble
from sync.wire.letters import changed
from sync.wire.releasing import ReleaseLetter
from tests.updates.publisher import PLENTY, SYSTEM, Line, built, installed


@pytest.fixture
def pc(tmp_path: Path) -> Installation:
    return installed(tmp_path / "PC", "1.0", b"{}")


@pytest.fixture
def release(tmp_path: Path) -> ReleaseLetter:
    made = built(tmp_path / "built", "1.1", b"{}")
    return cut(made, "1.1", SYSTEM, Cut(tmp_path / "served" / "pieces"))


def _assembled(pc: Installation, release: ReleaseLetter) -> Path:
    line = Line(pc.root.parent / "served")
    return assemble(release, pc, line, free_bytes=lambda _folder: PLENTY)


def test_a_piece_that_holds_another_file_is_refused(
    pc: Installation, release: ReleaseLetter
) -> None:
    program = next(file for file in release.files if file.path == "counterstock")
    other = changed(program, sha256="ab" * 32)
    files = [other if file is program else file for file in release.files]
    with pytest.raises(UpdateTrouble, match="not what was signed for"):
        _assembled(pc, changed(release, files=files))
    assert not (pc.root / "app-1.1").exists()
    assert not (pc.root / "app-1.1.part" / "counterstock").exists()


def test_what_was_not_signed_for_is_not_in_the_folder(
    pc: Installation, release: ReleaseLetter
) -> None:
    part = pc.root / "app-1.1.part"
    (part / "_internal").mkdir(parents=True)
    (part / "_internal" / "evil.so").write_bytes(b"left by whoever")
    whole = _assembled(pc, release)
    assert not (whole / "_internal" / "evil.so").exists()
    assert not part.exists()


def test_a_folder_that_nobody_has_tested_is_looked_through_again(
    pc: Installation, release: ReleaseLetter
) -> None:
    whole = _assembled(pc, release)
    good = (whole / "counterstock").read_bytes()
    (whole / "counterstock").write_bytes(b"cut off by a power cut")
    assert (_assembled(pc, release) / "counterstock").read_bytes() == good


def test_what_is_here_already_does_not_travel(pc: Installation, release: ReleaseLetter) -> None:
    has = {file.path: file.sha256 for file in release.files}
    assert plan_of(release, has).bytes_to_fetch == 0
    assert plan_of(release, {}).bytes_to_fetch == sum(file.blob.size for file in release.files)
