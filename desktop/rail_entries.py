"""Which pages the rail names, in which order, and by which key; how each is made is app.py's to say."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.page import Page, PageEntry
from desktop.shell.rail import RailEntry

Make = Callable[[str], Page]

_ROOMS = (
    ("counter", "barcode", QT_TRANSLATE_NOOP("Rail", "Counter")),
    ("on_hand", "package", QT_TRANSLATE_NOOP("Rail", "Stock")),
    ("documents", "file", QT_TRANSLATE_NOOP("Rail", "Docs")),
    ("cases", "scales", QT_TRANSLATE_NOOP("Rail", "Cases")),
    ("sync", "arrows-clockwise", QT_TRANSLATE_NOOP("Rail", "Sync")),
)
_SETTINGS = ("preferences", "gear", QT_TRANSLATE_NOOP("Rail", "Settings"))


def rooms(make: Make) -> tuple[PageEntry, ...]:
    """The pages of the books, from the top."""
    return tuple(_entry(room, make, f"Ctrl+{n}") for n, room in enumerate(_ROOMS, start=1))


def feet(make: Make) -> tuple[PageEntry, ...]:
    """What stands at the foot of the rail."""
    return (_entry(_SETTINGS, make),)


def _entry(room: tuple[str, str, object], make: Make, shortcut: str = "") -> PageEntry:
    key, icon, title = room
    words = str(title)
    rail = RailEntry(key, icon, lambda: QCoreApplication.translate("Rail", words), shortcut)
    return PageEntry(rail, lambda: make(key))
