"""The sign beside the computer's clock: how the line stands, and a way back to the window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.theme.theme import Theme

_SIZE = 32
_SHOWN_MS = 8000


class Tray(QObject):
    """Where a system has no such place, `is_there` says so and everything else does nothing visible."""

    open_asked = Signal()
    sync_asked = Signal()
    quit_asked = Signal()

    def __init__(self, theme: Theme, owner: QObject) -> None:
        super().__init__(owner)
        self._theme = theme
        self._sign = ("cloud-slash", "calm")
        self._icon = QSystemTrayIcon(self)
        self._menu = QMenu()
        self._actions = tuple(self._menu.addAction("") for _ in range(3))
        for action, asked in zip(
            self._actions, (self.open_asked, self.sync_asked, self.quit_asked), strict=True
        ):
            action.triggered.connect(asked)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._take_press)
        self._icon.messageClicked.connect(self.open_asked)
        theme.changed.connect(self.dress)
        self.dress()

    @property
    def is_there(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        if self.is_there:
            self._icon.show()

    def hide(self) -> None:
        self._icon.hide()

    def show_line(self, icon: str, tone: str, sentence: str) -> None:
        """As the chip in the window shows it."""
        self._sign = (icon, tone)
        self._icon.setToolTip(f"Counterstock: {sentence}")
        self.dress()

    def sentence(self) -> str:
        return self._icon.toolTip()

    def tell(self, words: str) -> None:
        """A notification of the system's own, silent where it has none."""
        if self.is_there:
            self._icon.showMessage("Counterstock", words, self._icon.icon(), _SHOWN_MS)

    def words(self) -> tuple[str, ...]:
        """What the menu offers."""
        return tuple(action.text() for action in self._actions)

    def choose(self, place: int) -> None:
        """As a press on that line of the menu."""
        self._actions[place].trigger()

    def dress(self) -> None:
        """In the colours and the language of the window."""
        icon, tone = self._sign
        self._icon.setIcon(QIcon(self._theme.pixmap(icon, tone, _SIZE)))
        texts = (self.tr("Open Counterstock"), self.tr("Sync now"), self.tr("Quit"))
        for action, text in zip(self._actions, texts, strict=True):
            action.setText(text)

    def _take_press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_asked.emit()
