"""Scans of a keyboard-wedge scanner, told apart from typing wherever the focus is.

What a scan means is for the page that takes it; nothing about stock belongs here.
"""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

GAP_S = 0.045
FEWEST_KEYS = 6

_CLOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

# ASCII group separator: FNC1 inside a GS1 element string. It is not printable, yet part of a scan.
_FNC1 = "\x1d"


@dataclass(frozen=True, slots=True)
class _FieldBefore:
    """A text field as it was before a burst began, to be put back if the burst is a scan."""

    field: QLineEdit | QPlainTextEdit
    text: str
    caret: int

    def put_back(self) -> None:
        if isinstance(self.field, QLineEdit):
            self.field.setText(self.text)
            self.field.setCursorPosition(self.caret)
            return
        self.field.setPlainText(self.text)
        caret = self.field.textCursor()
        caret.setPosition(self.caret)
        self.field.setTextCursor(caret)


class ScanRouter(QObject):
    """One filter on the application; `scanned` carries one whole code, normalised.

    It sees every key and every move of the pointer, so it also knows for how long there were none.
    """

    scanned = Signal(str)

    def __init__(self, app: QApplication, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(app)
        self._clock = clock
        self._burst = ""
        self._last_s, self._touched_s = 0.0, clock()
        self._before: _FieldBefore | None = None
        app.installEventFilter(self)

    def quiet_s(self) -> float:
        """How long ago a key or the pointer last moved."""
        return self._clock() - self._touched_s

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QInputEvent):  # first: of every event of the program this is asked
            return False
        self._touched_s = self._clock()
        if not isinstance(event, QKeyEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyRelease or not _has_keys(watched):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._guard_shortcuts(event)
        return self._take_key(watched, event)

    def _guard_shortcuts(self, event: QKeyEvent) -> bool:
        """Inside a burst a character is no shortcut, else a code would fire the page's keys."""
        if not self._burst or not self._is_fast() or not _is_character(event):
            return False
        event.accept()
        return True

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        fast = self._is_fast()
        self._last_s = self._clock()
        if event.key() in _CLOSING:
            return self._close(fast=fast)
        if event.key() == Qt.Key.Key_Shift:
            return False  # a wedge presses Shift for capital letters
        if not _is_character(event):
            self._forget()
            return False
        if not fast or not self._burst:
            self._forget()
            self._before = _field_before(watched)
        self._burst += event.text()
        # Outside a text field all but the first key are swallowed, so nothing else reads them.
        return self._before is None and len(self._burst) > 1

    def _close(self, *, fast: bool) -> bool:
        burst, before = self._burst, self._before
        self._forget()
        if not fast or len(burst) < FEWEST_KEYS:
            return False
        if before is not None:
            before.put_back()
        self.scanned.emit(normalise(burst))
        return True

    def _is_fast(self) -> bool:
        return self._clock() - self._last_s <= GAP_S

    def _forget(self) -> None:
        self._burst = ""
        self._before = None


def normalise(code: str) -> str:
    """Full-width digits folded, everything unprintable but FNC1 dropped."""
    folded = unicodedata.normalize("NFKC", code)
    return "".join(sign for sign in folded if sign.isprintable() or sign == _FNC1).strip()


def _has_keys(watched: QObject) -> bool:
    """The widget a key is meant for; its parents see the same key again when it is ignored."""
    if not isinstance(watched, QWidget):
        return False
    return watched is (QApplication.focusWidget() or watched.window())


def _is_character(event: QKeyEvent) -> bool:
    text = event.text()
    if event.modifiers() & _COMMANDING and text != _FNC1:
        return False
    return text != "" and (text.isprintable() or text == _FNC1)


def _field_before(watched: QObject) -> _FieldBefore | None:
    if isinstance(watched, QLineEdit):
        return _FieldBefore(watched, watched.text(), watched.cursorPosition())
    if isinstance(watched, QPlainTextEdit):
        caret = watched.textCursor().position()
        return _FieldBefore(watched, watched.toPlainText(), caret)
    return None
