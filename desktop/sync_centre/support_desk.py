"""What whoever helps may be given: the person reads all of it here before a file is written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.shell.text_box import TextBox
from desktop.shell.toast import Notice
from desktop.theme.theme import Theme
from desktop.wording.sentence import trouble_sentence
from desktop.workplace import Workplace
from sync.shop.support_bundle import Page, as_text, pages_of, save
from sync.shop.trouble import Trouble

FILE = "counterstock-support.zip"

AskFile = Callable[[QWidget, str], str]
"""Asks where to save; empty where the person thinks better of it."""


class SupportDesk(QObject):
    """told carries a Notice."""

    told = Signal(object)

    def __init__(
        self, theme: Theme, place: Workplace, owner: QWidget, *, ask_file: AskFile | None = None
    ) -> None:
        super().__init__(owner)
        self._theme, self._place, self._owner = theme, place, owner
        self._ask_file = ask_file or self._ask
        self._pages: list[Page] = []
        self.box: TextBox | None = None

    def open(self) -> None:
        """Gather beside the window, then show."""
        books = self._place.books

        def gather() -> list[Page] | Trouble:
            try:
                return pages_of(books.profile, books.clock, books)
            except Trouble as trouble:
                return trouble

        self._place.errands.send(gather, self._take)

    def _take(self, found: list[Page] | Trouble) -> None:
        if isinstance(found, Trouble):
            self._tell_trouble(found)
            return
        self._pages = found
        self.box = TextBox(
            self._theme,
            self._owner.window(),
            title=self.tr("For whoever helps"),
            words=self.tr(
                "Read it first: this is all that the file will hold. It has no documents, no names"
                " and no keys, and it is sent to nobody."
            ),
            text=as_text(found),
        )
        self.box.offer(self.tr("Save as a file"), self._save)
        self.box.open()

    def _save(self) -> None:
        chosen = self._ask_file(self._owner.window(), FILE)
        if not chosen:
            return
        try:
            save(self._pages, Path(chosen))
        except Trouble as trouble:
            self._tell_trouble(trouble)
            return
        words = self.tr("Saved: {file}").format(file=Path(chosen).name)
        self.told.emit(Notice(words, 6))

    def _ask(self, owner: QWidget, name: str) -> str:
        chosen, _kind = QFileDialog.getSaveFileName(owner, self.tr("For whoever helps"), name)
        return chosen

    def _tell_trouble(self, trouble: Trouble) -> None:
        words = trouble_sentence(trouble.code, trouble.message)
        self.told.emit(Notice(words, 10, icon="warning"))
