"""Inside the window: rail, top bar, strip, pages, key bar, and what floats over them.

It knows pages only as PageEntry; which exist is app.py's to say.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.page import Page, PageEntry
from desktop.shell.banner import OfflineBanner
from desktop.shell.crash_strip import CrashStrip
from desktop.shell.dressed import Dressed
from desktop.shell.key_bar import KeyBar
from desktop.shell.key_cap import KeyHint, hint_of
from desktop.shell.key_sheet import KeySheet
from desktop.shell.line_chip import LineState
from desktop.shell.palette import Finder, Finding, Palette
from desktop.shell.rail import Badge, Rail
from desktop.shell.toast import Notice, Toast
from desktop.shell.top_bar import TopBar
from desktop.shell.version_strip import VersionStrip
from desktop.theme.theme import Theme


class Shell(Dressed):
    """Everything a signed-in clerk sees."""

    lock_asked = Signal()
    density_chosen = Signal(str)
    page_shown = Signal(str)
    files_dropped = Signal(object)  # a tuple of Paths that the page had no use for

    def __init__(
        self, theme: Theme, entries: tuple[PageEntry, ...], *, feet: tuple[PageEntry, ...]
    ) -> None:
        super().__init__(theme)
        self.setObjectName("canvas")
        self.setAcceptDrops(True)
        self._entries = {entry.key: entry for entry in (*entries, *feet)}
        self._made: dict[str, Page] = {}
        self._finders: tuple[Finder, ...] = ()
        self.rail = Rail(
            theme, tuple(entry.rail for entry in entries), feet=tuple(e.rail for e in feet)
        )
        self.top = TopBar(theme)
        self.banner, self.crash = OfflineBanner(theme), CrashStrip(theme)
        self.version = VersionStrip(theme)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self.keys = KeyBar(theme)
        self._lay_out()
        self.toast = Toast(theme, self)
        self.palette_box = Palette(theme, self)
        self.key_sheet = KeySheet(theme, self)
        self._actions = self._make_actions(entries)
        self._connect()
        self.use_finders(())
        self.settle()

    @property
    def page(self) -> Page | None:
        current = self._pages.currentWidget()
        return current if isinstance(current, Page) else None

    def page_of(self, key: str) -> Page:
        """Made on the first visit and never destroyed."""
        if key not in self._made:
            page = self._entries[key].make()
            page.settle()
            page.heading_changed.connect(self._show_heading)
            page.keys_changed.connect(self._show_keys)
            page.noticed.connect(self.toast.tell)
            page.wants_page.connect(self.go_to)
            self._made[key] = page
            self._pages.addWidget(page)
        return self._made[key]

    def go_to(self, key: str, what: object = None) -> None:
        page = self.page_of(key)
        self._pages.setCurrentWidget(page)
        self.rail.show_current(key)
        page.entered()
        if what is not None:
            page.open_with(what)
        self._show_heading()
        self._show_keys()
        page.focus_home().setFocus()
        self.page_shown.emit(key)

    def show_line(self, state: LineState) -> None:
        self.top.line_chip.show_state(state)

    def show_badge(self, key: str, badge: Badge) -> None:
        self.rail.show_badge(key, badge)

    def tell(self, notice: Notice) -> None:
        self.toast.tell(notice)

    def use_finders(self, finders: tuple[Finder, ...]) -> None:
        """Finders beside the pages and commands the shell itself knows."""
        self.palette_box.use((self._find_pages, *finders, self._find_commands))

    def take_scan(self, code: str) -> None:
        """A floating frame is closed first: a scan is for the page."""
        if self.palette_box.isVisible():
            self.palette_box.close_palette()
        self.key_sheet.hide()
        if self.page is not None:
            self.page.take_scan(code)

    def retranslate(self) -> None:
        for words, action in zip(self._action_words(), self._actions.values(), strict=True):
            action.setText(words)
        self._show_heading()
        self._show_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for overlay in (self.toast, self.palette_box, self.key_sheet):
            overlay.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files only; those that have no place here are told so when they are let go."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        event.acceptProposedAction()
        if self.page is None or not self.page.take_files(files):
            self.files_dropped.emit(files)

    def step_back(self) -> None:
        """Esc, one step: palette, sheet, what the page has open, then the strip."""
        if self.palette_box.isVisible():
            self.palette_box.close_palette()
        elif self.key_sheet.isVisible():
            self.key_sheet.hide()
        elif self.page is not None and self.page.step_back():
            self._give_focus_home()
        else:
            self.banner.hide()

    def open_key_sheet(self) -> None:
        page = self.page
        if page is not None:
            hints = (*page.key_hints(), *(hint_of(action) for action in self._actions.values()))
            self.key_sheet.open(page.heading().title, hints)

    def _make_actions(self, entries: tuple[PageEntry, ...]) -> dict[str, QAction]:
        for number, entry in enumerate(entries, start=1):
            self._key(f"Ctrl+{number}", self._going_to(entry.key))
        made = {
            "find": self._key("Ctrl+K", self.palette_box.open),
            "keys": self._key("F1", self.open_key_sheet),
            "pane": self._key("F6", self._next_pane),
            "kind": self._key("Ctrl+Tab", self._next_segment),
            "density": self._key("Ctrl+Shift+D", self._next_density),
            "lock": self._key("Ctrl+L", self.lock_asked.emit),
            "full": self._key("F11", self._toggle_full_screen),
            "back": self._key("Esc", self.step_back),
        }
        self._key("Shift+F6", self._previous_pane)
        return made

    def _action_words(self) -> tuple[str, ...]:
        return (
            self.tr("Find anything"),
            self.tr("All keys"),
            self.tr("Next pane"),
            self.tr("Next view"),
            self.tr("Row height"),
            self.tr("Lock, next clerk"),
            self.tr("Full screen"),
            self.tr("One step back"),
        )

    def _key(self, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _going_to(self, key: str) -> Callable[[], None]:
        return lambda: self.go_to(key)

    def _show_heading(self) -> None:
        if self.page is not None:
            self.top.show_heading(self.page.heading())

    def _show_keys(self) -> None:
        last = (hint_of(self._actions["keys"]),)
        self.keys.show_hints(self.page.key_hints() if self.page is not None else (), last)

    def _give_focus_home(self) -> None:
        if self.page is not None:
            self.page.focus_home().setFocus()

    def _choose_segment(self, index: int) -> None:
        if self.page is not None:
            self.page.choose_segment(index)
            self._show_heading()
            # After the click itself, which would else leave the focus on the bar.
            QTimer.singleShot(0, self, self._give_focus_home)

    def _next_segment(self) -> None:
        if self.page is None:
            return
        heading = self.page.heading()
        if heading.segments:
            self._choose_segment((heading.segment + 1) % len(heading.segments))

    def _next_pane(self) -> None:
        self._move_pane(1)

    def _previous_pane(self) -> None:
        self._move_pane(-1)

    def _move_pane(self, by: int) -> None:
        if self.page is None:
            return
        panes: tuple[QWidget, ...] = (*self.page.panes(), self.top.find_box())
        holder = self.window().focusWidget()
        inside = [n for n, pane in enumerate(panes) if holder is pane or _holds(pane, holder)]
        following = (inside[0] + by) % len(panes) if inside else 0
        panes[following].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_density(self) -> None:
        self.density_chosen.emit(self.theme.next_density())

    def _toggle_full_screen(self) -> None:
        window = self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _find_pages(self, words: str) -> Sequence[Finding]:
        rails = [entry.rail for entry in self._entries.values()]
        return [
            Finding(rail.icon, rail.title(), self._going_to(rail.key), keys=_keys(rail.shortcut))
            for rail in rails
            if words.casefold() in rail.title().casefold()
        ]

    def _find_commands(self, words: str) -> Sequence[Finding]:
        page = self.page
        of_page = page.key_hints() if page is not None else ()
        hints = (*of_page, *(hint_of(self._actions[name]) for name in ("lock", "density", "full")))
        return [_command(hint) for hint in hints if words and _says(hint, words)]

    def _connect(self) -> None:
        self.rail.picked.connect(self.go_to)
        self.top.segment_chosen.connect(self._choose_segment)
        self.top.find_pressed.connect(self.palette_box.open)
        self.top.clerk_pressed.connect(self.lock_asked)
        self.top.back_pressed.connect(self.step_back)

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        down = QVBoxLayout()
        down.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(down, 1)
        for widget in (self.top, self.crash, self.version, self.banner):
            down.addWidget(widget)
        down.addWidget(self._pages, 1)
        down.addWidget(self.keys)


def _files(dragged: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())


def _holds(pane: QWidget, holder: QWidget | None) -> bool:
    return holder is not None and pane.isAncestorOf(holder)


def _keys(shortcut: str) -> tuple[str, ...]:
    return tuple(shortcut.split("+")) if shortcut else ()


def _says(hint: KeyHint, words: str) -> bool:
    return words.casefold() in hint.words.casefold()


def _command(hint: KeyHint) -> Finding:
    action = hint.action
    choose = action.trigger if action is not None else (lambda: None)
    return Finding("keyboard", hint.words, choose, keys=hint.keys)
