"""Ctrl K: find a page, a command, a document number or an item, and go there.

Where findings come from is for whoever opens the window: finders are callables.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.shell.key_cap import PLAIN, caps_width, paint_caps
from desktop.shell.label import IconLabel, Label, rule
from desktop.shell.overlay import Overlay
from desktop.theme.theme import Theme

_WIDTH = 560
_ROW = 36
_MOST = 12
_TOP = 64
FINDING_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the palette, and what Enter on it does."""

    icon: str
    title: str
    choose: Callable[[], None]
    code: str = ""
    note: str = ""
    keys: tuple[str, ...] = ()


Finder = Callable[[str], Sequence[Finding]]


class FindingModel(QAbstractListModel):
    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._findings: tuple[Finding, ...] = ()

    def show(self, findings: tuple[Finding, ...]) -> None:
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == FINDING_ROLE:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (finding.title, finding.code, finding.note) if part)
        return None


class FindingDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, owner: QObject) -> None:
        super().__init__(owner)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(_WIDTH // 2, _ROW)  # the view widens it to its own width

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        finding: Finding = index.data(FINDING_ROLE)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("sel"))
        icon = self._theme.pixmap(finding.icon, "ink2", 20)
        painter.drawPixmap(box.left() + 14, box.top() + 8, icon)
        self._paint_left(painter, box.adjusted(42, 0, -14, 0), finding)
        self._paint_right(painter, box.adjusted(42, 0, -14, 0), finding)
        painter.restore()

    def _paint_left(self, painter: QPainter, box: QRect, finding: Finding) -> None:
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("ink1"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, finding.title)
        left = painter.fontMetrics().horizontalAdvance(finding.title) + 12
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("ink3"))
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, finding.code)

    def _paint_right(self, painter: QPainter, box: QRect, finding: Finding) -> None:
        width = caps_width(self._theme, finding.keys)
        middle = box.center().y() + 1
        left = box.right() - width
        paint_caps(painter, self._theme, finding.keys, left=left, middle=middle, ink=PLAIN)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("ink3"))
        place = box.adjusted(0, 0, -width - (12 if finding.keys else 0), 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, align, finding.note)


class Palette(Overlay):
    """Asks every finder on each change of the text; the first finding is chosen by Enter."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setProperty("card", "float")
        self._finders: tuple[Finder, ...] = ()
        self._before: QWidget | None = None
        self._field = QLineEdit()
        self._field.setProperty("bare", "true")
        self._hint = Label(kind="caption", tone="3")
        self._model = FindingModel(self)
        self._list = QListView()
        self._lay_out()
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._find)
        self._list.clicked.connect(self._choose)
        self.settle()

    def use(self, finders: tuple[Finder, ...]) -> None:
        self._finders = finders

    def open(self) -> None:
        self._before = self.window().focusWidget()
        self._field.clear()
        self._find("")
        self.show()
        self.raise_()
        self._field.setFocus()

    def close_palette(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def findings(self) -> tuple[str, ...]:
        rows = range(self._model.rowCount())
        return tuple(self._model.index(row).data() for row in rows)

    def retranslate(self) -> None:
        self._field.setPlaceholderText(self.tr("A command, a document number, an item"))
        self._hint.setText(self.tr("Initials work too"))

    def place(self) -> None:
        owner = self.parentWidget()
        if owner is None:
            return
        rows = self._model.rowCount() * _ROW
        self._list.setFixedHeight(rows)
        height = 52 + (rows + 8 if rows else 0)
        self.setGeometry((owner.width() - _WIDTH) // 2, _TOP, _WIDTH, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = (self._list.currentIndex().row() + by) % count
            self._list.setCurrentIndex(self._model.index(row))

    def _find(self, text: str) -> None:
        words = text.strip()
        found = [finding for finder in self._finders for finding in finder(words)]
        self._model.show(tuple(found[:_MOST]))
        self._list.setCurrentIndex(self._model.index(0))
        self.place()

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        finding: Finding = index.data(FINDING_ROLE)
        self.close_palette()
        finding.choose()

    def _lay_out(self) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(FindingDelegate(self.theme, self._list))
        self._list.setProperty("floating", "true")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(self.theme, "magnifying-glass"))
        row.addWidget(self._field, 1)
        row.addWidget(self._hint)
        holder = QWidget()
        holder.setLayout(row)
        holder.setFixedHeight(50)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(holder)
        column.addWidget(rule())
        column.addWidget(self._list)
        column.addStretch()
