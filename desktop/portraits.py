"""`--portraits PROFILE FOLDER`: the window photographs itself in each theme and language, and prints a page.

For the self-test, in a process of its own; nothing is recorded. The first line is when the books
were open, in seconds since COUNTERSTOCK_BEGAN_S of the same stopwatch; the last is what was made.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.frame import MainWindow
from desktop.language import LANGUAGES
from desktop.photographs import SCHEMES, SIZES, clipped_labels, photograph
from desktop.settings import read_settings
from desktop.shop_window import ShopWindow
from sync.cli.wall_clock import WallClock
from sync.stock.quantity import format_quantity
from sync.stock.views import DocumentView

BEGAN = "COUNTERSTOCK_BEGAN_S"
_OPENS_MS = 60_000
_SETTLES_MS = 5_000
"""Figures come from another thread; a busy computer lays out their new words a moment later."""
_PAGES = ("counter", "on_hand", "documents", "sync")
_MARGIN_MM = 15


def main(argv: Sequence[str]) -> int:
    """1 where the books did not open."""
    profile, folder = Path(argv[1]), Path(argv[2])
    app = QApplication(["counterstock"])
    program = Program(app, profile)
    program.open()
    patience = QDeadlineTimer(_OPENS_MS)
    while program.shop is None and not patience.hasExpired():
        app.processEvents()
        if program.window.covering() is program.first_start:
            break  # there is no shop here
    shop = program.shop
    if shop is None:
        program.close()
        sys.stderr.write("The window did not open the books.\n")
        return 1
    _tell({"usable_s": f"{_since_begun_s():.2f}"})
    program.door.signed_in.emit(next(iter(shop.place.books.catalogue.staff())).code)
    clipped = _photographed(program, profile, folder)
    page = _printed(shop, folder / "page.pdf")
    program.close()
    pictures = len(list(folder.glob("window-*.png")))
    told: dict[str, object] = {"pictures": pictures, "clipped": clipped, "pdf": page.name}
    told["pdf_bytes"] = page.stat().st_size
    _tell(told)
    return 0


def _since_begun_s() -> float:
    clock = WallClock()
    return clock.monotonic_s() - float(os.environ.get(BEGAN) or clock.monotonic_s())


def _tell(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _photographed(program: Program, profile: Path, folder: Path) -> list[str]:
    """What has too little room, by picture."""
    clipped: list[str] = []
    before = read_settings(profile)
    for language in LANGUAGES:
        for scheme in SCHEMES:
            program.use(replace(before, language=language, theme=scheme))
            for page in _PAGES:
                program.window.shell.go_to(page)
                name = f"window-{page}-{scheme}-{language}"
                narrow = _settled(program.window, folder / f"{name}.png")
                clipped += [f"{name}: {words}" for words in narrow]
    program.use(before)
    return clipped


def _settled(window: MainWindow, path: Path) -> list[str]:
    """A picture of the window once its words have their room; those that never got it."""
    patience = QDeadlineTimer(_SETTLES_MS)
    photograph(window, path, size=SIZES[0])
    while (narrow := clipped_labels(window)) and not patience.hasExpired():
        photograph(window, path, size=SIZES[0])
    return narrow


def _printed(shop: ShopWindow, path: Path) -> Path:
    """The newest document on an A4 page."""
    reading = shop.place.books.reading
    newest = next(iter(reading.documents()))
    text = QTextDocument()
    text.setHtml(_page_of(reading.show(newest.document)))
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    text.print_(writer)
    return path


def _page_of(document: DocumentView) -> str:
    rows = "".join(
        f"<tr><td>{escape(line.sku)}</td><td>{escape(line.name)}</td>"
        f"<td align=right>{format_quantity(line.quantity, line.decimals)} {escape(line.unit)}</td></tr>"
        for line in document.content.lines
    )
    return f"<h2>{escape(document.number)}</h2><table width='100%'>{rows}</table>"
