"""Whose updates a build for Windows takes."""

from pathlib import Path

import pytest

from installers.windows import __main__ as command
from installers.windows import needs
from installers.windows.served import SYSTEM, Served, trust
from sync.updates.installation import ROOT_FILE
from sync.updates.repository import Repository


@pytest.fixture
def served(tmp_path: Path) -> Served:
    made = Served(tmp_path / "served")
    made.found()
    return made


def test_a_build_that_could_never_be_updated_is_refused_unless_that_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(needs, "missing", lambda **_: ["no compiler"])
    told = [
        (command.main(words), capsys.readouterr().err)
        for words in ([], ["--updates", str(tmp_path)], ["--no-updates"], ["--try"])
    ]
    assert [code for code, _ in told] == [2, 2, 2, 2]
    said = [err.splitlines()[:-1] for _, err in told]
    assert "never updated from inside" in said[0][0]
    assert "no signed updates" in said[1][0]
    assert said[2:] == [[], []]


def test_the_frozen_folder_bears_whom_it_trusts(served: Served, tmp_path: Path) -> None:
    trust(served.folder, tmp_path)
    assert (tmp_path / ROOT_FILE).read_bytes() == Repository(served.folder).root()


def test_a_version_is_given_out_once_to_everybody(served: Served, tmp_path: Path) -> None:
    built = tmp_path / "built"
    built.mkdir()
    (built / "counterstock.exe").write_bytes(b"program")
    trust(served.folder, built)
    for _ in range(2):
        served.give_out(built, "0.1.1")
    offers = Repository(served.folder).offers(SYSTEM)
    assert [(offer.version, offer.share) for offer in offers] == [("0.1.1", 100)]


def test_an_empty_folder_can_be_trusted_by_nobody(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no updates"):
        trust(tmp_path / "nowhere", tmp_path)
