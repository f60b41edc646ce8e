"""What ships with Counterstock is permissive; the LGPL parts stay separate, replaceable libraries."""

import re
from collections.abc import Iterable
from importlib import metadata

from tests.house.sources import ROOT

SEPARATE_LIBRARIES = {"pyside6-essentials", "shiboken6", "psycopg", "psycopg-binary"}
SAYS_NOTHING = {"sqlcipher3"}  # zlib, by the LICENSE file in its repository
COPYLEFT = re.compile(r"GPL|General Public|SSPL|BUSL|CC-BY-(NC|SA)", re.IGNORECASE)


def _locked() -> list[str]:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9][\w.-]*)==", lock, re.MULTILINE)


def _installed(names: Iterable[str]) -> dict[str, str]:
    """Each package of the lock that this platform installs, with all it says of its licence."""
    here = {(each.name or "").lower().replace("_", "-"): each for each in metadata.distributions()}
    return {name: _terms(here[name].metadata) for name in names if name in here}


def _terms(fields: metadata.PackageMetadata) -> str:
    names = ("License-Expression", "License")
    named = [each for name in names for each in fields.get_all(name) or []]
    classified = [each for each in fields.get_all("Classifier") or [] if each.startswith("License")]
    # An old package may paste its whole licence into the field: the first line names it.
    return "; ".join(text.splitlines()[0] for text in [*named, *classified] if text)


def _copyleft(terms: dict[str, str]) -> set[str]:
    return {
        name
        for name, text in terms.items()
        if all(COPYLEFT.search(choice) for choice in text.split(" OR "))
    }


def test_only_the_separate_libraries_carry_a_copyleft_licence() -> None:
    terms = _installed(_locked())
    assert len(terms) > 50
    assert _copyleft(terms) <= SEPARATE_LIBRARIES


def test_every_package_that_ships_says_its_licence() -> None:
    terms = _installed(_locked())
    assert {name for name, text in terms.items() if not text} <= SAYS_NOTHING


def test_a_copyleft_licence_is_found() -> None:
    assert _copyleft({"tables": "GPL-2.0-only"})
    assert _copyleft({"rows": "License :: OSI Approved :: GNU General Public License v3 (GPLv3)"})
    assert not _copyleft({"httpx": "BSD-3-Clause"})
    assert not _copyleft({"either": "MIT OR GPL-2.0-only"})
