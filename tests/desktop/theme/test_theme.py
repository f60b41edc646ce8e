"""The theme in force."""

from PySide6.QtGui import QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.theme.theme import Theme


def test_wearing_a_theme_dresses_the_application(qapp: QApplication, theme: Theme) -> None:
    theme.set_mode("dark")
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window == theme.colour("canvas")
    assert theme.colour("canvas").name().upper() in qapp.styleSheet()
    theme.set_mode("light")


def test_a_change_is_told_after_the_new_colours_hold(qapp: QApplication, theme: Theme) -> None:
    seen: list[str] = []
    theme.colour("canvas")
    theme.changed.connect(lambda: seen.append(theme.colour("canvas").name()))
    theme.set_mode("dark")
    theme.set_mode("light")
    assert len(set(seen)) == 2


def test_icons_take_the_new_colours(theme: Theme) -> None:
    before = theme.pixmap("gear", "ink1", 20).toImage()
    theme.set_mode("dark")
    assert theme.pixmap("gear", "ink1", 20).toImage() != before
    theme.set_mode("light")


def test_density_goes_round(theme: Theme) -> None:
    seen = []
    for _ in range(3):
        theme.set_density(theme.next_density())
        seen.append(theme.row_height)
    assert seen == [48, 32, 38]


def test_a_density_needs_no_new_sheet(qapp: QApplication, theme: Theme) -> None:
    spy = QSignalSpy(theme.changed)
    before = qapp.styleSheet()
    theme.set_density("touch")
    assert (spy.count(), qapp.styleSheet()) == (1, before)


def test_a_system_that_does_not_say_is_light(qapp: QApplication) -> None:
    assert Theme(qapp, mode="system").scheme == "light"


def test_a_language_brings_its_own_face_first(qapp: QApplication, theme: Theme) -> None:
    theme.set_language("zh_CN")
    names = qapp.font().families()
    assert names.index("Noto Sans CJK SC") < names.index("Noto Sans CJK HK")
    theme.set_language("en")
