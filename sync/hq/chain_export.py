"""The chains of all devices for an auditor: what they sealed, and what they signed it with."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.wire.chain_lines import AsideLine, ChainLine, encoded, first_line, link_line, written
from sync.wire.messages import Letter

_DEVICES = "SELECT id, number, name, site, public_key, seq, hash FROM device ORDER BY id"
_LOG = "SELECT device, seq, bytes, hash, signature FROM device_log ORDER BY device, seq"
_ASIDE = (
    "SELECT device, seq, previous, bytes, hash, why, received_at, signature, settled, settled_at,"
    " settled_by, reason FROM quarantine ORDER BY device, received_at, seq"
)
_DECIDED = ("settled", "settled_at", "settled_by", "reason")
_COMPANY = "SELECT value FROM setting WHERE name = 'company'"


def chain_export(database: HqDatabase, *, now: str) -> Iterator[bytes]:
    """The export's lines at one state of the books; the others go on meanwhile."""
    with database.reading() as books:
        yield from written(_lines(books, now))


def heads_export(database: HqDatabase, *, now: str) -> Iterator[bytes]:
    """The heads alone: small enough to be kept every night where HQ's own people cannot reach it."""
    with database.reading() as books:
        yield from written(_heads(books, now))


def _lines(books: Connection, now: str) -> Iterator[Letter]:
    yield from _heads(books, now)
    for device, seq, body, head, signature in bulk.stream(books, _LOG):
        signed = bytes(signature) if signature is not None else b""
        yield link_line(device, seq, bytes(body), head=bytes(head), signature=signed)
    for device, seq, previous, body, head, why, at, signature, *settled in bulk.ask(books, _ASIDE):
        decided = dict(zip(_DECIDED, settled, strict=True))
        yield AsideLine(
            aside=device,
            seq=seq,
            previous=bytes(previous or b"").hex(),
            bytes=encoded(bytes(body)),
            hash=bytes(head).hex(),
            why=why,
            received_at=at,
            signature=bytes(signature or b"").hex(),
            **decided,
        )


def _heads(books: Connection, now: str) -> Iterator[Letter]:
    ((company,),) = bulk.ask(books, _COMPANY)
    yield first_line("hq", company, now)
    for device, number, name, site, key, seq, head in bulk.ask(books, _DEVICES):
        yield ChainLine(
            chain=device,
            number=number,
            name=name,
            site=site,
            public_key=bytes(key).hex(),
            seq=seq,
            hash=bytes(head).hex(),
        )
