"""The floor of a start: an empty PySide6 window, painted once."""

import os
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.window_memory import told


def main() -> None:
    """Print when the window stood, and what it takes."""
    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    QTimer.singleShot(0, app.quit)
    app.exec()
    window.repaint()
    told(usable_s=time.time() - float(os.environ["BENCH_BEGAN"]))


if __name__ == "__main__":
    main()
