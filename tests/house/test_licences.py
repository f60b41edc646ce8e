"""What ships with Counterstock is permissive; the LGPL parts stay separate, replaceable libraries."""

import re
from importlib import metadata

from installers.licences import Part, faults, of_distribution
from tests.house.sources import ROOT


def _locked() -> set[str]:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9][\w.-]*)==", lock, re.MULTILINE))


def _installed() -> list[Part]:
    """Each package of the lock that this platform installs."""
    locked = _locked()
    here = {(each.name or "").lower().replace("_", "-"): each for each in metadata.distributions()}
    return [of_distribution(found) for name, found in here.items() if name in locked]


def test_every_package_of_the_lock_may_go_into_the_program() -> None:
    parts = _installed()
    assert len(parts) > 50
    assert faults(parts) == []


def test_a_copyleft_licence_is_found() -> None:
    planted = [
        Part("tables", "1.0", "GPL-2.0-only"),
        Part("rows", "1.0", "License :: OSI Approved :: GNU General Public License v3 (GPLv3)"),
        Part("silent", "1.0", ""),
    ]
    assert len(faults(planted)) == len(planted)
    assert (
        faults([Part("httpx", "0.28", "BSD-3-Clause"), Part("either", "1", "MIT OR GPL-2.0-only")])
        == []
    )
