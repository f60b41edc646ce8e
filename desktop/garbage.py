"""The garbage collector, on the window's own thread and between two events only.

Left to itself it runs wherever an object is made: in the middle of a paint, or on the exchange's
thread, and there it must not let go of anything of Qt's. main.py turns it off before the first
import; what the start has made by the end stays for good and is never looked through (gc.freeze).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000


class Garbage(QObject):
    """Takes over where the collector was turned off; elsewhere it leaves things as they are."""

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def take_over(self) -> None:
        """The window stands: from now on its timer does what Python did."""
        if gc.isenabled() or self._timer.isActive():
            return
        gc.collect()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect each generation that Python itself would have collected."""
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count <= most:
                return
            gc.collect(generation)

    def give_back(self) -> None:
        """The window is closed."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
