"""The icon of the program, as Windows and Linux want it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from installers.icons import DRAWING, FOLDER, PICTURES, SIZES, make, packed, unpacked


def test_the_committed_icon_holds_a_picture_of_every_size() -> None:
    pictures = unpacked((FOLDER / PICTURES).read_bytes())
    assert {QImage.fromData(picture).width() for picture in pictures.values()} == set(SIZES)
    assert {size: QImage.fromData(picture).width() for size, picture in pictures.items()} == {
        size: size for size in SIZES
    }


def test_what_is_packed_is_unpacked_the_same() -> None:
    pictures = {16: b"small", 256: b"large"}
    assert unpacked(packed(pictures)) == pictures


@pytest.mark.usefixtures("qapp")
def test_the_drawing_fills_its_square_and_leaves_the_corners(tmp_path: Path) -> None:
    (tmp_path / DRAWING).write_bytes((FOLDER / DRAWING).read_bytes())
    pictures = unpacked(make(tmp_path).read_bytes())
    drawn = QImage.fromData(pictures[64])
    assert drawn.pixelColor(0, 0).alpha() == 0
    assert drawn.pixelColor(32, 4).name() == "#0b6271"


def test_windows_reads_the_icon_as_qt_does(qapp: QApplication) -> None:
    assert not QImage(str(FOLDER / PICTURES)).isNull()
