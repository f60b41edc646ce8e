"""A button that shows its key beside its word, bound to one action."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from desktop.shell.key_cap import (
    OFF,
    ON_ACT,
    ON_TOAST,
    PLAIN,
    CapInk,
    caps_width,
    keys_of,
    paint_caps,
)
from desktop.theme.theme import Theme

_GAP = 8
_ICON = 16
_INK = {"primary": "onAct", "text": "actInk", "inverse": "inkInv", "stop": "stopInk"}
_CAPS = {"primary": ON_ACT, "inverse": ON_TOAST}


class KeyButton(QPushButton):
    """kind is a button kind of the style sheet; without an action the keys are given."""

    def __init__(
        self,
        theme: Theme,
        *,
        kind: str = "",
        icon: str = "",
        keys: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._keys = keys
        self._action: QAction | None = None
        self.setProperty("kind", kind)
        theme.changed.connect(self.updateGeometry)

    def bind(self, action: QAction) -> None:
        """Word, keys and whether it works come from the action; a click triggers it."""
        self._action = action
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._beside_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        self._paint_words(painter)
        painter.end()

    def _follow(self) -> None:
        if self._action is None:
            return
        self._keys = keys_of(self._action.shortcut())
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip() if self._action.toolTip() != self.text() else "")
        self.updateGeometry()

    def _paint_words(self, painter: QPainter) -> None:
        words = self.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - words - self._beside_width()) // 2
        middle = self.height() // 2
        ink = self._ink()
        if self._icon:
            painter.drawPixmap(
                left, middle - _ICON // 2, self._theme.pixmap(self._icon, ink, _ICON)
            )
            left += _ICON + _GAP
        painter.setFont(self.font())
        painter.setPen(self._theme.colour(ink))
        place = QRect(left, 0, words + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        left += words + _GAP
        paint_caps(painter, self._theme, self._keys, left=left, middle=middle, ink=self._caps())

    def _beside_width(self) -> int:
        caps = caps_width(self._theme, self._keys) + _GAP if self._keys else 0
        return caps + (_ICON + _GAP if self._icon else 0)

    def _ink(self) -> str:
        return _INK.get(self._kind, "ink1") if self.isEnabled() else "inkOff"

    def _caps(self) -> CapInk:
        return _CAPS.get(self._kind, PLAIN) if self.isEnabled() else OFF
