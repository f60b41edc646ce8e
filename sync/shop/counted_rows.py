"""Which goods were counted when, as the documents are shown here: what is told later may be owed to those counts."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from sync.shop.database import Connection
from sync.stock.counted import CountLine
from sync.stock.late import WINDOW_S
from sync.stock.moment import format_moment, parse_moment
from sync.stock.movement import Movement, StockKey
from sync.stock.place import bin_at
from sync.wire.counted_cases import line_left
from sync.wire.letters import unpacked
from sync.wire.messages import CaseLetter, DocumentLetter, StepSummary
from sync.wire.reading import corrected
from sync.wire.standing import content_of_post, steps_standing

_COUNT = "count"
_POSTED = "posted"
_RESOLVE = "resolve"
_COLUMNS = "c.sku, c.place, c.lot, c.at, d.id, c.line, c.device, c.seq, d.feed"
_FIND = (
    f"SELECT {_COLUMNS} FROM counted c JOIN document d ON d.key = c.document"
    " WHERE c.sku = ? AND c.place = ? AND c.lot = ? AND c.at >= ?"
)
_INSERT = (
    "INSERT INTO counted (sku, place, lot, document, line, at, device, seq)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_OF_DOCUMENT = (
    "SELECT d.id, c.line, c.place, c.sku, c.lot, c.at FROM counted c"
    " JOIN document d ON d.key = c.document WHERE c.document = ?"
)
_WAITING = (
    "SELECT DISTINCT document FROM movement WHERE at > (SELECT coalesce(max(at), '') FROM counted"
    " WHERE sku = ? AND place = ? AND lot = ? AND at < ?)"
    " AND sku = ? AND at <= ? AND pending > 0 AND lot = ? AND ? IN (origin, destination)"
)


class Known(NamedTuple):
    """A count line, the device and sequence of its post, and where HQ's feed told of it last (0: it waits)."""

    line: CountLine
    device: str
    seq: int
    feed: int


_POSTED_COUNTS = (
    "SELECT key, coalesce(local, body) FROM document WHERE kind = 'count' AND state = 'posted'"
)


def keep_counted(connection: Connection, letter: DocumentLetter, *, key: int) -> None:
    """What document `key` has counted, as it is shown now; of other kinds nothing is written."""
    if letter.kind == _COUNT:
        forget_counted(connection, key)
        keep_newly_counted(connection, [(key, letter)])


def keep_newly_counted(connection: Connection, told: Iterable[tuple[int, DocumentLetter]]) -> None:
    """The same of documents, by key, of which nothing was kept."""
    rows = [
        (line.sku, line.place, line.lot, key, line.line, line.at, device, seq)
        for key, letter in told
        if letter.kind == _COUNT and letter.state == _POSTED
        for line, device, seq in lines_counted(letter)
    ]
    if rows:
        connection.executemany(_INSERT, rows)


def forget_counted(connection: Connection, key: int) -> None:
    """Document `key` is no count that stands, as far as is known."""
    connection.execute("DELETE FROM counted WHERE document = ?", (key,))


def lines_counted(letter: DocumentLetter) -> list[tuple[CountLine, str, int]]:
    """What a count has counted, with the device and sequence of its post; nothing before it is posted.

    Posted again it has counted at each of its hours. A line that stands no more, as HQ has heard, is
    not among them.
    """
    waiting = {done.at for done in letter.steps if done.name == _RESOLVE and not done.verdict}
    cases = [case for case in letter.cases if case.resolved_at not in waiting]
    posts = [step for step in steps_standing(letter.steps, cases) if step.name == "post"]
    found = {line: (line, post) for post in posts for line in _lines_of(letter, post, cases)}
    return [
        (line, post.device, post.seq)
        for line, post in found.values()
        if not any(line_left(case, line) for case in cases)
    ]


def _lines_of(
    letter: DocumentLetter, post: StepSummary, cases: list[CaseLetter]
) -> Iterator[CountLine]:
    at = post.at if post.verdict else corrected(post.at, post.offset_ms)
    for line in content_of_post(post, letter.steps, cases, letter.content).lines:
        place = bin_at(letter.site, line.bin)
        yield CountLine(letter.id, line.line, place, line.sku, line.lot, at)


def counted_by(letter: DocumentLetter) -> list[CountLine]:
    """The lines alone; none of another kind."""
    if letter.kind != _COUNT:
        return []
    return [line for line, _, _ in lines_counted(letter)]


def counted_before(connection: Connection, key: int) -> list[CountLine]:
    """What document `key` has counted, as it was known until now."""
    found = connection.execute(_OF_DOCUMENT, (key,))
    return [CountLine(*row) for row in found.fetchall()]


def counted_since(
    connection: Connection, movements: Iterable[Movement]
) -> dict[StockKey, list[Known]]:
    """The counts that these movements may be owed to: of their goods, and not long before them."""
    told = list(movements)
    since = _window_before(min(m.at for m in told)) if told else "~"
    if (
        connection.execute("SELECT 1 FROM counted WHERE at >= ? LIMIT 1", (since,)).fetchone()
        is None
    ):
        return {}
    keys = {(m.sku, place, m.lot) for m in told for place in (m.origin, m.destination)}
    found: dict[StockKey, list[Known]] = {}
    for key in keys:
        for sku, place, lot, at, document, line, device, seq, feed in connection.execute(
            _FIND, (*key, since)
        ).fetchall():
            counted = CountLine(document, line, place, sku, lot, at)
            known = Known(counted, device, seq, feed)
            found.setdefault((place, sku, lot), []).append(known)
    return found


def _window_before(at: str) -> str:
    return format_moment(parse_moment(at) - timedelta(seconds=WINDOW_S))


def waiting_before(connection: Connection, line: CountLine) -> set[int]:
    """The documents, by key, of own steps that HQ has not told of and that this count is the first to see."""
    key = (line.sku, line.place, line.lot)
    found = connection.execute(_WAITING, (*key, line.at, line.sku, line.at, line.lot, line.place))
    return {row[0] for row in found.fetchall()}


def keep_all_counted(connection: Connection) -> None:
    """Fill the table from the documents of a cache that had none."""
    for key, body in connection.execute(_POSTED_COUNTS).fetchall():
        keep_counted(connection, unpacked(body, DocumentLetter), key=key)
