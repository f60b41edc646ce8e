"""The window itself: native title bar, the shell, and now and then a screen that covers all of it.

The shell is made when it is first asked for: who signs in sees none of it yet.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

if TYPE_CHECKING:
    from desktop.main_window import Shell

SMALLEST = (1024, 600)


class MainWindow(QMainWindow):
    """furnished: the shell has been made."""

    furnished = Signal()

    def __init__(self, make_shell: "Callable[[], Shell]") -> None:
        super().__init__()
        self._make_shell = make_shell
        self._may_close: Callable[[], bool] | None = None
        self._shell: Shell | None = None
        self._screens = QStackedWidget()
        self.setCentralWidget(self._screens)
        self.setMinimumSize(*SMALLEST)
        self.name_place("", "")

    @property
    def shell(self) -> "Shell":
        if self._shell is None:
            self._shell = self._make_shell()
            self._screens.addWidget(self._shell)
            self.furnished.emit()
        return self._shell

    def drop_shell(self) -> None:
        """It is made anew when it is next asked for: other books have other pages."""
        shell, self._shell = self._shell, None
        if shell is not None:
            self._screens.removeWidget(shell)
            shell.deleteLater()

    @property
    def has_shell(self) -> bool:
        """Whether it was made already."""
        return self._shell is not None

    def come_forward(self) -> None:
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def ask_before_closing(self, may_close: Callable[[], bool] | None) -> None:
        """Whoever is asked may keep the window open; None: nobody is asked."""
        self._may_close = may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._may_close is None or self._may_close())

    def name_place(self, site: str, device: str) -> None:
        self.setWindowTitle("　".join(part for part in ("Counterstock", site, device) if part))

    def cover(self, screen: QWidget) -> None:
        """Show a screen instead of the shell, such as sign-in."""
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        screen.setFocus()

    def uncover(self) -> None:
        self._screens.setCurrentWidget(self.shell)
        if self.shell.page is not None:
            self.shell.page.focus_home().setFocus()

    def covering(self) -> QWidget | None:
        current = self._screens.currentWidget()
        return None if current is self._shell else current
