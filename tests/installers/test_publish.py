"""What a firm does at its terminal, with passphrases over a file descriptor."""

import os
from pathlib import Path

import pytest

from installers import publish_keys
from installers.publish import main
from sync.updates.installation import ROOT_FILE
from sync.updates.repository import Repository
from tests.updates.publisher import SYSTEM, Line, built, installed, looked, offer

SAID = "correct horse battery staple"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish_keys, "_MEMORY_KIB", 8)


class Firm:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = Repository(folder / "served")
        self.keys = ("--keys", str(folder / "keys"))
        self.root_keys = ("--root-keys", str(folder / "stick"))

    def does(self, command: str, *words: str, said: str = SAID) -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{said}\n".encode() * 4)
        os.close(writing)
        place = str(self.folder / "served")
        return main([command, place, *words, "--passphrase-fd", str(reading)])

    def builds(self, version: str) -> str:
        made = built(self.folder / version, version, b"")
        (made / ROOT_FILE).unlink()
        return str(made)

    def publishes(self, version: str, *words: str) -> int:
        lies = self.builds(version)
        self.does("trust", lies)
        return self.does("publish", lies, version, SYSTEM, *self.keys, *words)


@pytest.fixture
def firm(tmp_path: Path) -> Firm:
    made = Firm(tmp_path)
    assert made.does("init", *made.root_keys, *made.keys) == 0
    return made


def test_a_release_goes_to_a_pilot_site_first_and_then_to_all(firm: Firm) -> None:
    assert firm.publishes("1.0", "--share", "100") == 0
    assert firm.publishes("1.1", "--site", "MK02=100") == 0
    pc = installed(firm.folder / "PC", "1.0", firm.repository.root())
    line = Line(firm.folder / "served")
    assert looked(pc, line, site="KT01").state == "newest"
    assert firm.does("stage", "1.1", SYSTEM, "--share", "100", *firm.keys) == 0
    assert looked(pc, line, site="KT01").version == "1.1"


def test_the_root_key_lies_apart_from_those_of_every_day(firm: Firm) -> None:
    assert sorted(path.name for path in (firm.folder / "keys").iterdir()) == [
        "online.key",
        "targets.key",
    ]
    assert [path.name for path in (firm.folder / "stick").iterdir()] == ["root.key"]


def test_a_wrong_passphrase_changes_nothing(firm: Firm, capsys: pytest.CaptureFixture[str]) -> None:
    before = _content(firm)
    assert firm.does("renew", *firm.keys, said="wrong horse battery") == 1
    assert "not the passphrase" in capsys.readouterr().err
    assert _content(firm) == before


def test_a_build_that_trusts_nobody_is_not_published(
    firm: Firm, capsys: pytest.CaptureFixture[str]
) -> None:
    assert firm.does("publish", firm.builds("1.0"), "1.0", SYSTEM, *firm.keys) == 1
    assert "never be updated again" in capsys.readouterr().err


def test_an_older_version_is_not_published(firm: Firm, capsys: pytest.CaptureFixture[str]) -> None:
    firm.publishes("1.1")
    assert firm.publishes("1.0") == 1
    assert "or a newer one" in capsys.readouterr().err
    assert firm.does("stage", "one", SYSTEM, *firm.keys) == 1


@pytest.mark.parametrize("role", ["online", "targets"])
def test_a_key_that_is_given_up_is_followed_by_another(firm: Firm, role: str) -> None:
    firm.publishes("1.0", "--share", "100")
    pc = installed(firm.folder / "PC", "1.0", firm.repository.root())
    line = Line(firm.folder / "served")
    looked(pc, line)
    assert firm.does("rekey", role, *firm.root_keys, *firm.keys) == 0
    assert (firm.folder / "keys" / f"{role}.given-up").is_file()
    assert firm.publishes("1.1", "--share", "100") == 0
    assert looked(pc, line).version == "1.1"


def test_all_that_holds_is_signed_anew(firm: Firm) -> None:
    assert firm.does("renew", *firm.keys) == 0
    assert firm.repository.offers(SYSTEM) == []


def test_what_is_offered_is_told(firm: Firm, capsys: pytest.CaptureFixture[str]) -> None:
    firm.publishes("1.0", "--share", "25", "--site", "MK02=100")
    capsys.readouterr()
    firm.does("offers", SYSTEM)
    assert capsys.readouterr().out == "1.0: 25 % of the sites, MK02 100 %\n"
    assert firm.repository.offers(SYSTEM) == [offer("1.0", 25, MK02=100)]


def _content(firm: Firm) -> dict[str, bytes]:
    files = [path for path in firm.folder.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in files}
