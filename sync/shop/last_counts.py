"""When each SKU was last counted at this site, and how far the books were off: how much a figure is worth."""

from dataclasses import dataclass

from sync.shop.database import Database
from sync.stock.document import Line
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter
from sync.wire.reading import content_read

_COUNTS = (
    "SELECT coalesce(local, body) FROM document WHERE kind = 'count' AND state = 'posted'"
    " AND site = ? ORDER BY occurred_at"
)


@dataclass(frozen=True, slots=True)
class LastCount:
    """`variance` is counted - book in smallest units, over all bins and lots of that count."""

    at: str
    variance: int
    document: str


def last_counts(cache: Database, *, site: str) -> dict[str, LastCount]:
    """By SKU its last count. Reads every posted count of the site: not for each repaint."""
    found: dict[str, LastCount] = {}
    for (body,) in cache.rows(_COUNTS, (site,)):
        letter = unpacked(body, DocumentLetter)
        found |= _counts_of(letter)
    return found


def _counts_of(letter: DocumentLetter) -> dict[str, LastCount]:
    variances: dict[str, int] = {}
    for line in content_read(letter.content).lines:
        variances[line.sku] = variances.get(line.sku, 0) + _variance(line)
    return {sku: LastCount(letter.occurred_at, n, letter.id) for sku, n in variances.items()}


def _variance(line: Line) -> int:
    return 0 if line.book is None else line.quantity - line.book
