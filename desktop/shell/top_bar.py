"""The bar above a page: what it is, its views, the find box, the line, the clerk."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolButton

from desktop.shell.avatar import Avatar
from desktop.shell.dressed import Dressed
from desktop.shell.key_cap import PLAIN, caps_width, paint_caps
from desktop.shell.label import CodeLabel, Label, Tag
from desktop.shell.line_chip import LineChip
from desktop.shell.segmented import Segmented
from desktop.theme.theme import Theme

TOP_HEIGHT = 52

_FIND_KEYS = ("Ctrl", "K")
_ICON = 20
_NARROW = 1100


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page says of itself; an empty part is not shown."""

    title: str
    segments: tuple[str, ...] = ()
    segment: int = 0
    note: str = ""
    code: str = ""
    tag: str = ""
    tag_tone: str = "plain"
    can_go_back: bool = False


class FindBox(QAbstractButton):
    """Looks like a field and opens the palette, which has the real one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(32)
        # Of all in the bar its words may be cut: the kinds of document never are.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(34 + words + 8 + caps_width(self._theme, _FIND_KEYS) + 8, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(34 + caps_width(self._theme, _FIND_KEYS) + 8, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("focus" if self.hasFocus() else "line3"))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.drawPixmap(9, 6, self._theme.pixmap("magnifying-glass", "ink2", _ICON))
        caps = self.width() - 8 - caps_width(self._theme, _FIND_KEYS)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("ink2"))
        place = self.rect().adjusted(34, 0, caps - self.width() - 6, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        paint_caps(painter, self._theme, _FIND_KEYS, left=caps, middle=16, ink=PLAIN)
        painter.end()


class ClerkButton(QAbstractButton):
    """Who is signed in; a press hands over to the next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._avatar = Avatar(theme)
        self._avatar.setParent(self)
        self._avatar.move(0, 2)
        self.setFixedHeight(32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_name(self, name: str) -> None:
        self.setText(name)
        self._avatar.show_name(name)
        self.setVisible(bool(name))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(36 + self.fontMetrics().horizontalAdvance(self.text()) + 2, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour("focus" if self.hasFocus() else "ink1"))
        place = self.rect().adjusted(36, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class TopBar(Dressed):
    segment_chosen = Signal(int)
    find_pressed = Signal()
    line_pressed = Signal()
    clerk_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("top")
        self.setFixedHeight(TOP_HEIGHT)
        self._back = QToolButton()
        self._back.setProperty("quiet", "true")
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = Label(kind="title")
        self._code = CodeLabel(theme)
        self._note = Label(tone="2")
        self._tag = Tag()
        self._segmented = Segmented(theme)
        self._find = FindBox(theme)
        self.line_chip = LineChip(theme)
        self._clerk = ClerkButton(theme)
        self._lay_out()
        self._connect()
        self.show_clerk("")
        self.settle()

    def show_heading(self, heading: Heading) -> None:
        self._title.setText(heading.title)
        for label, text in (
            (self._code, heading.code),
            (self._note, heading.note),
            (self._tag, heading.tag),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._tag.set_tone(heading.tag_tone)
        self._segmented.show_choices(heading.segments, heading.segment)
        self._back.setVisible(heading.can_go_back)

    def show_clerk(self, name: str) -> None:
        self._clerk.show_name(name)

    def find_box(self) -> FindBox:
        return self._find

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window Ctrl K stands for the box: the kinds of document come first.
        self._find.setVisible(self.width() >= _NARROW)

    def dress(self) -> None:
        self._back.setIcon(self.theme.icon("caret-left", "actInk", _ICON))

    def retranslate(self) -> None:
        self._find.setText(self.tr("Find a command, number or item"))
        self._find.setAccessibleName(self._find.text())
        self._find.updateGeometry()
        self._clerk.setToolTip(self.tr("Lock; the next clerk signs in"))
        self._back.setAccessibleName(self.tr("Back"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        left = (self._back, self._title, self._code, self._tag, self._segmented, self._note)
        right = (self._find, self.line_chip, self._clerk)
        for widget in left:
            row.addWidget(widget)
        row.addStretch()
        for shared in right:
            row.addWidget(shared)

    def _connect(self) -> None:
        self._segmented.chosen.connect(self.segment_chosen)
        self._find.clicked.connect(self.find_pressed)
        self.line_chip.pressed.connect(self.line_pressed)
        self._clerk.clicked.connect(self.clerk_pressed)
        self._back.clicked.connect(self.back_pressed)
