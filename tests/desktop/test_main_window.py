"""The window and its shell, with pages of the tests' own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.frame import MainWindow
from desktop.language import Translations
from desktop.main_window import Shell
from desktop.page import Page, PageEntry
from desktop.shell.palette import Finding
from desktop.shell.rail import RailEntry
from desktop.shell.toast import Notice
from desktop.shell.top_bar import Heading
from desktop.theme.theme import Theme
from tests.desktop.hand import NO_KEYS, click, key, write

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Room(Page):
    """A page with a field, a button, two views and one key."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.name = name
        self.segment = 0
        self.did: list[str] = []
        self.opened: list[object] = []
        self.is_open = self.wants_files = False
        self.field, self.button = QLineEdit(), QPushButton("x")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.add_key("F12", self._post).setText(f"Post {name}")

    def _post(self) -> None:
        self.did.append("post")

    def heading(self) -> Heading:
        return Heading(self.name, ("One", "Two"), self.segment)

    def choose_segment(self, index: int) -> None:
        self.segment = index

    def take_scan(self, code: str) -> None:
        self.did.append(code)

    def open_with(self, what: object) -> None:
        self.opened.append(what)

    def take_files(self, files: tuple[Path, ...]) -> bool:
        self.did += [file.name for file in files if self.wants_files]
        return self.wants_files

    def step_back(self) -> bool:
        was_open, self.is_open = self.is_open, False
        return was_open

    def focus_home(self) -> QWidget:
        return self.field

    def panes(self) -> tuple[QWidget, ...]:
        return self.field, self.button


class Bench:
    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.theme = theme
        self.made: list[str] = []
        self.shell = Shell(
            theme,
            (self.entry("counter", "Ctrl+1"), self.entry("stock", "Ctrl+2")),
            feet=(self.entry("preferences", ""),),
        )
        self.window = MainWindow(lambda: self.shell)
        self.window.uncover()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.shell.go_to("counter")

    def entry(self, name: str, shortcut: str) -> PageEntry:
        return PageEntry(RailEntry(name, "file", lambda: name, shortcut), lambda: self.make(name))

    def make(self, name: str) -> Room:
        self.made.append(name)
        return Room(self.theme, name)

    def room(self, name: str) -> Room:
        page = self.shell.page_of(name)
        assert isinstance(page, Room)
        return page

    def current(self) -> str:
        assert isinstance(self.shell.page, Room)
        return self.shell.page.name

    def press(self, pressed: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
        key(self.window.focusWidget(), pressed, held)


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Bench:
    return Bench(qtbot, theme)


def test_the_title_names_program_site_and_device(bench: Bench) -> None:
    bench.window.name_place("旺角店", "收銀台 2")
    assert bench.window.windowTitle() == "Counterstock　旺角店　收銀台 2"


def test_pages_are_made_on_the_first_visit_only(bench: Bench) -> None:
    bench.shell.go_to("stock")
    bench.shell.go_to("counter")
    bench.shell.go_to("stock")
    assert bench.made == ["counter", "stock"]


def test_ctrl_and_a_digit_go_to_a_page_and_its_focus_home(bench: Bench) -> None:
    bench.press(Qt.Key.Key_2, CTRL)
    assert bench.current() == "stock"
    assert bench.window.focusWidget() is bench.room("stock").field


def test_a_page_key_works_only_while_its_page_is_shown(bench: Bench) -> None:
    bench.room("stock")
    bench.press(Qt.Key.Key_F12)
    assert (bench.room("counter").did, bench.room("stock").did) == (["post"], [])


def test_a_scan_goes_to_the_page_and_closes_what_floats(bench: Bench) -> None:
    bench.shell.palette_box.open()
    bench.shell.open_key_sheet()
    bench.shell.take_scan("4891234500017")
    assert bench.room("counter").did == ["4891234500017"]
    assert bench.shell.palette_box.isHidden()
    assert bench.shell.key_sheet.isHidden()


def test_a_segment_changes_the_view_by_press_and_by_ctrl_tab(bench: Bench) -> None:
    bench.shell.top.segment_chosen.emit(1)
    assert bench.room("counter").segment == 1
    bench.press(Qt.Key.Key_Tab, CTRL)
    assert bench.room("counter").segment == 0


def test_escape_goes_one_step_at_a_time(bench: Bench) -> None:
    bench.shell.banner.open("10:18")
    bench.room("counter").is_open = True
    bench.press(Qt.Key.Key_Escape)
    assert (bench.room("counter").is_open, bench.shell.banner.isVisible()) == (False, True)
    bench.press(Qt.Key.Key_Escape)
    assert not bench.shell.banner.isVisible()


def test_f1_lists_the_keys_of_the_page_and_of_the_window(bench: Bench) -> None:
    bench.press(Qt.Key.Key_F1)
    texts = {label.text() for label in bench.shell.key_sheet.findChildren(QLabel)}
    assert {"Post counter", "Find anything", "Lock, next clerk"} <= texts
    bench.press(Qt.Key.Key_Space)
    assert bench.shell.key_sheet.isHidden()


def test_f6_goes_through_the_panes_and_back(bench: Bench) -> None:
    room = bench.room("counter")
    walked = []
    for _ in range(3):
        bench.press(Qt.Key.Key_F6)
        walked.append(bench.window.focusWidget())
    assert walked == [room.button, bench.shell.top.find_box(), room.field]
    bench.press(Qt.Key.Key_F6, SHIFT)
    assert bench.window.focusWidget() is bench.shell.top.find_box()


def test_ctrl_k_finds_pages_findings_and_commands(bench: Bench, qtbot: QtBot) -> None:
    item = Finding("package", "Post-it notes", lambda: None)
    bench.shell.use_finders((lambda words: [item] if words else [],))
    bench.press(Qt.Key.Key_K, CTRL)
    field = bench.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert bench.shell.palette_box.findings() == ("counter", "stock", "preferences")
    write(field, "post")
    assert bench.shell.palette_box.findings() == ("Post-it notes", "Post counter")
    key(field, Qt.Key.Key_Down)
    key(field, Qt.Key.Key_Return)
    assert bench.room("counter").did == ["post"]


def test_a_page_can_send_its_clerk_to_another_page(bench: Bench) -> None:
    bench.room("counter").wants_page.emit("stock", "TY-1100")
    assert (bench.current(), bench.room("stock").opened) == ("stock", ["TY-1100"])


def test_lock_and_density_are_asked_of_whoever_can(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.shell.lock_asked):
        bench.press(Qt.Key.Key_L, CTRL)
    with qtbot.waitSignal(bench.shell.density_chosen) as chosen:
        bench.press(Qt.Key.Key_D, CTRL | SHIFT)
    assert chosen.args == ["touch"]


def test_f11_fills_the_screen_and_back(bench: Bench) -> None:
    bench.press(Qt.Key.Key_F11)
    filled = bool(bench.window.windowState() & Qt.WindowState.WindowFullScreen)
    bench.press(Qt.Key.Key_F11)
    assert (filled, bool(bench.window.windowState() & Qt.WindowState.WindowFullScreen)) == (
        True,
        False,
    )


def test_a_covering_screen_hides_the_shell_and_its_keys(bench: Bench) -> None:
    cover = QWidget()
    bench.window.cover(cover)
    assert bench.window.covering() is cover
    key(cover, Qt.Key.Key_F12)
    assert bench.room("counter").did == []
    bench.window.uncover()
    assert bench.window.covering() is None
    assert bench.window.focusWidget() is bench.room("counter").field


def test_a_notice_of_a_page_is_told(bench: Bench) -> None:
    bench.room("counter").noticed.emit(Notice("Posted"))
    assert bench.shell.toast.isVisible()


def test_another_language_is_said_everywhere(
    bench: Bench, qapp: QApplication, translations: Translations
) -> None:
    translations.use("zh_HK")
    qapp.processEvents()
    bench.press(Qt.Key.Key_F1)
    texts = {label.text() for label in bench.shell.key_sheet.findChildren(QLabel)}
    assert {"全部按鍵：counter", "找任何東西"} <= texts


def test_the_keys_at_the_foot_can_be_pressed(bench: Bench) -> None:
    bench.shell.keys.grab()
    click(bench.shell.keys, QPoint(30, 17))
    assert bench.room("counter").did == ["post"]


def test_the_window_can_be_as_small_as_a_shop_pc(bench: Bench) -> None:
    hint = bench.window.minimumSizeHint()
    assert hint.width() <= 1093
    assert hint.height() <= 614


def drop(bench: Bench, *files: str) -> bool:
    """Let files go over the shell; whether it took them in its hand at all."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(file) for file in files])
    place, copy = QPoint(300, 300), Qt.DropAction.CopyAction
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, dragged, left, NO_KEYS)
    QApplication.sendEvent(bench.shell, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(place), copy, dragged, left, NO_KEYS)
        QApplication.sendEvent(bench.shell, drop)
    return enter.isAccepted()


def test_dropped_files_are_the_page_s_where_it_has_a_use_for_them(bench: Bench) -> None:
    others = QSignalSpy(bench.shell.files_dropped)
    bench.room("counter").wants_files = True
    assert drop(bench, "/tmp/pallet.jpg")
    assert (bench.room("counter").did, others.count()) == (["pallet.jpg"], 0)


def test_other_dropped_files_are_the_shop_s(bench: Bench) -> None:
    others = QSignalSpy(bench.shell.files_dropped)
    assert drop(bench, "/tmp/a.counterstock-parcel", "/tmp/b")
    assert others.at(0) == [(Path("/tmp/a.counterstock-parcel"), Path("/tmp/b"))]


def test_what_is_no_file_is_not_taken(bench: Bench) -> None:
    assert not drop(bench)
