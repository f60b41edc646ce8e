"""No colour stands anywhere but in the tokens."""

import re
from pathlib import Path

import desktop
from desktop.theme.style_sheet import fill_style_sheet
from desktop.theme.tokens import read_tokens

ROOT = Path(desktop.__file__).parent
SHEET = ROOT.parent / "resources" / "theme" / "style.qss"
LITERAL = re.compile(
    r"#[0-9A-Fa-f]{3,8}\b|rgba?\(|hsva?\(|QColor\(\s*[\"'\d]|GlobalColor\.(?!transparent)"
)


def offences(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{path.name}: {line.strip()}" for line in lines if LITERAL.search(line)]


def test_no_colour_literal_in_the_desktop() -> None:
    found = [offence for path in sorted(ROOT.rglob("*.py")) for offence in offences(path)]
    assert found == []


def test_the_style_sheet_names_roles_only() -> None:
    lines = SHEET.read_text(encoding="utf-8").splitlines()
    without_ids = [re.sub(r"(Q\w+|QWidget)#[a-z]+", "", line) for line in lines]
    assert [line for line in without_ids if LITERAL.search(line)] == []


def test_single_widgets_never_have_a_style_sheet_of_their_own() -> None:
    calls = [
        path.name
        for path in sorted(ROOT.rglob("*.py"))
        if ".setStyleSheet(" in path.read_text(encoding="utf-8")
    ]
    assert calls == ["theme.py"]


def test_every_role_of_the_sheet_is_filled_in() -> None:
    sheet = fill_style_sheet(read_tokens().colours["dark"])
    assert "@" not in sheet
    assert read_tokens().colours["dark"]["act"] in sheet
