"""F1: all keys of this page, over the page; any key closes it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.shell.key_cap import KeyCaps, KeyHint
from desktop.shell.label import Label, rule
from desktop.shell.overlay import Overlay
from desktop.theme.theme import Theme

_COLUMNS = 2
_WIDTH = 720


class KeySheet(Overlay):
    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setProperty("card", "float")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page_title = ""
        self._title = Label(kind="title")
        self._foot = Label(kind="caption", tone="3")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._keys = QWidget()
        self._column.addWidget(self._title)
        self._column.addWidget(self._keys)
        self._column.addWidget(rule())
        self._column.addWidget(self._foot)
        self.settle()

    def open(self, page_title: str, hints: tuple[KeyHint, ...]) -> None:
        self._page_title = page_title
        self._replace_keys(hints)
        self.retranslate()
        self.show()
        self.raise_()
        self.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("All keys: {page}").format(page=self._page_title))
        self._foot.setText(self.tr("Any key closes this"))

    def place(self) -> None:
        owner = self.parentWidget()
        if owner is None:
            return
        width = min(_WIDTH, owner.width() - 32)
        self.setFixedWidth(width)
        self.adjustSize()
        left, above = (owner.width() - width) // 2, (owner.height() - self.height()) // 2
        self.move(left, max(8, above))

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.hide()

    def _replace_keys(self, hints: tuple[KeyHint, ...]) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        rows = -(-len(hints) // _COLUMNS)
        for index, hint in enumerate(hints):
            grid.addLayout(_line(self.theme, hint), index % rows, index // rows)
        self._column.replaceWidget(self._keys, fresh)
        self._keys.deleteLater()
        self._keys = fresh


def _line(theme: Theme, hint: KeyHint) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    caps = QHBoxLayout()
    holder = QWidget()
    holder.setLayout(caps)
    holder.setFixedWidth(150)
    caps.setContentsMargins(0, 0, 0, 0)
    caps.addWidget(KeyCaps(theme, *hint.keys))
    caps.addStretch()
    row.addWidget(holder)
    row.addWidget(Label(hint.words), 1)
    return row
