"""The rows of a file as people keep them: CSV in any common encoding and delimiter, or a spreadsheet.

Cells come out as trimmed text beside the number of their row; what they mean is `item_file`'s.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes
from python_calamine import CalamineError, CalamineWorkbook

from sync.stock.refusal import Refusal

_SAMPLE_BYTES = 256 * 1024
_LONGEST_LINE = 64 * 1024
_CHINESE = ("gb18030", "big5hkscs")
_MOST = 0.9
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SPREADSHEETS = (b"PK", b"\xd0\xcf")
_LATIN = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]")
_LINE_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_AROUND = " \t\ufeff\u3000\u200b\xa0"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a spreadsheet counts it, from 1; `is_cut` where a cell was too long to be read."""

    number: int
    cells: tuple[str, ...]
    is_cut: bool = False


def read_cells(path: Path) -> Iterator[Row]:
    """Every row, in order, with a bounded piece of a text file in memory at a time.

    Bytes that are no text in the file's encoding come out as lone surrogates: one bad row is no
    reason to refuse a file. Raises Refusal `file_unreadable`, `encoding_unknown`.
    """
    try:
        with path.open("rb") as file:
            is_spreadsheet = file.read(2) in _SPREADSHEETS
        yield from _sheet_rows(path) if is_spreadsheet else _text_rows(path)
    except (OSError, CalamineError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Refusal("file_unreadable", f"{path.name} cannot be read: {reason}.") from error


def _sheet_rows(path: Path) -> Iterator[Row]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    for number, row in enumerate(sheet.iter_rows(), 1 + (sheet.start or (0, 0))[0]):
        yield Row(number, tuple(_LINE_BREAKS.sub(" ", _cell_text(cell)) for cell in row))


def _cell_text(cell: object) -> str:
    """A spreadsheet keeps codes and prices as binary numbers, and shows fifteen digits of them."""
    if isinstance(cell, bool) or cell is None:
        return ""
    return format(cell, ".15g") if type(cell).__name__ == "float" else str(cell).strip(_AROUND)


def _text_rows(path: Path) -> Iterator[Row]:
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        try:
            first = file.readline()
            file.seek(0)
            yield from _parsed(file, max(",;\t|", key=first.count))
        except UnicodeDecodeError as error:
            raise Refusal("encoding_unknown", f"{path.name} is not all in {encoding}.") from error


def _parsed(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            yield Row(number, tuple(cell.strip(_AROUND) for cell in next(reader)))
        except csv.Error:
            yield Row(number, (), is_cut=True)
        except StopIteration:
            return


def _encoding(path: Path) -> str:
    """What the lines that are not plain ASCII are written in.

    Broken lines are outvoted: a cut name must not make a whole UTF-8 file look like another.
    """
    with path.open("rb") as file:
        head = file.read(_LONGEST_LINE)
        wide = _wide(head)
        file.seek(0)
        lines = [] if wide else _telling(iter(lambda: file.readline(_LONGEST_LINE), b""))
    if wide or not lines:
        return wide or "utf_8_sig"
    if _share(lines, "utf_8") >= _MOST:
        return "utf_8_sig"
    text = b"".join(lines)
    if len(_LATIN.findall(text)) * 2 > len(_HIGH.findall(text)):
        return "cp1252"
    return _chinese(lines, path.name)


def _wide(head: bytes) -> str:
    """UTF-16 by its mark, or by the zeros that every digit and comma leaves; else empty."""
    if head.startswith(_WIDE_MARKS):
        return "utf_16"
    big, little = head[::2].count(0), head[1::2].count(0)
    if max(big, little) * 8 <= len(head):
        return ""
    return "utf_16_le" if little > big else "utf_16_be"


def _telling(lines: Iterator[bytes]) -> list[bytes]:
    kept: list[bytes] = []
    size = 0
    for line in lines:
        if not line.isascii():
            kept.append(line)
            size += len(line)
        if size > _SAMPLE_BYTES:
            break
    return kept


def _chinese(lines: list[bytes], name: str) -> str:
    sound = [line for line in lines if any(_decodes(line, encoding) for encoding in _CHINESE)]
    best = from_bytes(b"".join(sound), cp_isolation=list(_CHINESE)).best() if sound else None
    if best is None or _share(lines, best.encoding) < _MOST:
        raise Refusal("encoding_unknown", f"{name} is in no encoding that is known here.")
    return best.encoding


def _share(lines: list[bytes], encoding: str) -> float:
    return sum(_decodes(line, encoding) for line in lines) / len(lines)


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
