"""What the installer's script is told, and that its sentences are in all languages."""

import re
from pathlib import Path

import pytest

from installers.windows.package import SCRIPT, Package, is_plain, settings

LANGUAGES = {"ENGLISH", "TRADCHINESE", "SIMPCHINESE"}


def test_the_script_is_told_version_and_room() -> None:
    package = Package(Path("/f"), Path("/p"), Path("/i.ico"), "1.2.3")
    told = settings(package, bytes_needed=180_500_000, out=Path("/out/x.exe"))
    assert (told["VERSION"], told["NUMBERS"]) == ("1.2.3", "1.2.3.0")
    assert (told["NEED_MB"], told["NEED_KB"]) == ("280", "180500")
    assert (package.name, "FAST" in told) == ("Counterstock-1.2.3-setup.exe", False)


@pytest.mark.parametrize(("version", "expected"), [("0.1", True), ("1.2.3.4", True), ("1", False)])
def test_a_version_of_numbers_can_be_compared(version: str, *, expected: bool) -> None:
    assert is_plain(version) is expected


@pytest.mark.parametrize("version", ["1.2rc1", "1.2.3.4.5", "", "1..2"])
def test_no_other_version_can(version: str) -> None:
    assert not is_plain(version)


def test_every_sentence_of_the_installer_is_in_three_languages() -> None:
    text = (SCRIPT.parent / "sentences.nsh").read_text(encoding="utf-8")
    spoken: dict[str, set[str]] = {}
    for name, language in re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", text, re.MULTILINE):
        spoken.setdefault(name, set()).add(language)
    assert {name: LANGUAGES - said for name, said in spoken.items() if said != LANGUAGES} == {}


def test_every_sentence_that_is_said_is_there_and_every_one_there_is_said() -> None:
    parts = {path: path.read_text(encoding="utf-8") for path in SCRIPT.parent.iterdir()}
    sentences = parts.pop(SCRIPT.parent / "sentences.nsh")
    there = set(re.findall(r"^LangString (\w+)", sentences, re.MULTILINE))
    said = set(re.findall(r"\$\((\w+)\)", "".join(parts.values())))
    assert said == there
