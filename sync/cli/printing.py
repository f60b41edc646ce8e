"""How answers reach a terminal or a script: a JSON object per line, flushed at once, or a readable table."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO, TypeAlias

from sync.wire.answers import plain
from sync.wire.content_answers import Answer

Told: TypeAlias = Answer | Mapping[str, object]
"""What can be printed: an answer of sync.wire, or a mapping of JSON's own types."""


@dataclass(frozen=True)
class Printer:
    """Prints to `out`; `json` chooses between lines for programs and tables for people."""

    json: bool
    out: TextIO = field(default_factory=lambda: sys.stdout)

    def one(self, answer: Told) -> None:
        """Print one answer: a JSON line, or its fields one below the other."""
        fields = _fields(answer)
        if self.json:
            self._line(fields)
            return
        for text in _sheet(fields):
            print(text, file=self.out)
        self.out.flush()

    def many(self, answers: Iterable[Told], *, columns: Sequence[str] = ()) -> None:
        """Print a list: a JSON line each as it comes, or one table of `columns` (default: all)."""
        if self.json:
            for answer in answers:
                self._line(_fields(answer))
            return
        for text in table([_fields(answer) for answer in answers], columns):
            print(text, file=self.out)
        self.out.flush()

    def each(self, answer: Told) -> None:
        """Print one of a stream: a JSON line, or `name value` pairs on one line."""
        fields = _fields(answer)
        if self.json:
            self._line(fields)
            return
        shown = (f"{name} {_cell(value)}" for name, value in fields.items() if _says(value))
        print(", ".join(shown), file=self.out, flush=True)

    def _line(self, fields: Mapping[str, object]) -> None:
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        print(text, file=self.out, flush=True)


def table(rows: Sequence[Mapping[str, object]], columns: Sequence[str] = ()) -> list[str]:
    """Lines of a table with a heading; Chinese text counts two columns a sign. No rows: `(none)`."""
    if not rows:
        return ["(none)"]
    names = list(columns) or list(rows[0])
    cells = [names, *([_cell(row.get(name, "")) for name in names] for row in rows)]
    widths = [max(_width(row[n]) for row in cells) for n in range(len(names))]
    lines = [_row(row, widths) for row in cells]
    rule = _row(["-" * width for width in widths], widths)
    return [lines[0], rule, *lines[1:]]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (wide - _width(cell)) for cell, wide in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _sheet(fields: Mapping[str, object]) -> list[str]:
    """Fields one below the other; a list of rows becomes a table of its own."""
    lines: list[str] = []
    widest = max((_width(name) for name in fields), default=0)
    for name, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines += ["", f"{name}:", *(f"  {line}" for line in table(value))]
        else:
            lines.append(f"{name.ljust(widest)}  {_cell(value)}".rstrip())
    return lines


def _fields(answer: Told) -> Mapping[str, object]:
    return plain(answer) if isinstance(answer, Answer) else answer


def _says(value: object) -> bool:
    """Whether a value says something to a person who reads one line: a plain no does, nothing does not."""
    return isinstance(value, bool) or value not in ("", 0, None, [], {})


def _cell(value: object) -> str:
    """One value as a person reads it; control characters cannot move the cursor."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_cell(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_cell(part)}" for name, part in value.items())
    return "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in str(value))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
