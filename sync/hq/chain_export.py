"""The chains of all devices for an auditor: what they sealed, and what they signed it with."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.wire.chain_lines import ChainLine, first_line, link_line, written
from sync.wire.messages import Letter

_DEVICES = "SELECT id, number, name, site, public_key, seq, hash FROM device ORDER BY id"
_LOG = "SELECT device, seq, bytes, hash, signature FROM device_log ORDER BY device, seq"
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
