"""What has just happened, said at the foot for a moment; it never takes the focus."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.shell.key_bar import KEYS_HEIGHT
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label
from desktop.shell.overlay import Overlay
from desktop.theme.theme import Theme

_HEIGHT = 44
_FOOT = 16
_WIDEST = 720
_SECOND_MS = 1000


@dataclass(frozen=True, slots=True)
class Notice:
    """Words for a while; with a way back while it lasts."""

    words: str
    seconds: int = 3
    way_back: str = ""
    keys: tuple[str, ...] = ()
    take_back: Callable[[], None] | None = None
    icon: str = "check-circle-fill"


class Toast(Overlay):
    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setProperty("card", "toast")
        self._notice = Notice("")
        self._left_s = 0
        self._icon = IconLabel(theme, "check-circle-fill", role="inkInv")
        self._words = Label(tone="inverse")
        self._way_back: KeyButton | None = None
        self._seconds = Label(kind="caption", tone="inverse")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words)
        self._row.addStretch()
        self._row.addWidget(self._seconds)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self.count_down)
        self.settle()

    def tell(self, notice: Notice) -> None:
        self._notice = notice
        self._left_s = notice.seconds
        self._words.setText(notice.words)
        self._icon.show_icon(notice.icon, "inkInv")
        self._offer_way_back()
        self._seconds.setVisible(notice.take_back is not None)
        self.setAccessibleName(notice.words)
        self.retranslate()
        self.show()
        self.raise_()
        self.place()
        self._clock.start()

    def take_back(self) -> bool:
        """Do what the notice offers, if it still stands; says whether there was anything."""
        way = self._notice.take_back
        if way is None or not self.isVisible():
            return False
        self._close()
        way()
        return True

    def count_down(self) -> None:
        self._left_s -= 1
        self.retranslate()
        if self._left_s <= 0:
            self._close()

    def retranslate(self) -> None:
        self._seconds.setText(self.tr("%n s", "", self._left_s))

    def place(self) -> None:
        owner = self.parentWidget()
        if owner is None:
            return
        width = min(_WIDEST, owner.width() - 2 * _FOOT, max(360, self.sizeHint().width()))
        left = (owner.width() - width) // 2
        above = owner.height() - KEYS_HEIGHT - _FOOT - _HEIGHT
        self.setGeometry(left, above, width, _HEIGHT)

    def _offer_way_back(self) -> None:
        if self._way_back is not None:
            self._row.removeWidget(self._way_back)
            self._way_back.deleteLater()
            self._way_back = None
        if self._notice.take_back is None:
            return
        self._way_back = KeyButton(self.theme, kind="inverse", keys=self._notice.keys)
        self._way_back.setText(self._notice.way_back)
        self._way_back.clicked.connect(self.take_back)
        self._row.insertWidget(self._row.count() - 1, self._way_back)

    def _close(self) -> None:
        self._clock.stop()
        self.hide()
