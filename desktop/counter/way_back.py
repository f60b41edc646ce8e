"""The ten seconds in which what was just posted can be taken back by one key."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.counter.till import Posted

WAY_BACK_S = 10


class WayBack(QObject):
    """closed follows the last of them; the document itself can be reversed for good."""

    closed = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._posted: Posted | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close)

    @property
    def posted(self) -> Posted | None:
        """What can still be taken back."""
        return self._posted

    @property
    def is_open(self) -> bool:
        return self._posted is not None

    def open(self, posted: Posted) -> None:
        self._posted = posted
        self._timer.start(WAY_BACK_S * 1000)

    def take(self) -> Posted | None:
        """What was posted, once."""
        posted, self._posted = self._posted, None
        self._timer.stop()
        return posted

    def close(self) -> None:
        if self.take() is not None:
            self.closed.emit()
