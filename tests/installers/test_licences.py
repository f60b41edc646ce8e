"""On what terms a part may go into the program."""

from importlib import metadata
from pathlib import Path

import pytest

from installers.licences import TEXTS, Part, faults, of_distribution, report


def plant(site: Path, name: str, *fields: str) -> metadata.Distribution:
    """A package as pip leaves it: one module, its licence file, and what it says of itself."""
    inside = site / f"{name}-1.0.dist-info"
    inside.mkdir(parents=True)
    said = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", *fields]
    (inside / "METADATA").write_text("\n".join(said) + "\n", encoding="utf-8")
    (inside / "LICENSE").write_text(f"The terms of {name}.", encoding="utf-8")
    (site / f"{name}.py").write_text("", encoding="utf-8")
    rows = [f"{name}.py,,", f"{inside.name}/METADATA,,", f"{inside.name}/LICENSE,,"]
    (inside / "RECORD").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return metadata.Distribution.at(inside)


@pytest.mark.parametrize(
    "fields",
    [
        ("License-Expression: GPL-3.0-or-later",),
        ("License: GNU GENERAL PUBLIC LICENSE",),
        ("Classifier: License :: OSI Approved :: GNU Affero General Public License v3",),
        ("License: LGPL-2.1-only",),
        (),
    ],
)
def test_a_planted_part_on_such_terms_is_refused(tmp_path: Path, fields: tuple[str, ...]) -> None:
    planted = of_distribution(plant(tmp_path, "tables", *fields))
    assert [sentence.startswith("tables 1.0 ") for sentence in faults([planted])] == [True]


@pytest.mark.parametrize("said", ["MIT", "MIT OR GPL-2.0-only", "MPL-2.0", "Apache-2.0"])
def test_permissive_terms_and_a_permissive_choice_are_taken(said: str) -> None:
    assert faults([Part("rows", "1.0", said)]) == []


def test_qt_goes_in_by_its_choice_of_the_lgpl_and_only_as_itself() -> None:
    said = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"
    assert faults([Part("PySide6_Essentials", "6.11.3", said)]) == []
    assert faults([Part("PySide6_Addons", "6.11.3", said)]) != []


def test_the_loader_of_pyinstaller_goes_in_by_its_exception(tmp_path: Path) -> None:
    said = "License: GPLv2-or-later with a special exception"
    loader, other = (
        of_distribution(plant(tmp_path, name, said)) for name in ("pyinstaller", "other")
    )
    assert faults([loader]) == []
    assert faults([other]) != []


def test_the_report_holds_each_part_its_text_and_the_lgpl(tmp_path: Path) -> None:
    part = of_distribution(plant(tmp_path, "rows", "License: MIT"))
    qt = Part("shiboken6", "6.11.3", "LGPL-3.0-only OR GPL-3.0-only")
    text = report([part, qt], "It holds:")
    assert "rows 1.0: MIT" in text
    assert "The terms of rows." in text
    assert "Under the LGPL: shiboken6." in text
    assert all(path.read_text(encoding="utf-8").strip() in text for path in TEXTS.glob("*.txt"))


def test_a_report_without_lgpl_parts_does_not_speak_of_them() -> None:
    assert "Under the LGPL" not in report([Part("rows", "1.0", "MIT")], "It holds:")
