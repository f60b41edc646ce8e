"""Documents and cases over all sites, as values of sync.stock.views."""

from dataclasses import dataclass

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.stored import stored
from sync.stock.place import VARIANCE
from sync.stock.views import CaseRow, DocumentRow, DocumentView
from sync.wire.messages import CaseLetter, DocumentLetter, Letter
from sync.wire.shown import case_row, document_view

_AT_ONCE = 1_000

_DOCUMENTS = (
    'SELECT id, number, kind, state, site, party, occurred_at, "by", lines, first_item, cases, letter'
    " FROM document WHERE (occurred_at, id) > (?, ?) AND (kind = ? OR ? = '') AND (state = ? OR ? = '')"
    "{seen} ORDER BY occurred_at, id LIMIT {limit}"
)
_WAITING = "SELECT document, count(*) FROM verdict WHERE NOT is_final GROUP BY document"
_CASES = (
    'SELECT c.letter, c.document, c.number, c.state, c.opened_at, c.id FROM "case" AS c'
    " JOIN document ON document.id = c.document"
    " WHERE (c.state, c.opened_at, c.id) > (?, ?, ?) AND (c.state = ? OR ? = '')"
    "{seen} ORDER BY c.state, c.opened_at, c.id LIMIT {limit}"
)
_EXPLAINED = (
    "SELECT movement.line, document.number, origin, quantity FROM movement"
    " JOIN document ON document.id = movement.document WHERE count = ? ORDER BY at, step, line"
)


class _Revision(Letter):
    """As much of a document's letter as a list needs."""

    revision: str


@dataclass(frozen=True, slots=True)
class DocumentsWanted:
    """Which documents or cases are asked for; empty means every one. `sites`: theirs, or on the way there."""

    sites: frozenset[str] = frozenset()
    kind: str = ""
    state: str = ""


class Reading:
    """What HQ's people read."""

    def __init__(self, database: HqDatabase) -> None:
        self._database = database

    def documents(
        self, wanted: DocumentsWanted, after: tuple[str, str] = ("", "")
    ) -> tuple[list[DocumentRow], bool]:
        """A page of documents after an (`occurred_at`, id), in that order, and whether some are left."""
        seen, sites = _seen_by(wanted.sites, prefix="")
        given = (*after, wanted.kind, wanted.kind, wanted.state, wanted.state, *sites)
        with self._database.reading() as books:
            rows = bulk.ask(books, _DOCUMENTS.format(seen=seen, limit=_AT_ONCE), given)
            waiting: dict[str, int] = dict(bulk.ask(books, _WAITING))
        return [_document_row(row, waiting.get(row[0], 0)) for row in rows], len(rows) == _AT_ONCE

    def show(self, document: str) -> DocumentView | None:
        """A document by its id, its printed number or HQ's; None where there is none."""
        with self._database.reading() as books:
            body = _body(books, document)
            if body is None:
                return None
            letter = stored(body, DocumentLetter)
            return document_view(letter, explained=_explained(books, letter.id))

    def cases(
        self, wanted: DocumentsWanted, after: tuple[str, str, str] = ("", "", "")
    ) -> tuple[list[CaseRow], bool]:
        """A page of cases after a (state, `opened_at`, id), in that order: open ones first."""
        seen, sites = _seen_by(wanted.sites, prefix="document.")
        given = (*after, wanted.state, wanted.state, *sites)
        with self._database.reading() as books:
            rows = bulk.ask(books, _CASES.format(seen=seen, limit=_AT_ONCE), given)
        return [_case_row(row) for row in rows], len(rows) == _AT_ONCE

    def case(self, case: str) -> CaseRow | None:
        """One case."""
        statement = 'SELECT letter, document, number FROM "case" WHERE id = ?'
        with self._database.reading() as books:
            rows = bulk.ask(books, statement, (case,))
        return _case_row(rows[0]) if rows else None


def _seen_by(sites: frozenset[str], *, prefix: str) -> tuple[str, list[str]]:
    """The condition that a document is of those sites, or on its way there, and what it names."""
    if not sites:
        return "", []
    marks = ", ".join("?" * len(sites))
    condition = f" AND ({prefix}site IN ({marks}) OR {prefix}to_site IN ({marks}))"
    return condition, [*sorted(sites), *sorted(sites)]


def _document_row(row: bulk.Row, pending: int) -> DocumentRow:
    key, number, kind, state, site, party, at, by, lines, first_item, cases, body = row
    revision = stored(bytes(body), _Revision).revision
    return DocumentRow(
        key, number, kind, state, revision, pending, site, party, at, by, lines, first_item, cases
    )


def _case_row(row: bulk.Row) -> CaseRow:
    body, document, number, *_ = row
    return case_row(stored(bytes(body), CaseLetter), document, number)


def _body(books: Connection, document: str) -> bytes | None:
    columns = ("id", "number", *(("hq_number",) if document.startswith("HQ-") else ()))
    for column in columns:
        rows = bulk.ask(books, f"SELECT letter FROM document WHERE {column} = ?", (document,))
        if rows:
            return bytes(rows[0][0])
    return None


def _explained(books: Connection, document: str) -> dict[str, list[tuple[str, int]]]:
    """By line of a count, the documents told late and what each had moved at the shelf."""
    told: dict[str, list[tuple[str, int]]] = {}
    for entry, number, origin, quantity in bulk.ask(books, _EXPLAINED, (document,)):
        line = entry.removeprefix(f"count:{document}:").partition(":")[0]
        moved = -quantity if origin == VARIANCE else quantity
        told.setdefault(line, []).append((number, moved))
    return told
