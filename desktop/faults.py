"""The last resort: what nobody caught is logged without secrets and told to a person.

A refusal never comes here. A trouble (disk full, HQ away) has its own sentence; anything else is
a bug of ours and says so.
"""

import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from sync.logbook import hide_secrets

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """What to tell a person: a trouble of the world, or a bug of ours."""

    kind: Literal["trouble", "bug"]
    code: str
    message: str
    detail: str


def fault_of(error: BaseException) -> Fault:
    """A trouble carries a code and a sentence of its own; everything else is a bug."""
    code = getattr(error, "code", None)
    detail = hide_secrets(f"{type(error).__name__}: {error}")
    if isinstance(code, str):
        return Fault("trouble", code, str(error), detail)
    return Fault("bug", "", "", detail)


class LastResort(QObject):
    """Hooks of interpreter, threads and Qt; `met` reaches the window's own thread, `erred` before it."""

    met = Signal(object)
    erred = Signal(object)  # the error itself, where it is a bug

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(_log_qt)

    def remove(self) -> None:
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("fault", exc_info=(kind, error, trace))
        fault = fault_of(error)
        if fault.kind == "bug":
            self.erred.emit(error)
        self.met.emit(fault)

    def _take_from_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            self._take(met.exc_type, met.exc_value, met.exc_traceback)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    _log.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt: %s (%s)", text, context.category)
