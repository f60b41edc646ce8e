"""Writes what a batch has changed, one statement a table, the feed's head last.

From `touch` on every other writer waits: what follows it are plain inserts.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bench import PENDING, Bench, Given
from sync.hq.entry import SHORT
from sync.hq.feed import Advance, Changed, Taken, site_scope, touch
from sync.hq.folder import Folder, closed
from sync.hq.plan import packed_plan
from sync.hq.ruling import CaseFile
from sync.hq.tables import (
    balance,
    count_line,
    document,
    document_version,
    movement,
    reservation,
    verdict,
)
from sync.stock.counted import CountLine, count_lines, count_of
from sync.stock.kinds import kind_named
from sync.stock.place import receiver_of, site_of
from sync.stock.reserving import locked
from sync.stock.verdict import Verdict
from sync.wire.feed_row import row_letter
from sync.wire.letters import changed, packed
from sync.wire.messages import DocumentLetter, VerdictLetter

_FEW = 5
"""Rows that are handed to who waits as they were written; more are read."""
_TURN = 50
"""Rulings between two turns."""
_MANY = 50
"""New balances of one batch that are worth a statement of their own."""

_BALANCE = (
    "INSERT INTO balance (sku, place, lot, site, receiver, expires, quantity) {values}"
    " ON CONFLICT (sku, place, lot) DO UPDATE SET quantity = balance.quantity + excluded.quantity,"
    " expires = CASE excluded.expires WHEN '' THEN balance.expires ELSE excluded.expires END"
)


def write(connection: Connection, bench: Bench) -> list[VerdictLetter]:
    """Write all that the bench has changed but the movements themselves; the answers in the order given."""
    folders = list(bench.touched.values())
    told = [closed(folder, "") for folder in folders]  # meanwhile the last movements go in
    bulk.insert(connection, balance, fresh_balances(bench))
    changes, revisions = _changes(folders)
    known = [row for row, _ in _balance_rows(bench)]
    bulk.upsert(connection, _BALANCE, known, types="ttttttn")
    _write_counts(connection, bench.given)
    numberless = [folder for folder in folders if folder.hq_number == PENDING]
    taken = touch(connection, changes, numbers=len(numberless))
    for number, folder in enumerate(numberless, taken.first_number):
        folder.hq_number = f"HQ-{number:08d}"
    places = {
        folder.document.id: taken.first + offset
        for folder, offset in zip(folders, revisions, strict=True)
    }
    bodies = _write_documents(connection, zip(folders, told, strict=True), places, taken.epoch)
    letters = _answers(bench, places, taken)  # meanwhile the documents go in
    bench.advance = _told_of(taken, changes, bodies)
    _write_reservations(connection, folders)
    _write_cases(connection, bench.changed_cases.values())
    _write_versions(connection, bench.given, places, taken.epoch)
    _write_attachments(connection, bench.given)
    _write_verdicts(connection, bench.given, letters)
    return letters


class Outflow:
    """Movements and new balances on their way into the books while the next steps are judged.

    They go in turns, so that PostgreSQL has something to do nearly all of that time.
    """

    def __init__(self, connection: Connection, bench: Bench) -> None:
        self._connection = connection
        self._bench = bench
        self._rows: list[bulk.Row] = []
        self._rulings = 0

    def add(self, given: Given) -> None:
        """Let what that ruling moves go in, in its turn."""
        self._rows += movement_rows(given)
        self._rulings += 1
        if self._rulings % _TURN == 0:
            is_balances = self._rulings % (2 * _TURN) == 0
            (self._send_balances if is_balances else self.send)()

    def send(self) -> None:
        """Let the movements that are left go in."""
        bulk.insert(self._connection, movement, self._rows)
        self._rows = []

    def _send_balances(self) -> None:
        bulk.insert(self._connection, balance, fresh_balances(self._bench))


def movement_rows(given: Given) -> list[bulk.Row]:
    """The rows of what one ruling moves."""
    document = given.entry.document
    return [
        (
            m.step,
            m.line,
            document,
            m.sku,
            m.lot,
            m.expires,
            m.origin,
            m.destination,
            m.quantity,
            m.at,
            count_of(m.line),
        )
        for m in given.ruling.movements
    ]


def fresh_balances(bench: Bench) -> list[bulk.Row]:
    """The rows of new balances, where they are many: to go in as rows do costs half of it.

    From now on the bench takes them for what the books have.
    """
    fresh = [row for row, is_fresh in _balance_rows(bench) if is_fresh]
    if len(fresh) < _MANY:
        return []
    for sku, place, lot, *_, quantity in fresh:
        bench.balances[place, sku, lot] = quantity
        del bench.moved[place, sku, lot]
    return fresh


def _balance_rows(bench: Bench) -> Iterator[tuple[bulk.Row, bool]]:
    """In one order, so that nobody waits for each other; and whether the books have no such balance.

    They have none where it was looked for and not found: its site is locked since.
    """
    expires, sought, balances = bench.expires.get, bench.sought.get, bench.balances
    for key, quantity in sorted(bench.moved.items()):
        place, sku, lot = key
        site = site_of(place)
        row = (sku, place, lot, site, receiver_of(place), expires(key, ""), quantity)
        yield row, sku in sought(site, ()) and key not in balances


def _write_counts(connection: Connection, given: Iterable[Given]) -> None:
    reversed_ones: list[bulk.Row] = []
    gone: list[bulk.Row] = []
    standing: dict[bulk.Row, CountLine] = {}
    for _, ruling in given:
        if ruling.uncounts and ruling.document:
            reversed_ones.append((ruling.document.id,))
            standing = {k: line for k, line in standing.items() if k[0] != ruling.document.id}
        for line in ruling.left:
            gone.append(_count_key(line))
            standing.pop(_count_key(line), None)
        if ruling.counts and ruling.document:
            told = {_count_key(line): line for line in count_lines(ruling.document, ruling.at)}
            standing |= told
            gone += told if ruling.out_of_order else ()  # one of that very instant may be there
    bulk.run(connection, "DELETE FROM count_line WHERE document = ?", reversed_ones)
    bulk.run(connection, "DELETE FROM count_line WHERE document = ? AND line = ? AND at = ?", gone)
    rows = [
        (line.document, line.line, site_of(line.place), line.place, line.sku, line.lot, line.at)
        for line in standing.values()
    ]
    bulk.insert(connection, count_line, rows)


def _count_key(line: CountLine) -> bulk.Row:
    return line.document, line.line, line.at


def _changes(folders: Iterable[Folder]) -> tuple[list[Changed], list[int]]:
    """What the feed is told, and for each folder the offset of its own position: its last."""
    changes: list[Changed] = []
    offsets: list[int] = []
    for folder in folders:
        key = folder.document.id
        heard = folder.scopes
        scopes = sorted(heard | {site_scope(site) for site in folder.sites})
        changes += [Changed(s, "document", key, is_new=s not in heard) for s in scopes]
        offsets.append(len(changes) - 1)
    return changes, offsets


def _write_documents(
    connection: Connection,
    folders: Iterable[tuple[Folder, DocumentLetter]],
    places: dict[str, int],
    epoch: str,
) -> dict[str, bytes]:
    """The letters as they were written, by document."""
    old: list[bulk.Row] = []
    letters: dict[str, bytes] = {}
    with bulk.inflow(connection, document) as filing:
        for folder, told in folders:
            seq = places[folder.document.id]
            letter = changed(told, revision=f"{epoch}.{seq}", hq_number=folder.hq_number)
            row = _document_row(folder, seq, packed(letter))
            letters[folder.document.id] = row[-1]
            if folder.is_new:
                filing.add([row])
            else:
                old.append(row)
    names = [column.name for column in document.columns][1:]
    settings = ", ".join(f'"{name}" = ?' for name in names)
    statement = f"UPDATE document SET {settings} WHERE id = ?"
    bulk.run(connection, statement, [(*row[1:], row[0]) for row in old])
    return letters


def _told_of(taken: Taken, changes: Sequence[Changed], letters: dict[str, bytes]) -> Advance:
    advance = taken.advance(changes)
    if len(changes) > _FEW:
        return advance
    rows = [
        (change.scope, row_letter(seq, change.kind, change.entity, letters[change.entity]))
        for seq, change in enumerate(changes, taken.first)
    ]
    return advance._replace(rows=tuple(rows))


def _document_row(folder: Folder, seq: int, letter: bytes) -> bulk.Row:
    told = folder.document
    content = told.content
    lines = content.lines
    return (
        told.id,
        told.number,
        folder.hq_number,
        told.kind,
        told.state,
        told.site,
        content.to_site,
        content.party[:SHORT],
        content.reference[:SHORT],
        told.occurred_at,
        folder.steps[0].by if folder.steps else "",
        len(lines),
        (lines[0].name or lines[0].sku) if lines else "",
        sum(case.state == "open" for case in folder.cases),
        seq,
        letter,
    )


def _write_reservations(connection: Connection, folders: Iterable[Folder]) -> None:
    """What each document holds back as it stands: rows, never a counter."""
    told = [folder.document for folder in folders if kind_named(folder.document.kind).locks]
    bulk.run(connection, "DELETE FROM reservation WHERE document = ?", [(d.id,) for d in told])
    rows = [
        (document.id, line.line, document.site, line.sku, line.lot, line.quantity)
        for document in told
        for line in locked(document)
    ]
    bulk.insert(connection, reservation, rows)


def _write_cases(connection: Connection, cases: Iterable[CaseFile]) -> None:
    statement = (
        'INSERT INTO "case" (id, document, number, site, step, code, sku, state, opened_at,'
        " resolved_at, letter, plan) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
        " resolved_at = excluded.resolved_at, letter = excluded.letter"
    )
    bulk.run(connection, statement, [_case_row(case) for case in cases])


def _case_row(case: CaseFile) -> bulk.Row:
    letter = case.letter
    return (
        letter.case,
        case.document,
        case.number,
        case.site,
        letter.step,
        letter.code,
        case.sku,
        letter.state,
        letter.opened_at,
        letter.resolved_at,
        packed(letter),
        packed_plan(case.plan),
    )


def _write_versions(
    connection: Connection, given: Iterable[Given], places: dict[str, int], epoch: str
) -> None:
    rows = [
        (
            entry.document,
            version.step,
            places[entry.document],
            epoch,
            None if version.content is None else packed(version.content),
            packed(version.mine),
            json.dumps(dict(version.renamed)),
        )
        for entry, ruling in given
        if (version := ruling.version) is not None
    ]
    bulk.insert(connection, document_version, rows)


def _write_attachments(connection: Connection, given: Iterable[Given]) -> None:
    """Which blobs HQ may be given from now on, and for whom."""
    rows = [
        (entry.document, one.sha256, one.size, one.media_type, one.name, entry.step)
        for entry, ruling in given
        if ruling.verdict is Verdict.APPLIED and entry.letter is not None
        for one in entry.letter.attached
    ]
    statement = (
        "INSERT INTO attachment (document, sha256, size, media_type, name, step)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    bulk.run(connection, statement, rows)


def _answers(bench: Bench, places: dict[str, int], taken: Taken) -> list[VerdictLetter]:
    """The verdicts as they are sent and kept."""
    letters: list[VerdictLetter] = []
    by_seq: dict[int, VerdictLetter] = {}
    for entry, ruling in bench.given:
        if ruling.again is not None:
            letter = ruling.again
        elif ruling.again_of is not None:
            letter = changed(by_seq[ruling.again_of], seq=entry.seq)
        else:
            letter = _answer(bench, Given(entry, ruling), places.get(entry.document, 0), taken)
        by_seq[entry.seq] = letter
        letters.append(letter)
    return letters


def _answer(bench: Bench, given: Given, seq: int, taken: Taken) -> VerdictLetter:
    entry, ruling = given
    folder = bench.folders.get(entry.document)
    posted = ruling.is_fact and folder is not None
    return VerdictLetter(
        seq=entry.seq,
        step=entry.step,
        verdict=ruling.verdict.value,
        code=ruling.code,
        message=ruling.message,
        facts=dict(ruling.facts),
        revision=f"{taken.epoch}.{seq}" if seq else "",
        feed=seq,
        number=folder.hq_number if posted and folder else "",
        case=ruling.case,
        retry_s=ruling.retry_s,
        renamed=dict(ruling.renamed),
    )


def _write_verdicts(
    connection: Connection, given: Sequence[Given], letters: Sequence[VerdictLetter]
) -> None:
    new: list[bulk.Row] = []
    old: list[bulk.Row] = []
    for (entry, ruling), letter in zip(given, letters, strict=True):
        told = ruling.verdict
        is_own = ruling.again is None and ruling.again_of is None and ruling.code not in NOT_OWN
        step = entry.step if is_own and entry.step else None
        body = packed(letter)
        if entry.is_waiting:
            judged = (step, told.value, ruling.code, told.is_final, body)
            old.append((*judged, entry.device.id, entry.seq))
            continue
        place = (entry.device.id, entry.seq, step, entry.document)
        new.append((*place, told.value, ruling.code, told.is_final, body))
    bulk.insert(connection, verdict, new)
    statement = (
        "UPDATE verdict SET step = ?, verdict = ?, code = ?, is_final = ?, letter = ?"
        " WHERE device = ? AND seq = ?"
    )
    bulk.run(connection, statement, old)


NOT_OWN = frozenset({"op_id_reuse", "malformed", "bug"})
"""Answers that do not speak for the step id that the bytes name."""
