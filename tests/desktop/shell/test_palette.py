"""Ctrl K."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.palette import Finding, FindingModel, Palette
from desktop.theme.theme import Theme
from tests.desktop.hand import key, write

NAMES = ("Counter", "Stock", "Documents")


class Bench:
    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.went: list[str] = []
        self.owner = QWidget()
        qtbot.addWidget(self.owner)
        self.before = QLineEdit()
        QVBoxLayout(self.owner).addWidget(self.before)
        self.owner.resize(1000, 700)
        self.owner.show()
        self.owner.activateWindow()
        self.before.setFocus()
        self.palette = Palette(theme, self.owner)
        self.palette.use((self.find,))
        self.palette.open()
        self.field = self.palette.findChildren(QLineEdit)[0]

    def find(self, words: str) -> list[Finding]:
        names = [name for name in NAMES if words.casefold() in name.casefold()]
        return [Finding("file", name, self.going(name), code="C", note="n") for name in names]

    def going(self, name: str) -> "Going":
        return Going(self.went, name)


class Going:
    def __init__(self, went: list[str], name: str) -> None:
        self.went = went
        self.name = name

    def __call__(self) -> None:
        self.went.append(self.name)


def test_typing_narrows_and_enter_takes_the_first(qtbot: QtBot, theme: Theme) -> None:
    bench = Bench(qtbot, theme)
    assert bench.palette.findings() == NAMES
    write(bench.field, "doc")
    assert bench.palette.findings() == ("Documents",)
    key(bench.field, Qt.Key.Key_Return)
    assert (bench.went, bench.palette.isHidden()) == (["Documents"], True)


def test_the_arrows_choose_another(qtbot: QtBot, theme: Theme) -> None:
    bench = Bench(qtbot, theme)
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        key(bench.field, pressed)
    assert bench.went == ["Stock"]


def test_escape_gives_the_focus_back(qtbot: QtBot, theme: Theme) -> None:
    bench = Bench(qtbot, theme)
    key(bench.field, Qt.Key.Key_Escape)
    assert bench.palette.isHidden()
    assert bench.owner.focusWidget() is bench.before


def test_nothing_found_is_nothing_to_choose(qtbot: QtBot, theme: Theme) -> None:
    bench = Bench(qtbot, theme)
    write(bench.field, "zzz")
    key(bench.field, Qt.Key.Key_Return)
    assert (bench.went, bench.palette.isVisible()) == ([], True)
    assert not bench.palette.grab().isNull()


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, theme: Theme) -> None:
    bench = Bench(qtbot, theme)
    model = FindingModel(bench.owner)
    tester = QAbstractItemModelTester(model)
    model.show(tuple(bench.find("")))
    assert tester.model() is model
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Counter C n"
