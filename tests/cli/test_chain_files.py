"""Exports of chains as files."""

import stat
from pathlib import Path

import pytest

from resources.verifier.counterstock_verify import main
from sync.cli.chain_files import write_chains
from sync.cli.failures import Usage
from sync.stock.refusal import Refusal
from tests.cli.office import Office
from tests.cli.terminal import Terminal, tea

EXPORT = b'{"counterstock":"chains","v":1}\n'


def test_an_export_is_for_its_owner_s_eyes_and_never_over_another_s_file(tmp_path: Path) -> None:
    path = tmp_path / "export"
    write_chains(path, iter([EXPORT]))
    write_chains(path, iter([EXPORT, EXPORT]))
    assert path.read_bytes() == EXPORT * 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("figures", encoding="utf-8")
    with pytest.raises(Refusal) as no:
        write_chains(path, iter([EXPORT]))
    assert no.value.code == "file_exists"
    with pytest.raises(Usage):
        write_chains(tmp_path / "gone" / "export", iter([EXPORT]))


def test_a_till_s_verify_writes_what_the_verifier_proves(till: Terminal, tmp_path: Path) -> None:
    till.record(kind="receipt", party="SUP-1", lines=tea("12"))
    assert till.typed("verify", "--export", str(tmp_path / "out")).only["ok"] is True
    assert main([str(tmp_path / "out")]) == 0


def test_hq_s_verify_writes_chains_and_heads(office: Office, tmp_path: Path) -> None:
    words = ("--export", str(tmp_path / "out"), "--heads", str(tmp_path / "heads"))
    assert office.hq("verify", *words).only["ok"] is True
    assert main([str(tmp_path / "out"), "--against", str(tmp_path / "heads")]) == 0
