"""Which goods were counted when, as the documents are shown here: what is told later may be owed to those counts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from sync.shop.database import Connection, Row
from sync.stock.counted import CountLine
from sync.stock.late import WINDOW_S
from sync.stock.moment import format_moment, parse_moment
from sync.stock.movement import Movement, StockKey
from sync.stock.place import bin_at
from sync.wire.counted_cases import line_left
from sync.wire.letters import unpacked
from sync.wire.messages import CaseLetter, DocumentLetter, StepSummary
from sync.wire.reading import corrected
from sync.wire.standing import content_of_post, posts_standing

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
_ROWS = (
    "SELECT document, sku, place, lot, line, at, device, seq FROM counted"
    " WHERE document IN ({marks})"
)
_OF_DOCUMENT = (
    "SELECT d.id, c.line, c.place, c.sku, c.lot, c.at FROM counted c"
    " JOIN document d ON d.key = c.document WHERE c.document = ?"
)
_WAITING = (
    "SELECT DISTINCT document FROM movement"
    " WHERE sku = ? AND at < ? AND pending > 0 AND lot = ? AND ? IN (origin, destination)"
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
        for line, device, seq in _standing(letter)
    ]
    if rows:
        connection.executemany(_INSERT, rows)


def _standing(letter: DocumentLetter) -> list[tuple[CountLine, str, int]]:
    is_count = letter.kind == _COUNT and letter.state == _POSTED
    return lines_counted(letter) if is_count else []


def counted_alike(connection: Connection, told: Mapping[int, DocumentLetter]) -> set[int]:
    """Those of these documents, by key, of which just that is kept which their letters have counted."""
    kept: dict[int, set[Row]] = {key: set() for key in told}
    marks = ",".join("?" * len(told))
    for key, *row in connection.execute(_ROWS.format(marks=marks), list(told)):
        kept[key].add(tuple(row))
    return {
        key
        for key, letter in told.items()
        if kept[key]
        == {
            (line.sku, line.place, line.lot, line.line, line.at, device, seq)
            for line, device, seq in _standing(letter)
        }
    }


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
    posts = posts_standing(letter.steps, cases)
    found = {line: (line, post) for post in posts for line in _lines_of(letter, post, cases)}
    return [
        (line, post.device, post.seq)
        for line, post in found.values()
        if not any(line_left(case, line) for case in cases)
    ]


def _lines_of(
    letter: DocumentLetter, post: StepSummary, cases: list[CaseLetter]
) -> Iterator[CountLine]:
    at = _told_at(post)
    for line in content_of_post(post, letter.steps, cases, letter.content).lines:
        place = bin_at(letter.site, line.bin)
        yield CountLine(letter.id, line.line, place, line.sku, line.lot, at)


def _told_at(step: StepSummary) -> str:
    return step.at if step.verdict else corrected(step.at, step.offset_ms)


def hours_posted(letter: DocumentLetter) -> set[str]:
    """Every hour at which a paper was posted, whatever became of it."""
    return {_told_at(step) for step in letter.steps if step.name == "post"}


def counted_by(letter: DocumentLetter) -> list[CountLine]:
    """All that a count was ever posted with, whatever became of it; none of another kind.

    What waits may be owed to it, or was until now.
    """
    if letter.kind != _COUNT:
        return []
    posts = [step for step in letter.steps if step.name == "post"]
    return [line for post in posts for line in _lines_of(letter, post, letter.cases)]


def counted_before(connection: Connection, key: int) -> list[CountLine]:
    """What document `key` has counted, as it was known until now."""
    found = connection.execute(_OF_DOCUMENT, (key,))
    return [CountLine(*row) for row in found.fetchall()]


def counted_since(
    connection: Connection, movements: Iterable[Movement]
) -> dict[StockKey, list[Known]]:
    """The counts that these movements may be owed to: of their goods, and not long before them."""
    told = list(movements)
    since = _moved_by(min(m.at for m in told), -WINDOW_S) if told else "~"
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


def _moved_by(at: str, seconds: int) -> str:
    return format_moment(parse_moment(at) + timedelta(seconds=seconds))


def waiting_before(connection: Connection, line: CountLine) -> set[int]:
    """The documents, by key, of own steps that HQ has not told of and that this count may be the first to see.

    An earlier count may have known of them, or a person may have said that they were after it; and
    those within the window may be said to have been before this one.
    """
    end = _moved_by(line.at, WINDOW_S)
    found = connection.execute(_WAITING, (line.sku, end, line.lot, line.place))
    return {row[0] for row in found.fetchall()}


def keep_all_counted(connection: Connection) -> None:
    """Fill the table from the documents of a cache that had none."""
    for key, body in connection.execute(_POSTED_COUNTS).fetchall():
        keep_counted(connection, unpacked(body, DocumentLetter), key=key)
