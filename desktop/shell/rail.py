"""The rail of pages at the left, with their badges."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme

RAIL_WIDTH = 76

_BUTTON = QSize(67, 56)
_ICON = 20
_BADGE = 16


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page as the rail shows it; title is asked again after each change of language."""

    key: str
    icon: str
    title: Callable[[], str]
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A number beside a page; tone calm for the queue, need where a person must act."""

    number: int
    tone: str = "calm"


class RailButton(QToolButton):
    def __init__(self, theme: Theme, entry: RailEntry) -> None:
        super().__init__()
        self.entry = entry
        self._theme = theme
        self._badge = Badge(0)
        self.setProperty("nav", "true")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFixedSize(_BUTTON)
        # Tab never enters the rail: Ctrl and a digit do.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_badge(self, badge: Badge) -> None:
        self._badge = badge
        self.update()

    def dress(self) -> None:
        icon = QIcon(self._theme.pixmap(self.entry.icon, "ink2", _ICON))
        filled = self._theme.pixmap(f"{self.entry.icon}-fill", "actInk", _ICON)
        icon.addPixmap(filled, QIcon.Mode.Normal, QIcon.State.On)
        self.setIcon(icon)

    def retranslate(self) -> None:
        self.setText(self.entry.title())
        self.setToolTip(self.entry.shortcut)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._badge.number:
            painter = QPainter(self)
            self._paint_badge(painter)
            painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.strong_font("caption"))
        text = str(self._badge.number) if self._badge.number < 100 else "99+"  # noqa: PLR2004 - two digits fit
        width = max(_BADGE, painter.fontMetrics().horizontalAdvance(text) + 8)
        box = QRect(min(41, self.width() - width - 2), 4, width, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._badge.tone))
        painter.drawRoundedRect(box, _BADGE / 2, _BADGE / 2)
        painter.setPen(self._theme.colour("inkInv"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(Dressed):
    """picked carries the key of a page; feet stand at the bottom."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, entries: tuple[RailEntry, ...], *, feet: tuple[RailEntry, ...]
    ) -> None:
        super().__init__(theme)
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        for entry in entries:
            self._add(entry)
        self._column.addStretch()
        for entry in feet:
            self._add(entry)
        self._group.buttonClicked.connect(self._tell)
        self.settle()

    def show_current(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def show_badge(self, key: str, badge: Badge) -> None:
        self._buttons[key].show_badge(badge)

    def dress(self) -> None:
        for button in self._buttons.values():
            button.dress()

    def retranslate(self) -> None:
        for button in self._buttons.values():
            button.retranslate()

    def _add(self, entry: RailEntry) -> None:
        button = RailButton(self.theme, entry)
        self._buttons[entry.key] = button
        self._group.addButton(button)
        self._column.addWidget(button)

    def _tell(self, button: RailButton) -> None:
        self.picked.emit(button.entry.key)
