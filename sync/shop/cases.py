"""What waits for a person, on documents that this device holds."""

from sync.shop.database import Database
from sync.stock.views import CaseRow
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter
from sync.wire.shown import case_row

OPEN = "open"

_CASES = (
    "SELECT c.id, coalesce(d.local, d.body) FROM cases c JOIN document d ON d.key = c.document"
    " WHERE c.state = ? OR ? = '' ORDER BY c.state, c.opened_at, c.id"
)
_OPEN_COUNT = "SELECT count(*) FROM cases INDEXED BY cases_open WHERE state = 'open'"


def case_rows(cache: Database, *, state: str = "") -> list[CaseRow]:
    """Cases of one state, or all with the open ones first; each as its document has it now."""
    found: list[CaseRow] = []
    for case_id, body in cache.rows(_CASES, (state, state)):
        letter = unpacked(body, DocumentLetter)
        found += [
            case_row(case, letter.id, letter.number)
            for case in letter.cases
            if case.case == case_id
        ]
    return found


def open_cases(cache: Database) -> int:
    """How many cases wait for a person."""
    row = cache.row(_OPEN_COUNT)
    return int(row[0]) if row else 0
