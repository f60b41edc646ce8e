"""Icons come from the family the project depends on, tinted."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.theme.icons import UnknownIcon, draw_icon
from desktop.theme.theme import Theme

TINT = QColor(200, 30, 60)


def test_an_icon_is_drawn_in_its_tint_and_stays_inside_its_square(qapp: QApplication) -> None:
    picture = draw_icon("package", TINT, size=20, ratio=2.0).toImage()
    opaque = [
        (x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha() == 255
    ]
    assert opaque
    assert picture.pixelColor(*opaque[0]).rgb() == TINT.rgb()
    xs, ys = [x for x, _ in opaque], [y for _, y in opaque]
    assert abs((min(xs) + max(xs)) / 2 - 19.5) <= 2
    assert abs((min(ys) + max(ys)) / 2 - 19.5) <= 2


def test_an_unknown_icon_is_named(qapp: QApplication) -> None:
    with pytest.raises(UnknownIcon, match="no-such-icon"):
        draw_icon("no-such-icon", TINT, size=20, ratio=1.0)


def test_a_pixmap_is_made_once_per_name_role_and_size(qapp: QApplication) -> None:
    theme = Theme(qapp, mode="light")
    assert theme.pixmap("gear", "ink1", 20) is theme.pixmap("gear", "ink1", 20)
