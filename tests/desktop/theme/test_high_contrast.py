"""A computer set to high contrast shows its own few colours, and everything stays readable."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.theme.contrast import contrast
from desktop.theme.high_contrast import READABLE, contrast_colours, system_hints, wants_contrast
from desktop.theme.theme import Theme
from desktop.theme.tokens import read_tokens
from tests.desktop.theme.test_contrast import TEXT

ROLES = read_tokens().colours["light"]
# Window, its text, highlight, text on it: as Windows' own contrast themes have them.
SYSTEMS = {
    "aquatic": ("#202020", "#ffffff", "#8ee3f0", "#263b50"),
    "desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3"),
    "dusk": ("#2d3236", "#ffffff", "#a1bfde", "#212d3b"),
    "night sky": ("#000000", "#ffffff", "#d6b4fd", "#2b2b2b"),
}


def _palette(name: str) -> QPalette:
    ground, ink, highlight, on_it = (QColor(text) for text in SYSTEMS[name])
    palette = QPalette(ground)
    palette.setColor(QPalette.ColorRole.Window, ground)
    palette.setColor(QPalette.ColorRole.WindowText, ink)
    palette.setColor(QPalette.ColorRole.Highlight, highlight)
    palette.setColor(QPalette.ColorRole.HighlightedText, on_it)
    return palette


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_ink_is_readable_on_every_ground(name: str) -> None:
    colours = contrast_colours(_palette(name), ROLES)
    pairs = [(ink, ground) for ink, grounds in TEXT.items() for ground in grounds.split()]
    on_acts = {"onAct"}  # the person's own pair of highlight and its text
    poor = [
        (ink, ground)
        for ink, ground in pairs
        if ink not in on_acts and contrast(QColor(colours[ink]), QColor(colours[ground])) < READABLE
    ]
    assert poor == []


def test_the_colours_are_those_the_person_chose() -> None:
    colours = contrast_colours(_palette("night sky"), ROLES)
    assert colours.keys() == ROLES.keys()
    assert colours["canvas"] == "#000000"
    assert colours["ink3"] == colours["line1"] == "#ffffff"
    assert (colours["act"], colours["onAct"]) == ("#d6b4fd", "#2b2b2b")
    assert colours["scrim"] == "#000000CC"


def test_a_highlight_that_hides_the_ink_gives_way() -> None:
    palette = _palette("night sky")
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#ffffff"))
    sel = QColor(contrast_colours(palette, ROLES)["sel"])
    assert contrast(QColor("#ffffff"), sel) >= READABLE


def test_the_theme_follows_the_system_into_high_contrast_and_back(qapp: QApplication) -> None:
    strong = [True]
    theme = Theme(qapp, mode="dark", is_strong=lambda: strong[0])
    theme.wear()
    system = QApplication.style().standardPalette().color(QPalette.ColorRole.Window)
    assert theme.colour("canvas") == theme.colour("surface")
    assert theme.colour("canvas").name() in qapp.styleSheet()
    assert theme.colour("canvas") != QColor(read_tokens().colours["dark"]["canvas"])
    assert system.isValid()
    strong[0] = False
    told = QSignalSpy(theme.changed)
    system_hints()[1].contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert told.count() == 1
    assert theme.colour("canvas") == QColor(read_tokens().colours["dark"]["canvas"])
    theme.set_mode("light")  # as every other test finds it


def test_a_system_that_says_nothing_wants_none(qapp: QApplication) -> None:
    assert not wants_contrast()
