"""A document as the cache has it: HQ's letter, and the same with the own pending steps over it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.shop.counted_rows import keep_counted, keep_newly_counted
from sync.shop.database import Connection, Row
from sync.stock.document import Content, Document
from sync.stock.kinds import KINDS, kind_named
from sync.stock.kinds.kind import NEW
from sync.stock.law import Outcome
from sync.stock.movement import Movement
from sync.stock.reserving import locks
from sync.wire.letters import changed, packed, unpacked
from sync.wire.messages import (
    CaseLetter,
    ContentLetter,
    DocumentLetter,
    StepLetter,
    StepSummary,
)
from sync.wire.reading import (
    attachment_letters,
    content_letter,
    content_read,
    document_read,
    movement_letters,
)

REFUSED = "refused"
"""The state shown of a document whose every step HQ refused: it moved nothing, and stays visible."""

FIND = "SELECT key, feed, pending, coalesce(local, body) FROM document WHERE {by} = ?"
"""A document's row by `id` or by `number`."""

_COLUMNS = (
    "number", "hq_number", "kind", "state", "revision", "site", "to_site", "party", "by",
    "occurred_at", "lines", "first_item", "cases",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO document ({', '.join(_COLUMNS)}, id, feed, pending, body, local)"
    f" VALUES ({', '.join('?' * (len(_COLUMNS) + 5))})"
)
_INSERT_TOLD = (
    f"INSERT INTO document ({', '.join(_COLUMNS)}, key, id, feed, body)"
    f" VALUES ({', '.join('?' * (len(_COLUMNS) + 4))})"
)
_NEXT_KEY = "SELECT coalesce(max(key), 0) + 1 FROM document"
_UPDATE = f"UPDATE document SET {', '.join(f'{name} = ?' for name in _COLUMNS)}"
_TELL = f"{_UPDATE}, pending = 0, local = NULL, feed = ?, body = ? WHERE key = ?"


@dataclass(frozen=True, slots=True)
class Present:
    """A document as it stands, `pending` own steps included; `feed` is where HQ's part is from."""

    key: int
    feed: int
    pending: int
    letter: DocumentLetter

    def document(self) -> Document:
        """The law's value of it."""
        return document_read(self.letter)


@dataclass(frozen=True, slots=True)
class Heard:
    """A document of the feed, read: `feed` is its position there, `body` the letter's own bytes."""

    feed: int
    letter: DocumentLetter
    body: bytes
    movements: tuple[Movement, ...]


def present_of(row: Row | None) -> Present | None:
    """What a row of `FIND` says."""
    if row is None:
        return None
    key, feed, pending, body = row
    return Present(key, feed, pending, unpacked(body, DocumentLetter))


def with_step(
    letter: DocumentLetter | None, step: StepLetter, *, outcome: Outcome, head: bytes
) -> DocumentLetter:
    """The document after an own step that the law took; `head` is the chain's after it."""
    document = outcome.document
    content = _content(letter, step, document.content)
    return DocumentLetter(
        id=document.id,
        number=document.number,
        kind=document.kind,
        state=document.state,
        revision=letter.revision if letter else "",
        site=document.site,
        occurred_at=document.occurred_at,
        content=content,
        hq_number=letter.hq_number if letter else "",
        steps=[*(letter.steps if letter else ()), summary_of(step, head)],
        movements=movement_letters(document.movements, document.content),
        cases=letter.cases if letter else [],
        attachments=attachment_letters(document.attachments),
    )


def _content(letter: DocumentLetter | None, step: StepLetter, content: Content) -> ContentLetter:
    """The letter of the content, taken from where it stands already if it does."""
    if step.content is not None and kind_named(step.kind).rule(step.name).writes_content:
        return step.content
    if letter is not None and step.changes is None and letter.content.lines:
        return letter.content
    return content_letter(content)


def with_resolution(letter: DocumentLetter, step: StepLetter, *, head: bytes) -> DocumentLetter:
    """The document after a case was resolved here; what that moves is HQ's to say."""
    cases = [_resolved(case, step) if case.case == step.case else case for case in letter.cases]
    return changed(letter, steps=[*letter.steps, summary_of(step, head)], cases=cases)


def _resolved(case: CaseLetter, step: StepLetter) -> CaseLetter:
    if case.state != "open":
        return case  # somebody was first, and HQ will say so
    return changed(
        case, state="resolved", taken=step.take, reason=step.reason, resolved_by=step.by,
        resolved_at=step.at,
    )  # fmt: skip


def as_refused(letter: DocumentLetter) -> DocumentLetter:
    """A document that HQ never had, after it refused its steps."""
    steps = [changed(step, verdict=step.verdict or REFUSED) for step in letter.steps]
    return changed(letter, state=REFUSED, movements=[], steps=steps)


def known_only_here(step: StepLetter) -> DocumentLetter:
    """A document of which nothing is known but that an own step is about it."""
    return DocumentLetter(
        id=step.document, number=step.number, kind=step.kind, state=NEW, revision="",
        site=step.site, occurred_at=step.at, content=step.content or ContentLetter(lines=[]),
    )  # fmt: skip


def with_summary(letter: DocumentLetter, step: StepLetter, *, head: bytes) -> DocumentLetter:
    """The document with a pending step that has no effect as things stand; HQ will judge it."""
    return changed(letter, steps=[*letter.steps, summary_of(step, head)])


def summary_of(step: StepLetter, head: bytes) -> StepSummary:
    """An own step on a timeline, waiting for its verdict."""
    return StepSummary(
        step=step.step, seq=step.seq, name=step.name, by=step.by, device=step.device, at=step.at,
        verdict="", offset_ms=step.offset_ms, reason=step.reason, hash=head.hex(),
    )  # fmt: skip


def write_reserved(connection: Connection, letter: DocumentLetter, *, key: int) -> None:
    """What the document holds back, as it is shown: of most kinds nothing, and nothing is written."""
    kind = KINDS.get(letter.kind)
    if kind is None or not kind.locks:
        return
    connection.execute("DELETE FROM reserved WHERE document = ?", (key,))
    if locks(letter.kind, letter.state):
        lines = content_read(letter.content).lines
        rows = [(key, line.line, line.sku, line.bin, line.lot, line.quantity) for line in lines]
        connection.executemany(
            "INSERT INTO reserved (document, line, sku, bin, lot, quantity) VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )


def _write_rows_of(connection: Connection, letter: DocumentLetter, *, key: int) -> None:
    """What is found by goods and not by document."""
    write_reserved(connection, letter, key=key)
    keep_counted(connection, letter, key=key)


def insert_document(
    connection: Connection, letter: DocumentLetter, *, feed: int, pending: int, body: bytes | None
) -> int:
    """A document's first row; its key. `body` None: HQ has not told of it."""
    local = packed(letter) if pending or body is None else None
    given = (*_values(letter), letter.id, feed, pending, body, local)
    key = connection.execute(_INSERT, given).lastrowid
    _write_rows_of(connection, letter, key=key)
    return key


def next_key(connection: Connection) -> int:
    """The key of the next document that is kept; those after it follow one by one."""
    row = connection.execute(_NEXT_KEY).fetchone()
    return int(row[0]) if row else 1


def insert_told(connection: Connection, told: Sequence[tuple[int, Heard]]) -> None:
    """Keep documents, under those keys, that nothing was known of before HQ told them."""
    rows = [
        (*_values(heard.letter), key, heard.letter.id, heard.feed, heard.body)
        for key, heard in told
    ]
    connection.executemany(_INSERT_TOLD, rows)
    keep_newly_counted(connection, [(key, heard.letter) for key, heard in told])
    for key, heard in told:
        write_reserved(connection, heard.letter, key=key)
        if heard.letter.cases:
            write_cases(connection, heard.letter, key=key)


def show_pending(connection: Connection, letter: DocumentLetter, *, key: int, pending: int) -> None:
    """Show the document as `letter`; HQ's part stays."""
    connection.execute(
        f"{_UPDATE}, pending = ?, local = ? WHERE key = ?",
        (*_values(letter), pending, packed(letter), key),
    )
    _write_rows_of(connection, letter, key=key)


def tell_document(
    connection: Connection, letter: DocumentLetter, *, key: int, feed: int, body: bytes
) -> None:
    """HQ told of a document that was known, and nothing of ours lies over it any more."""
    connection.execute(_TELL, (*_values(letter), feed, body, key))
    _write_rows_of(connection, letter, key=key)


def tell_documents(connection: Connection, told: Sequence[tuple[int, Heard]]) -> None:
    """The same of many, by key, of which nothing else is found by goods than before."""
    rows = [(*_values(heard.letter), heard.feed, heard.body, key) for key, heard in told]
    connection.executemany(_TELL, rows)


def show_told(connection: Connection, letter: DocumentLetter, *, key: int) -> None:
    """Show the document as HQ has it: nothing of ours is over it any more."""
    connection.execute(
        f"{_UPDATE}, pending = 0, local = NULL WHERE key = ?", (*_values(letter), key)
    )
    _write_rows_of(connection, letter, key=key)


def write_cases(connection: Connection, letter: DocumentLetter, *, key: int) -> None:
    """Where each case of the document stands, for finding it by its id."""
    connection.execute("DELETE FROM cases WHERE document = ?", (key,))
    rows = [(case.case, key, case.state, case.code, case.opened_at) for case in letter.cases]
    if rows:
        connection.executemany(
            "INSERT OR REPLACE INTO cases (id, document, state, code, opened_at) VALUES (?, ?, ?, ?, ?)",
            rows,
        )


def _values(letter: DocumentLetter) -> tuple[object, ...]:
    lines = letter.content.lines
    return (
        letter.number, letter.hq_number, letter.kind, letter.state, letter.revision, letter.site,
        letter.content.to_site, letter.content.party, letter.steps[0].by if letter.steps else "",
        letter.occurred_at, len(lines), (lines[0].name or lines[0].sku) if lines else "",
        sum(case.state == "open" for case in letter.cases),
    )  # fmt: skip
