"""The list's columns."""

from PySide6.QtCore import QCoreApplication

from desktop.tables.cell import Cell, Column, TagMark
from desktop.wording.counted import COUNTED
from desktop.wording.moments import day_and_minute
from desktop.wording.terms import KIND_ICONS, kind_word, state_word
from desktop.workplace import Workplace
from sync.stock.views import DocumentRow

translate = QCoreApplication.translate

STATE_TONES = {"draft": "calm", "cancelled": "calm", "reversed": "calm", "refused": "need",
               "dispatched": "act", "early": "need"}  # fmt: skip


def columns(place: Workplace) -> tuple[Column[DocumentRow], ...]:
    def by(row: DocumentRow) -> Cell:
        return Cell(place.person_name(row.by), tone="ink2")

    return (
        Column("kind", lambda: translate("Documents", "Document"), _kind, width=138),
        Column("number", lambda: translate("Documents", "Number"), _number, width=172),
        Column("contents", lambda: translate("Documents", "Contents"), _contents),
        Column("by", lambda: translate("Documents", "By"), by, width=104, hides_when_narrow=True),
        Column("at", lambda: translate("Documents", "When"), _at, width=112),
        Column("state", lambda: translate("Documents", "State"), _state, width=124),
        Column("waits", lambda: "", _waits, width=128),
    )


def contents_words(row: DocumentRow) -> str:
    """The other side, the first item, and how many lines there are."""
    goods = row.first_item
    if row.lines > 1:
        goods = COUNTED.item_and_lines(goods, row.lines)
    return "　".join(part for part in (row.party, goods) if part)


def row_sentence(place: Workplace, row: DocumentRow) -> str:
    """A document as one readable sentence: for a screen reader, for chat and phone."""
    words = translate("Documents", "{kind} {number}, {contents}, {who}, {at}, {state}")
    return words.format(
        kind=kind_word(row.kind),
        number=row.number,
        contents=contents_words(row),
        who=place.person_name(row.by),
        at=day_and_minute(row.occurred_at),
        state=state_word(row.state),
    )


def _kind(row: DocumentRow) -> Cell:
    return Cell(kind_word(row.kind), icon=KIND_ICONS.get(row.kind, "file"))


def _number(row: DocumentRow) -> Cell:
    is_void = row.state in {"cancelled", "reversed"}
    return Cell(row.number, is_code=True, tone="ink3" if is_void else "ink1", is_struck=is_void)


def _contents(row: DocumentRow) -> Cell:
    return Cell(contents_words(row))


def _at(row: DocumentRow) -> Cell:
    return Cell(day_and_minute(row.occurred_at), tone="ink2")


def _state(row: DocumentRow) -> Cell:
    tone = STATE_TONES.get(row.state)
    if tone is None:
        return Cell(state_word(row.state), tone="ink2")
    return Cell(tag=TagMark(state_word(row.state), tone))


def _waits(row: DocumentRow) -> Cell:
    if row.cases:
        words = COUNTED.cases(row.cases)
        return Cell(tag=TagMark(words, "need", "scales"))
    if row.pending:
        return Cell(tag=TagMark(translate("Documents", "waiting here"), "calm", "desktop"))
    return Cell()
