"""Nobody has touched the program for a while: asked of a clock now and then, not of every event."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_MINUTE_S = 60
_SECOND_MS = 1000


class IdleWatch(QObject):
    """idle: for so many minutes no key and no pointer. `quiet_s` says for how long there were none."""

    idle = Signal()

    def __init__(self, quiet_s: Callable[[], float], owner: QObject) -> None:
        super().__init__(owner)
        self._quiet_s = quiet_s
        self._limit_s = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def use_minutes(self, minutes: int) -> None:
        """0 never asks."""
        self._limit_s = minutes * _MINUTE_S
        self._timer.stop()
        if minutes:
            self.look()

    def look(self) -> None:
        """Tell, where it has been long enough; look again when it could next be."""
        left_s = self._limit_s - self._quiet_s()
        if left_s <= 0:
            self.idle.emit()
            left_s = self._limit_s
        self._timer.start(max(_SECOND_MS, int(left_s * _SECOND_MS)))

    def next_look_s(self) -> float:
        """How long until it looks again."""
        return self._timer.interval() / _SECOND_MS if self._timer.isActive() else 0
