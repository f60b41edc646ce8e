"""What waits for a person, on documents that this device holds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sync.shop.counted_rows import lines_counted
from sync.shop.database import Connection, Database
from sync.shop.owing import line_back, owed_for, post_back
from sync.stock.decision import asks_if_same, goods_back, still_moves
from sync.stock.movement import Movement
from sync.stock.place import Place, touches
from sync.stock.standing import asks_of_a_post
from sync.stock.verdict import Choice
from sync.stock.views import CaseEffect, CaseRow, StockChange
from sync.wire.counted_cases import COUNTS_DIFFER, asks_of_line
from sync.wire.letters import unpacked
from sync.wire.messages import CaseLetter, DocumentLetter
from sync.wire.reading import document_read
from sync.wire.shown import row_of_case
from sync.wire.standing import is_back_already

OPEN = "open"

_CASES = (
    "SELECT c.id, coalesce(d.local, d.body) FROM cases c JOIN document d ON d.key = c.document"
    " WHERE c.state = ? OR ? = '' ORDER BY c.state, c.opened_at, c.id"
)
_BALANCE = "SELECT confirmed + pending FROM balance WHERE sku = ? AND place = ? AND lot = ?"
_CASE = "SELECT coalesce(d.local, d.body) FROM cases c JOIN document d ON d.key = c.document WHERE c.id = ?"
_OPEN_COUNT = "SELECT count(*) FROM cases INDEXED BY cases_open WHERE state = 'open'"


def case_rows(cache: Database, *, state: str = "") -> list[CaseRow]:
    """Cases of one state, or all with the open ones first; each as its document has it now."""
    found: list[CaseRow] = []
    for case_id, body in cache.rows(_CASES, (state, state)):
        letter = unpacked(body, DocumentLetter)
        found += [row_of_case(letter, case) for case in letter.cases if case.case == case_id]
    return found


def case_row_of(cache: Database, case_id: str) -> CaseRow | None:
    """One case, open or not; None where this device does not hold it."""
    row = cache.row(_CASE, (case_id,))
    if row is None:
        return None
    letter = unpacked(row[0], DocumentLetter)
    told = (row_of_case(letter, case) for case in letter.cases)
    return next((case for case in told if case.case == case_id), None)


def effects_of(
    cache: Database, letter: DocumentLetter, case: str, take: str
) -> tuple[CaseEffect, ...]:
    """What that choice of a case would move now, as its document and the counts stand here."""
    for one in letter.cases:
        if one.case == case:
            if take == Choice.HQ and is_back_already(one, letter.cases, letter.steps):
                return ()
            row = row_of_case(letter, one)
            back = _taken_back(cache, letter, one) if take == Choice.HQ else None
            if back is not None:
                return back
            return _still_moved(row, [e for e in row.effects if e.take == take], letter)
    return ()


def _taken_back(
    cache: Database, letter: DocumentLetter, case: CaseLetter
) -> tuple[CaseEffect, ...] | None:
    """What never moved, or was not found, goes back as of its own hour: counts since then are owed it.

    None where the choice is about something else.
    """
    with cache.snapshot() as connection:
        moved = _back(connection, letter, case)
    if moved is None:
        return None
    named = {line.sku: (line.name, line.decimals) for line in letter.content.lines}
    return tuple(_effect(m, *named.get(m.sku, ("", 0))) for m in moved)


def _back(
    connection: Connection, letter: DocumentLetter, case: CaseLetter
) -> tuple[Movement, ...] | None:
    document = document_read(letter)
    if letter.kind == "count" and asks_of_a_post(case.code):
        met = next((post for post in letter.steps if post.step == case.step), None)
        return post_back(connection, letter, met) if met else None
    if asks_if_same(case.code):
        back = still_moves(case.code, goods_back(document, case.step), document)
        return (*back, *owed_for(connection, document, back)) or None
    if case.code == COUNTS_DIFFER:
        for line, _, _ in lines_counted(letter):
            if asks_of_line(case, line):
                return line_back(connection, document, line)
    return None


def _effect(m: Movement, name: str, decimals: int) -> CaseEffect:
    places = m.origin, m.destination
    return CaseEffect(Choice.HQ.value, m.sku, name, m.lot, *places, m.quantity, decimals)


def _still_moved(
    row: CaseRow, effects: Sequence[CaseEffect], letter: DocumentLetter
) -> tuple[CaseEffect, ...]:
    planned = [
        Movement("", str(n), e.sku, e.lot, "", Place(e.origin), Place(e.destination), e.quantity, "")
        for n, e in enumerate(effects)
    ]  # fmt: skip
    moved = still_moves(row.code, planned, document_read(letter))
    return tuple(replace(effects[int(m.line)], quantity=m.quantity) for m in moved)


def stock_changes(
    cache: Database, effects: Iterable[CaseEffect], *, site: str
) -> tuple[StockChange, ...]:
    """Before and after at each place that `site` knows, in the order of places, SKUs and lots."""
    moved: dict[tuple[str, str, str], int] = {}
    named: dict[str, CaseEffect] = {}
    for effect in effects:
        named[effect.sku] = effect
        for place, sign in ((effect.origin, -1), (effect.destination, 1)):
            key = (place, effect.sku, effect.lot)
            moved[key] = moved.get(key, 0) + sign * effect.quantity
    return tuple(
        _change(cache, key, moved[key], named[key[1]])
        for key in sorted(moved)
        if touches(key[0], site) and moved[key]
    )


def _change(
    cache: Database, key: tuple[str, str, str], change: int, effect: CaseEffect
) -> StockChange:
    place, sku, lot = key
    row = cache.row(_BALANCE, (sku, place, lot))
    before = int(row[0]) if row else 0
    return StockChange(place, sku, effect.name, lot, before, before + change, effect.decimals)


def open_cases(cache: Database) -> int:
    """How many cases wait for a person."""
    row = cache.row(_OPEN_COUNT)
    return int(row[0]) if row else 0
