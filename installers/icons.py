"""Make the icon of the program from its drawing: python -m installers.icons.

Windows wants one .ico with a picture a size (each a PNG, as Windows reads since Vista); Linux takes
the drawing itself, and one of those pictures where a desktop draws no SVG.
"""

import os
import struct
import sys
from itertools import accumulate
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icon"
DRAWING, PICTURES = "counterstock.svg", "counterstock.ico"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_HEADER, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
_IS_ICON, _PLANES, _BITS = 1, 1, 32


def picture(drawing: Path, size: int) -> bytes:
    """The drawing as a PNG of size times size pixels."""
    # Only whoever draws the icon needs Qt; the .deb takes its picture out of the .ico without it.
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # it takes text; the stub says bytes
    return bytes(buffer.data().data())


def packed(pictures: dict[int, bytes]) -> bytes:
    """An .ico of PNG pictures by size; 256 is written as 0, for its byte holds no more."""
    first = _HEADER.size + _ENTRY.size * len(pictures)
    places = accumulate((len(each) for each in pictures.values()), initial=first)
    entries = [
        _ENTRY.pack(size % 256, size % 256, 0, 0, _PLANES, _BITS, len(each), place)
        for (size, each), place in zip(pictures.items(), places, strict=False)
    ]
    header = _HEADER.pack(0, _IS_ICON, len(pictures))
    return header + b"".join(entries) + b"".join(pictures.values())


def unpacked(ico: bytes) -> dict[int, bytes]:
    """The PNG pictures of an .ico, by size."""
    _, _, count = _HEADER.unpack_from(ico)
    entries = [_ENTRY.unpack_from(ico, _HEADER.size + _ENTRY.size * n) for n in range(count)]
    return {entry[0] or 256: ico[entry[7] : entry[7] + entry[6]] for entry in entries}


def make(folder: Path) -> Path:
    """Draw every size and write the .ico beside the drawing."""
    pictures = {size: picture(folder / DRAWING, size) for size in SIZES}
    made = folder / PICTURES
    made.write_bytes(packed(pictures))
    return made


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make(FOLDER)
    sys.exit(0)
