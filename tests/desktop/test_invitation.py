"""What an installer leaves for the first start, and that no code stays behind."""

from pathlib import Path

import pytest

from desktop import invitation
from desktop.invitation import FILE, Invitation
from desktop.joining import invited, join
from sync.cli.wall_clock import WallClock
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal

TOLD = "hq=https://hq.example.com:8440/a\r\ncode=ABCDE-FGHJK\r\n"
MEANT = Invitation("https://hq.example.com:8440/a", "ABCDE-FGHJK")

_KEY = "a key for the drawer"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig"])
def test_address_and_code_are_read_as_an_installer_or_a_person_wrote_them(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / FILE).write_bytes(TOLD.encode(encoding))
    assert invitation.find([tmp_path / "none", tmp_path / FILE]) == MEANT
    assert invited(tmp_path) == (MEANT.address, MEANT.code)


@pytest.mark.expects_log
@pytest.mark.parametrize("left", [b"", b"\xff\xfe\x00", b"hq\r\n", b"\x00" * 9999, b"\xff\xff"])
def test_a_damaged_one_is_as_good_as_none(tmp_path: Path, left: bytes) -> None:
    (tmp_path / FILE).write_bytes(left)
    assert invited(tmp_path) == ("", "")


def test_a_named_profile_reads_only_its_own(tmp_path: Path) -> None:
    assert invitation.places(tmp_path) == [tmp_path / FILE]


def test_the_usual_profile_reads_what_was_left_for_all_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitation, "default_profile", lambda: tmp_path)
    monkeypatch.setattr(invitation, "site_data_path", lambda *_, **__: tmp_path / "all")
    assert invitation.places(tmp_path) == [tmp_path / FILE, tmp_path / "all" / FILE]


@pytest.mark.parametrize("answer", [None, Refusal("code_expired", "Expired.")])
def test_once_hq_has_answered_no_code_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Refusal | None
) -> None:
    (tmp_path / FILE).write_text(TOLD, encoding="utf-8")
    assert _joined(tmp_path, monkeypatch, answer) == (answer or _KEY)
    assert not (tmp_path / FILE).exists()


def test_while_hq_is_away_the_code_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_text(TOLD, encoding="utf-8")
    away = Trouble("HQ does not answer.")
    assert _joined(tmp_path, monkeypatch, away) is away
    assert invited(tmp_path) == (MEANT.address, MEANT.code)


@pytest.mark.expects_log
def test_what_may_not_be_deleted_is_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / FILE
    file.write_text(TOLD, encoding="utf-8")

    def hold(_path: Path, *, missing_ok: bool) -> None:
        raise PermissionError(13, "held" if missing_ok else "")

    monkeypatch.setattr(Path, "unlink", hold)
    invitation.forget([file])
    assert file.read_bytes() == b""
    assert "ABCDE" not in caplog.text


def _joined(profile: Path, patch: pytest.MonkeyPatch, answer: Refusal | Trouble | None) -> object:
    def enrol(*_: object, **__: object) -> None:
        if answer is not None:
            raise answer

    patch.setattr("desktop.joining.enrol", enrol)
    patch.setattr("desktop.joining.new_recovery_key", lambda _profile: _KEY)
    return join(
        profile, WallClock(), address="http://127.0.0.1:1", code="X", device="t", allow_http=True
    )
