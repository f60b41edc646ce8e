"""The PIN: dots, and a pad with 1-2-3 on top like a cash machine."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy

from desktop.shell.dressed import Dressed
from desktop.theme.theme import Theme

LONGEST = 6
SHORTEST = 4

_DOT = 15
_STEP = 30
_HIGHEST_KEY = 72


class PinField(QLineEdit):
    """A text field, so that quick digits are never taken for a scan's; it paints dots only."""

    moved = Signal(int)  # the arrows choose the person

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFixedHeight(32)
        theme.changed.connect(self.update)

    def add(self, digit: str) -> None:
        self.setText((self.text() + digit)[:LONGEST])

    def sizeHint(self) -> QSize:
        return QSize(LONGEST * _STEP, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif not event.text().isprintable() or event.text() in tuple("0123456789"):
            super().keyPressEvent(event)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - (LONGEST - 1) * _STEP - _DOT) // 2
        for place in range(LONGEST):
            filled = place < len(self.text())
            painter.setPen(QPen(self._theme.colour("ink1" if filled else "line3"), 1))
            painter.setBrush(self._theme.colour("ink1" if filled else "surface"))
            painter.drawEllipse(left + place * _STEP, (self.height() - _DOT) // 2, _DOT, _DOT)
        painter.end()


class PinPad(Dressed):
    """Keys never take the focus from the field."""

    digit_pressed = Signal(str)
    cleared = Signal()
    rubbed_out = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.setMaximumHeight(4 * _HIGHEST_KEY + 3 * 8)
        for number in range(1, 10):
            self._add_digit(str(number), *divmod(number - 1, 3))
        self._clear = self._add("padText", 3, 0)
        self._add_digit("0", 3, 1)
        self._rub_out = self._add("padText", 3, 2)
        self._clear.clicked.connect(self.cleared)
        self._rub_out.clicked.connect(self.rubbed_out)
        self.settle()

    def dress(self) -> None:
        self._rub_out.setIcon(self.theme.icon("backspace", "ink2", 24))
        self._rub_out.setIconSize(QSize(24, 24))

    def retranslate(self) -> None:
        self._clear.setText(self.tr("Clear"))
        self._rub_out.setAccessibleName(self.tr("Rub out one digit"))

    def _add_digit(self, digit: str, row: int, column: int) -> None:
        button = self._add("pad", row, column)
        button.setText(digit)
        button.setObjectName(f"digit{digit}")
        button.clicked.connect(lambda: self.digit_pressed.emit(digit))

    def _add(self, kind: str, row: int, column: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", kind)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid.addWidget(button, row, column)
        return button
