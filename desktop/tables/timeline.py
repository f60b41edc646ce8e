"""Steps one below the other on a line, newest first: when, what, who, and what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.tables.cell import TagMark
from desktop.theme.theme import Theme

ENTRY_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = 18
_NODE = 24
_TAG_HEIGHT = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """One step as shown. `day` is empty where the entry above is of the same day.

    `number` is in the face of codes before `detail`. `figures` stand in columns at the right;
    `who` is person, device and extension, one below the other. `tone` is act for what all else stands on,
    need where a person should look.
    """

    key: str
    moment: str
    icon: str
    title: str
    day: str = ""
    number: str = ""
    detail: str = ""
    tag: TagMark | None = None
    note: TagMark | None = None
    figures: tuple[str, ...] = ()
    rises: bool = False
    who: tuple[str, ...] = ("", "")
    tone: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class TimelineShape:
    """Sizes in px: a row, where the line is, where words begin, the columns from the right."""

    row: int
    line: int = 82
    words: int = 106
    columns: tuple[int, ...] = (44, 52)
    who: int = 0


class TimelineModel(QAbstractListModel):
    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.sentence or entry.title
        return None


class TimelineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, shape: TimelineShape, owner: QObject) -> None:
        super().__init__(owner)
        self._theme = theme
        self._shape = shape

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        return QSize(200, self._shape.row + (24 if entry.note is not None else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("sel"))
        is_last = index.row() + 1 == index.model().rowCount()
        self._paint_line(painter, box, is_first=index.row() == 0, is_last=is_last)
        self._paint_node(painter, box, entry)
        self._paint_moment(painter, box, entry)
        right = self._paint_right(painter, box, entry)
        self._paint_words(painter, box, entry, right=right)
        painter.restore()

    def _middle(self, box: QRect) -> int:
        return box.top() + self._shape.row // 2 - (0 if self._shape.row < 60 else 10)  # noqa: PLR2004 - a tall row

    def _paint_line(self, painter: QPainter, box: QRect, *, is_first: bool, is_last: bool) -> None:
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        left = box.left() + self._shape.line
        top = self._middle(box) if is_first else box.top()
        end = self._middle(box) if is_last else box.bottom()
        painter.drawLine(left, top, left, end)

    def _paint_node(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        middle = self._middle(box)
        node = QRect(box.left() + self._shape.line - _NODE // 2, middle - _NODE // 2, _NODE, _NODE)
        if entry.tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(entry.tone))
        else:
            painter.setPen(QPen(self._theme.colour("line2"), 1))
            painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(node)
        ink = ("onAct" if entry.tone == "act" else "inkInv") if entry.tone else "ink2"
        painter.drawPixmap(node.left() + 4, node.top() + 4, self._theme.pixmap(entry.icon, ink, 16))

    def _paint_moment(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        place = QRect(box.left() + 16, box.top(), self._shape.line - 28, self._shape.row)
        top = self._middle(box) - 18
        if not entry.day:
            top += 9 if self._shape.row < 60 else 0  # noqa: PLR2004 - a tall row
        painter.setFont(self._theme.strong_font("caption"))
        painter.setPen(self._theme.colour("ink1"))
        if entry.day:
            painter.drawText(QRect(place.left(), top, place.width(), 18), _LEFT, entry.day)
            top += 18
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(QRect(place.left(), top, place.width(), 18), _LEFT, entry.moment)

    def _paint_right(self, painter: QPainter, box: QRect, entry: Entry) -> int:
        """Columns from the right edge; returns where they begin."""
        right = box.right() - 16
        shape = self._shape
        middle = self._middle(box)
        for number, (text, width) in enumerate(
            zip(reversed(entry.figures), shape.columns, strict=False)
        ):
            is_change = number == len(entry.figures) - 1 and len(entry.figures) > 1
            painter.setFont(
                self._theme.strong_font("body") if is_change else self._theme.font("body")
            )
            role = "actInk" if is_change and entry.rises else "ink1" if is_change else "ink2"
            painter.setPen(self._theme.colour(role))
            painter.drawText(QRect(right - width, middle - 12, width, 24), _RIGHT, text)
            right -= width
        if shape.who:
            right -= shape.who
            self._paint_who(painter, QRect(right, middle - 20, shape.who - 8, 40), entry)
        return right

    def _paint_who(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        person, *more = entry.who
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("ink1"))
        painter.drawText(box.adjusted(0, 0, 0, -18), _LEFT, person)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("ink3"))
        metrics = painter.fontMetrics()
        for n, words in enumerate(more):
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box.adjusted(0, 20 + _LINE * n, 0, _LINE * n), _LEFT, text)

    def _paint_words(self, painter: QPainter, box: QRect, entry: Entry, *, right: int) -> None:
        left = box.left() + self._shape.words
        middle = self._middle(box)
        tall = self._shape.row >= 60  # noqa: PLR2004 - a tall row
        painter.setFont(self._theme.strong_font("item") if tall else self._theme.font("body"))
        painter.setPen(self._theme.colour("ink1"))
        metrics = painter.fontMetrics()
        tag, room = entry.tag, right - left
        if tag is not None and metrics.horizontalAdvance(entry.title) > self._beside(tag, room):
            tag = replace(tag, words="")  # where room is short its icon speaks alone
        room = max(0, self._beside(tag, room))
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, middle - 22, room, 22), _LEFT, title)
        if tag is not None:
            at = left + metrics.horizontalAdvance(title) + 8
            self._paint_tag(painter, tag, left=at, top=middle - 20)
        self._paint_detail(painter, QRect(left, middle, max(0, right - left - 8), 20), entry)
        if entry.note is not None:
            self._paint_tag(painter, entry.note, left=left, top=middle + 24)

    def _paint_detail(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        if entry.number:
            painter.setFont(self._theme.code_font("caption"))
            painter.setPen(self._theme.colour("ink2"))
            metrics = painter.fontMetrics()
            number = metrics.elidedText(entry.number, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _LEFT, number)
            box.setLeft(box.left() + metrics.horizontalAdvance(number) + 8)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("ink2"))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box, _LEFT, words)

    def _beside(self, tag: TagMark | None, room: int) -> int:
        """What a tag leaves of the room for a title."""
        return room - (self._tag_width(tag) + 8 if tag is not None else 0)

    def _tag_width(self, tag: TagMark | None) -> int:
        if tag is None:
            return 0
        words = QFontMetrics(self._theme.font("caption")).horizontalAdvance(tag.words)
        return words + 14 + (18 if tag.icon and tag.words else 16 if tag.icon else 0)

    def _paint_tag(self, painter: QPainter, tag: TagMark, *, left: int, top: int) -> None:
        box = QRect(left, top, self._tag_width(tag), _TAG_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{tag.tone}Tint"))
        painter.drawRoundedRect(box, 4, 4)
        left += 7
        if tag.icon:
            painter.drawPixmap(left, top + 1, self._theme.pixmap(tag.icon, f"{tag.tone}Ink", 16))
            left += 18
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour(f"{tag.tone}Ink"))
        painter.drawText(box.adjusted(left - box.left(), 0, 0, 0), _LEFT, tag.words)


class Timeline(QListView):
    """opened carries the Entry that Enter or a double click chose."""

    opened = Signal(object)

    def __init__(self, theme: Theme, shape: TimelineShape) -> None:
        super().__init__()
        self.steps = TimelineModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(TimelineDelegate(theme, shape, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.activated.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.steps.show(entries)
        if entries:
            self.setCurrentIndex(self.steps.index(0))
        self.scrollToTop()

    def chosen(self) -> Entry | None:
        index = self.currentIndex()
        return index.data(ENTRY_ROLE) if index.isValid() else None

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self.steps.index(row))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ENTRY_ROLE))
