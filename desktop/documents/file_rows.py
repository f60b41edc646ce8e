"""The files of a document as a table: what each is, how large, and where its bytes are."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.tables.cell import Cell, Column, TagMark
from sync.shop.attaching import FileHere

translate = QCoreApplication.translate

_MB, _KB = 1_000_000, 1000


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file and, while it is on its way here, that it is."""

    file: FileHere
    is_coming: bool = False

    @property
    def name(self) -> str:
        return self.file.attachment.name


def file_columns() -> tuple[Column[FileRow], ...]:
    return (
        Column("name", lambda: translate("Files", "File"), _name),
        Column("kind", lambda: translate("Files", "Kind"),
               lambda row: Cell(kind_words(row), tone="ink2"), width=110),
        Column("size", lambda: translate("Files", "Size"),
               lambda row: Cell(size_words(row.file.attachment.size)), width=100, align="right"),
        Column("where", lambda: translate("Files", "Where"),
               lambda row: Cell(tag=_where(row)), width=200),
    )  # fmt: skip


def file_sentence(row: FileRow) -> str:
    words = translate("Files", "{name}, {kind}, {size}, {where}")
    size = size_words(row.file.attachment.size)
    return words.format(
        name=row.name, kind=kind_words(row), size=size, where=_where(row).words
    )  # fmt: skip


def kind_words(row: FileRow) -> str:
    if row.file.attachment.media_type == "application/pdf":
        return translate("Files", "PDF")
    return translate("Files", "Photo")


def size_words(size: int) -> str:
    """Bytes as 1.4 MB or 240 KB, by thousands as a stick is sold."""
    if size >= _MB:
        return f"{size // _MB}.{size % _MB * 10 // _MB} MB"
    return f"{-(-size // _KB)} KB"


def _name(row: FileRow) -> Cell:
    is_paper = row.file.attachment.media_type == "application/pdf"
    return Cell(row.name, icon="file-pdf" if is_paper else "image")


def _where(row: FileRow) -> TagMark:
    file = row.file
    if row.is_coming:
        return TagMark(translate("Files", "being fetched"), "act", "download-simple")
    if not file.is_here:
        return TagMark(translate("Files", "not on this computer yet"), "calm", "cloud")
    if file.at_hq is False:
        return TagMark(translate("Files", "waiting here"), "calm", "desktop")
    return TagMark(translate("Files", "here and at HQ"), "ok", "check")
