"""What a person does with the files of a document: add one, see one, keep a copy of one.

Disk and line are beside the window; only the step that names a file is sealed on its thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDir, QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.documents.file_rows import FileRow
from desktop.shell.toast import Notice
from desktop.wording.sentence import no_sentence
from desktop.workplace import Workplace
from sync.shop.attaching import (
    FileHere,
    attach_kept,
    file_read,
    files_of,
    save_file,
    unpack_file,
)
from sync.shop.fetching import Fetched
from sync.shop.profile import Books
from sync.shop.trouble import Trouble
from sync.stock.attachment import Attachment
from sync.stock.refusal import Refusal
from sync.stock.views import DocumentView

_READ_S = 6

No = Refusal | Trouble
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file on its way here, and what is done once it is; nothing where its document was left."""

    name: str
    deed: Callable[[], None] | None = None


class Files(QObject):
    """changed: the rows are not what they were. noticed carries a Notice."""

    changed = Signal()
    noticed = Signal(object)

    def __init__(self, place: Workplace, owner: QObject) -> None:
        super().__init__(owner)
        self._place = place
        self._adding: list[Path] = []
        self._coming: dict[str, _Coming] = {}
        self._copies: QTemporaryDir | None = None
        place.fetched.connect(self._take_fetched)

    def rows(self, view: DocumentView) -> tuple[FileRow, ...]:
        found = files_of(self._place.books, view)
        return tuple(FileRow(file, file.attachment.sha256 in self._coming) for file in found)

    def adding(self) -> str:
        """The name of the file that is being read just now; empty while none is."""
        return self._adding[0].name if self._adding else ""

    def add(self, document: str, paths: tuple[Path, ...]) -> None:
        """Attach files to a document, one after the other."""
        books = self._place.books
        for path in paths:
            self._adding.append(path)
            self._place.outside.send(
                partial(_tried, partial(_kept, books, path)),
                partial(self._take_kept, document, path),
            )
        self.changed.emit()

    def open(self, file: FileHere) -> None:
        """Have the system's own program show a copy, once the file is here."""
        self._once_here(file, lambda: self._unpack(file.attachment))

    def save(self, file: FileHere, path: Path) -> None:
        """Write a copy where a person chose, once the file is here."""
        self._once_here(file, lambda: self._save(file.attachment, path))

    def leave(self) -> None:
        """Another document is shown: what still comes stays here and opens nothing."""
        self._coming = {digest: _Coming(each.name) for digest, each in self._coming.items()}

    def _once_here(self, file: FileHere, deed: Callable[[], None]) -> None:
        if file.is_here:
            deed()
            return
        self._coming[file.attachment.sha256] = _Coming(file.attachment.name, deed)
        self._place.fetch_asked.emit(file.attachment.sha256)
        self.changed.emit()

    def _take_kept(self, document: str, path: Path, kept: Attachment | No) -> None:
        self._adding.remove(path)
        place = self._place
        if isinstance(kept, Attachment):
            kept = _tried(
                lambda: attach_kept(place.books, document, kept, by=place.actor()).attachment
            )
        if isinstance(kept, Attachment):
            place.tell_recorded((), document)
            words = self.tr("{name} belongs to the document now. It goes to HQ by itself.")
            self.noticed.emit(Notice(words.format(name=path.name), icon="paperclip"))
        else:
            self._tell_no(path.name, kept)
        self.changed.emit()

    def _take_fetched(self, fetched: Fetched) -> None:
        came = self._coming.pop(fetched.sha256, None)
        self.changed.emit()
        if came is not None and fetched.no is not None:
            self._tell_no(came.name, fetched.no)
        elif came is not None and came.deed is not None:
            came.deed()

    def _unpack(self, attachment: Attachment) -> None:
        if self._copies is None:  # readable by this account only, and gone with the window
            self._copies = QTemporaryDir(QDir.tempPath() + "/counterstock-")
        books, folder = self._place.books, Path(self._copies.path())
        self._place.outside.send(
            partial(_tried, lambda: unpack_file(books, attachment, folder)),
            partial(self._show, attachment),
        )

    def _show(self, attachment: Attachment, copy: Path | No) -> None:
        if not isinstance(copy, Path):
            self._tell_no(attachment.name, copy)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            words = self.tr("This computer has no program that shows {name}.")
            self.noticed.emit(Notice(words.format(name=attachment.name), _READ_S, icon="warning"))

    def _save(self, attachment: Attachment, path: Path) -> None:
        books = self._place.books
        self._place.outside.send(
            partial(_tried, lambda: save_file(books, attachment.sha256, path)),
            partial(self._take_saved, path),
        )

    def _take_saved(self, path: Path, no: No | None) -> None:
        if no is not None:
            self._tell_no(path.name, no)
            return
        words = self.tr("{name} is saved in {folder}.")
        told = words.format(name=path.name, folder=path.parent.name or str(path.parent))
        self.noticed.emit(Notice(told, icon="floppy-disk"))

    def _tell_no(self, name: str, no: No) -> None:
        words = self.tr("{name}: {why}").format(name=name, why=no_sentence(no))
        self.noticed.emit(Notice(words, _READ_S, icon="warning"))


def _kept(books: Books, path: Path) -> Attachment:
    """Its bytes only: until a step names it, the file is nobody's."""
    return books.blobs.keep(file_read(path), path.name)


def _tried(act: Callable[[], Done]) -> Done | No:
    try:
        return act()
    except (Refusal, Trouble) as no:
        return no
