"""What every page promises the window, so that a page is one new room registered in app.py."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.shell.dressed import Dressed
from desktop.shell.key_cap import KeyHint, hint_of
from desktop.shell.rail import RailEntry
from desktop.shell.top_bar import Heading
from desktop.theme.theme import Theme


class Page(Dressed):
    """Lays out, forwards intentions, shows values.

    Shortcuts are actions of the page itself: Qt fires them only while the page is shown, and the
    key bar and F1 are drawn from the same list.
    """

    heading_changed = Signal()
    keys_changed = Signal()
    noticed = Signal(object)  # a Notice for the toast
    wants_page = Signal(str, object)  # key of another page, and what it should show

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("canvas")

    def heading(self) -> Heading:
        raise NotImplementedError

    def choose_segment(self, index: int) -> None:
        """A page without segments is never asked."""

    def open_with(self, what: object) -> None:
        """Show something another page or the palette asked for; None means nothing special."""

    def take_scan(self, code: str) -> None:
        """A page that has no use for a scan leaves it."""

    def take_files(self, files: tuple[Path, ...]) -> bool:
        """Files were dropped onto the page; says whether it has a use for them."""
        return False

    def step_back(self) -> bool:
        """Esc: close what is open inside; says whether there was anything."""
        return False

    def focus_home(self) -> QWidget:
        """Where the focus belongs when nothing else asks for it."""
        return self

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.focus_home(),)

    def entered(self) -> None:
        """Called each time the page comes to the front: read again what may have changed."""

    def key_hints(self) -> tuple[KeyHint, ...]:
        """The keys that work now, in the order the actions were added."""
        working = (action for action in self.actions() if action.isVisible())
        return tuple(hint_of(action) for action in working if action.isEnabled())

    def add_key(self, keys: str, act: Callable[[], object]) -> QAction:
        """A shortcut of this page; its words are set by retranslate()."""
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        action.changed.connect(self.keys_changed)
        self.addAction(action)
        return action


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page as app.py registers it; made when first visited."""

    rail: RailEntry
    make: Callable[[], Page]

    @property
    def key(self) -> str:
        return self.rail.key
