"""The pictures of README and guides, taken by the program of itself: python -m tests.pictures PROFILE FOLDER.

PROFILE is a shop of `main.py demo --keep DIR` whose window was closed again (DIR/shop-MK02, with
COUNTERSTOCK_KEY_FILE set to DIR/demo.keys): with a window the demo leaves cases at the desk.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sync.stock.views import CaseRow
from tests.desktop.chinese_fonts import lend_fonts

_CLERK, _DESK = "C101", "D201"
_SETTLE_MS = 900
_SCANNED = ("DR-0375", "ND-0100", "BK-0500", "PT-0085", "SC-0510", "TW-1205", "SN-0227")


def main(arguments: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    lend_fonts()
    app = QApplication([])
    from dataclasses import replace

    from desktop.app import Program
    from desktop.language import HONG_KONG
    from desktop.settings import read_settings, save_settings

    profile, folder = Path(arguments[0]), Path(arguments[1])
    save_settings(profile, replace(read_settings(profile), language=HONG_KONG, theme="light"))
    program = Program(app, profile)
    program.open()
    while program.shop is None:
        app.processEvents()
    program.window.resize(1366, 768)
    shell = program.window.shell

    def keep(name: str) -> None:
        QTest.qWait(_SETTLE_MS)
        program.window.grab().save(str(folder / f"{name}.png"))

    def scan() -> None:
        for code in _SCANNED:
            shell.page_of("counter").take_scan(code)

    def open_newest() -> None:
        shell.go_to("documents")
        QTest.qWait(_SETTLE_MS)
        QTest.keyClick(shell.page_of("documents").focus_home(), Qt.Key.Key_Return)

    def open_case(code: str) -> None:
        """At the desk, half decided."""
        program.door.signed_in.emit(_DESK)
        shell.go_to("cases")
        page = shell.page_of("cases")
        page.open_with(next(row.case for row in shop_cases() if row.code == code))
        actions = {action.shortcut().toString(): action for action in page.actions()}
        for keys in ("Left",) if code == "edit_clash" else ("Down", "Down"):
            actions[keys].trigger()
        actions["Tab"].trigger()
        QTest.qWait(_SETTLE_MS)

    def shop_cases() -> list[CaseRow]:
        return [] if program.shop is None else program.shop.place.books.reading.cases(state="open")

    keep("sign-in")
    program.door.signed_in.emit(_CLERK)
    scenes: dict[str, Callable[[], None]] = {
        "counter": scan,
        "why": lambda: shell.go_to("on_hand", ("why", "DR-0375")),
        "timeline": open_newest,
        "sync": lambda: shell.go_to("sync"),
        "case": lambda: open_case("edit_clash"),
        "case-goods": lambda: open_case("duplicate_note"),
    }
    for name, scene in scenes.items():
        scene()
        keep(name)
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
