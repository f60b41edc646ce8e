"""The scan box: codes, amounts before them, words to find. It owns the counter's focus.

The input method is off here: it would eat digits. Words in Chinese are typed into the finder.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from desktop.shell.dressed import Dressed, set_variant
from desktop.shell.key_cap import KeyCaps
from desktop.shell.label import IconLabel, Label, Paragraph
from desktop.theme.theme import Theme
from desktop.typed_line import Times, read_typed

HEIGHT = 56

_ICON_LEFT = 18
_TEXT_LEFT = 50
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ScanField(QLineEdit):
    """Keys that act at once in an empty box never reach the text."""

    nudged = Signal(int)
    unit_swapped = Signal()
    repeated = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("scan", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._acts_at_once(event):
            super().keyPressEvent(event)

    def _acts_at_once(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif event.text() == "." and self.text() == ".":
            self.clear()
            self.repeated.emit()
        elif self.text():
            return False
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.text() == "+":
            self.nudged.emit(1)
        elif event.text() == "/":
            self.unit_swapped.emit()
        else:
            return False
        return True


class ScanBox(Dressed):
    """entered carries what was typed and closed by Enter; amount() is what was typed before it."""

    entered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self.field = ScanField()
        self._amount = ""
        self._said = ""
        self._icon = IconLabel(theme, "barcode", role="act", size=24)
        self._chip = QLabel(self.field)
        self._chip.setProperty("multiplier", "true")
        self._chip.hide()
        self._hint = _Hint(theme)
        self._sentence = Paragraph(tone="need")
        self._sentence.hide()
        self._lay_out()
        self.field.textEdited.connect(self._take_amount)
        self.field.returnPressed.connect(self._enter)
        self.settle()

    def amount(self) -> str:
        """Decimal text, empty where none was typed."""
        return self._amount

    def set_amount(self, amount: str) -> None:
        self._amount = amount
        self._chip.setText(f"{amount} ×")
        self._chip.setVisible(bool(amount))
        self.retranslate()
        self._place()

    def say(self, sentence: str, code: str = "") -> None:
        """A calm no below the box: amber, and what was scanned stands in it."""
        self._said = sentence
        self._sentence.setText(sentence)
        self._sentence.show()
        set_variant(self.field, "tone", "need")
        self._icon.show_icon("warning", "need")
        self.field.setText(code)
        self.field.selectAll()

    def is_saying(self) -> bool:
        return bool(self._said)

    def sentence(self) -> str:
        return self._said

    def clear(self) -> None:
        """Text, amount and sentence."""
        self.field.clear()
        self.set_amount("")
        self.hush()

    def hush(self) -> None:
        if not self._said:
            return
        self._said = ""
        self._sentence.hide()
        set_variant(self.field, "tone", "")
        self._icon.show_icon("barcode", "act")

    def retranslate(self) -> None:
        asks = self.tr("Scan, or type a code or name")
        if self._amount:
            asks = self.tr("Next scan counts {n}").format(n=self._amount)
        self.field.setPlaceholderText(asks)
        self.field.setAccessibleName(asks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._hint.retranslate()  # its own turn comes after this box's
            self._place()

    def _take_amount(self, text: str) -> None:
        self.hush()
        if not text or text[-1] not in "*×＊":
            return
        typed = read_typed(text)
        if isinstance(typed, Times):
            self.field.clear()
            self.set_amount(typed.amount)

    def _enter(self) -> None:
        self.entered.emit(self.field.text())

    def _place(self) -> None:
        height = self.field.height()
        self._icon.move(_ICON_LEFT, (height - self._icon.height()) // 2)
        left = _TEXT_LEFT
        if self._chip.isVisibleTo(self.field):
            self._chip.adjustSize()
            self._chip.setFixedHeight(34)
            self._chip.move(left, (height - 34) // 2)
            left += self._chip.width() + 12
        hint = self._hint.sizeHint()
        right = hint.width() + 16
        self._hint.setGeometry(
            self.field.width() - right, (height - hint.height()) // 2, hint.width(), hint.height()
        )
        self.field.setTextMargins(left - 8, 0, right, 0)

    def _lay_out(self) -> None:
        for child in (self._icon, self._hint):
            child.setParent(self.field)
        self._icon.setFixedSize(24, 24)
        self.field.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self._sentence)
        self._sentence.setContentsMargins(14, 0, 14, 0)


class _Hint(Dressed):
    """F3 at the right end of the box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._words = Label(kind="caption", tone="2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(KeyCaps(theme, "F3"))
        row.addWidget(self._words)
        self.settle()

    def retranslate(self) -> None:
        self._words.setText(self.tr("Find an item"))

    def sizeHint(self) -> QSize:
        return super().minimumSizeHint()
