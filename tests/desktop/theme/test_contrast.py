"""Every pair of the design board that people read or act on meets WCAG 2.2 AA."""

import pytest
from PySide6.QtGui import QColor

from desktop.theme.contrast import contrast
from desktop.theme.theme import read_colour
from desktop.theme.tokens import read_tokens

TEXT_AT_LEAST = 4.5
GRAPHIC_AT_LEAST = 3.0

TEXT = {
    "ink1": "surface canvas sunken raised chrome sel hover zebra "
    "needTint stopTint calmTint hqTint actTint",
    "ink2": "surface canvas sunken raised chrome sel hover zebra "
    "calmTint needTint hqTint actTint stopTint okTint",
    "ink3": "surface canvas sunken raised chrome sel hover zebra",
    "actInk": "surface canvas raised sel hover actTint",
    "hqInk": "hqTint surface",
    "calmInk": "calmTint surface",
    "okInk": "okTint surface",
    "needInk": "needTint surface",
    "stopInk": "stopTint surface",
    "onAct": "act actHover actPress",
}
GRAPHICS = {
    "act": "surface canvas actTint",
    "hq": "surface canvas hqTint",
    "calm": "surface canvas calmTint",
    "ok": "surface canvas okTint",
    "need": "surface canvas needTint",
    "stop": "surface canvas stopTint",
    "line3": "surface canvas",
    "focus": "surface canvas sel",
}

SCHEMES = ("light", "dark")


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (scheme, ink, ground)
        for scheme in SCHEMES
        for ink, grounds in table.items()
        for ground in grounds.split()
    ]


def ratio(scheme: str, ink: str, ground: str) -> float:
    colours = read_tokens().colours[scheme]
    return contrast(read_colour(colours[ink]), read_colour(colours[ground]))


@pytest.mark.parametrize(("scheme", "ink", "ground"), pairs(TEXT))
def test_text_can_be_read_on_its_ground(scheme: str, ink: str, ground: str) -> None:
    assert ratio(scheme, ink, ground) >= TEXT_AT_LEAST


@pytest.mark.parametrize(("scheme", "ink", "ground"), pairs(GRAPHICS))
def test_controls_and_rings_stand_out_from_their_ground(scheme: str, ink: str, ground: str) -> None:
    assert ratio(scheme, ink, ground) >= GRAPHIC_AT_LEAST


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert round(contrast(QColor("black"), QColor("white")), 2) == 21.0


def test_both_schemes_have_the_same_roles() -> None:
    colours = read_tokens().colours
    assert set(colours["light"]) == set(colours["dark"])


def test_a_token_with_alpha_keeps_its_transparency() -> None:
    assert read_colour("#0F17194D").alpha() == 0x4D
