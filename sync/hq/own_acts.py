"""HQ's own acts: sealed into a chain of HQ's own, kept and judged like every other device's."""

from dataclasses import dataclass
from secrets import token_hex

from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sync.hq import bulk, openings
from sync.hq.custody import append, locked_device
from sync.hq.database import HqDatabase
from sync.hq.entry import DeviceRow, Entry, read_entry
from sync.hq.founding import OWN_DEVICE, own_key
from sync.hq.judgement import judged
from sync.hq.ruling import Ruling
from sync.hq.stored import stored
from sync.stock.moment import Hlc, parse_moment
from sync.stock.refusal import Refusal
from sync.stock.verdict import Verdict
from sync.wire.messages import Base, ChangesLetter, ContentLetter, StepLetter, VerdictLetter
from sync.wire.personal import SALT_BYTES, hidden
from sync.wire.seal import chained, sealed, signed


@dataclass(frozen=True, slots=True)
class OwnAct:
    """What somebody at HQ does to a document; `by` empty: HQ itself, with every right.

    `case`, `take` and `reason` belong to the act `resolve`; a resolution may leave `document` empty.
    `at` is when it happened (UTC text); empty: now. `step` is the step's id; empty: a new one.
    """

    name: str
    document: str = ""
    by: str = ""
    base: Base | None = None
    content: ContentLetter | None = None
    changes: ChangesLetter | None = None
    arrived: dict[str, str] | None = None
    case: str = ""
    take: str = ""
    reason: str = ""
    at: str = ""
    step: str = ""


def take_own_step(database: HqDatabase, act: OwnAct, *, now: str) -> VerdictLetter:
    """Seal the act, judge it and commit; `now` is HQ's clock (UTC text).

    Whoever acts is there to be told: what a shop's step would be refused for, or counted in spite
    of, raises Refusal here, and nothing is kept. A clash of edits is answered as `conflict`.
    """
    return database.write(lambda books: _taken(books, act, now=now))


def _taken(connection: Connection, act: OwnAct, *, now: str) -> VerdictLetter:
    device = locked_device(connection, OWN_DEVICE)
    entry = _sealed(connection, device, act, now=now)
    append(connection, device, [entry])
    bench, letters = judged(connection, [entry], now=now)
    _check(bench.given[-1].ruling)
    return letters[-1]


def _check(ruling: Ruling) -> None:
    if ruling.verdict in {Verdict.REFUSED, Verdict.HELD, Verdict.RETRY_LATER}:
        raise Refusal(ruling.code, ruling.message, **dict(ruling.facts))
    if ruling.out_of_order not in {"", "arrived_before_dispatch"}:
        raise Refusal(ruling.out_of_order, ruling.message, **dict(ruling.facts))


def _sealed(connection: Connection, device: DeviceRow, act: OwnAct, *, now: str) -> Entry:
    document, kind, site = _about(connection, act)
    milliseconds = round(parse_moment(now).timestamp() * 1000)
    letter = StepLetter(
        step=act.step or str(uuid7()),
        document=document,
        kind=kind,
        name=act.name,
        site=site,
        device=device.id,
        seq=device.seq + 1,
        at=act.at or now,
        recorded_at=now if act.at else "",
        hlc=str(Hlc(milliseconds)),
        by=act.by,
        base=act.base,
        content=act.content,
        changes=act.changes,
        arrived=act.arrived,
        case=act.case,
        take=act.take,
        reason=act.reason,
    )
    sealing, opening = hidden(letter, salt=token_hex(SALT_BYTES))
    if opening is not None:
        openings.keep(connection, [opening])
    return own_entry(connection, device, sealing, now=now)


def own_entry(connection: Connection, device: DeviceRow, letter: StepLetter, *, now: str) -> Entry:
    """The next place of HQ's own chain, sealed as `letter` is; `device` is HQ, still until the commit."""
    body = sealed(letter)
    head = chained(device.hash, body)
    entry = read_entry(device, letter.seq, body, head=head, received_at=now)
    entry.signature = signed(own_key(connection), head)
    openings.open_entries(connection, [entry])
    return entry


def _about(connection: Connection, act: OwnAct) -> tuple[str, str, str]:
    """Document, kind and site that the act is about."""
    document, step = act.document, ""
    if act.case:
        found = bulk.ask(connection, 'SELECT document, step FROM "case" WHERE id = ?', (act.case,))
        if not found:
            raise Refusal("unknown_case", "There is no such case.")
        document, step = found[0]
    statement = "SELECT id, kind, site FROM document WHERE id = ?"
    known = bulk.ask(connection, statement, (document,))
    if known:
        return known[0][0], known[0][1], known[0][2]
    if not step:
        raise Refusal("unknown_document", "There is no such document.", document=document)
    statement = (
        "SELECT l.bytes FROM verdict v JOIN device_log l ON l.device = v.device AND l.seq = v.seq"
        " WHERE v.step = ?"
    )
    ((body,),) = bulk.ask(connection, statement, (step,))  # refused, and known by its case only
    letter = stored(body, StepLetter)
    return document, letter.kind, letter.site
