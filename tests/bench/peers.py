"""Counterstock among its peers: one verb of the peer kit's adapter contract a process.

PYTHONPATH=<checkout> python -m tests.bench.peers server|record|push|pull|live-a|live-b, with the
kit's environment: KIT_DOCS, KIT_N, KIT_START, KIT_DIR, KIT_URL, KIT_PORT, KIT_PG_URL, KIT_GAP_MS.
KIT_SERVER_DB is sqlite or postgresql. A clerk's PC has its catalogue before it sells, so both
devices are enrolled and have theirs before any clock runs (tests.bench.peers_company); every
document is drawn up, checked, sealed, signed, encrypted, judged and explained as in a shop.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sync.cli.lasting import in_bulk, settle_down
from sync.hq.headquarters import open_headquarters
from sync.hq.serving import serve
from sync.shop.exchange import Exchange
from sync.shop.fetch_ahead import on_a_thread
from sync.shop.hq_client import HqClient
from sync.shop.intake import Intake
from sync.shop.profile import Books, open_books
from sync.stock.quantity import parse_quantity
from sync.wire.letters import unpacked
from sync.wire.messages import Letter
from tests.bench.peers_company import SITE_TO, found_for_the_kit
from tests.bench.wall_clock import WallClock

_LISTEN_S = 20
_KINDS: dict[str, dict[str, str]] = {
    "receipt": {"kind": "receipt", "party": "SUP-1"},
    "issue": {"kind": "issue"},
    "transfer": {"kind": "transfer", "to_site": SITE_TO},
    "adjust": {"kind": "adjustment", "reason": "gain"},
    "count": {"kind": "count"},
}


def serve_hq() -> None:
    """HQ with a catalogue, opening stock and both devices let in; then it answers."""
    place = found_for_the_kit()
    with open_headquarters(place, WallClock()) as headquarters:
        serve(headquarters, host="127.0.0.1", port=int(os.environ["KIT_PORT"]), listening=_serving)


def record() -> None:
    """Each document into device A's books, one durable commit each."""
    with _books() as books:
        intake, taken = Intake(books), []
        lines = [_as_recorded(document) for document in _documents()]
        began = time.perf_counter()
        for line in lines:
            before = time.perf_counter_ns()
            intake.record(line)
            taken.append(time.perf_counter_ns() - before)
        _say_json(seconds=time.perf_counter() - began, n=len(lines), lat_ns=taken)


def push() -> None:
    """Everything that waits, until HQ has acknowledged all of it."""
    began = time.perf_counter()
    with _books() as books, _exchange(books) as exchange:
        count = books.journal.count_waiting()
        with in_bulk():
            while books.journal.count_waiting():
                exchange.round()
        _say_json(seconds=time.perf_counter() - began, n=count)


def pull() -> None:
    """Everything device B lacks, committed; then read again from its store."""
    began = time.perf_counter()
    with _books() as books, _exchange(books) as exchange:
        with in_bulk():
            while not exchange.round().is_quiet:
                continue
        _to_the_disk(books.profile)
        contents = [
            kept.content for kept in _kept(books) if kept.content.reference.startswith("HK")
        ]
        total = sum(
            parse_quantity(line.quantity, decimals=0)
            for content in contents
            for line in content.lines
        )
        _say_json(seconds=time.perf_counter() - began, n=len(contents), qty=total)


def _to_the_disk(profile: Path) -> None:
    """The cache may be a moment behind after a power cut, for HQ tells it again; a peer's store may not."""
    for name in ("cache.db", "cache.db-wal"):
        with (profile / name).open("rb") as file:
            os.fsync(file.fileno())


def live_a() -> None:
    """One document each gap: recorded, and sent at once."""
    gap_s = int(os.environ["KIT_GAP_MS"]) / 1000
    with _books() as books, _exchange(books) as exchange:
        intake = Intake(books)
        exchange.round()
        settle_down()
        for document in _documents():
            line, began = _as_recorded(document), time.monotonic()
            print(f"SENT {document['no']} {time.monotonic_ns()}", flush=True)
            intake.record(line)
            exchange.round()
            books.fold_ahead()
            time.sleep(max(0, began + gap_s - time.monotonic()))


def live_b() -> None:
    """What reaches device B, as soon as it is in its books."""
    with _books() as books, _exchange(books) as exchange:
        while not exchange.round().is_quiet:
            continue
        settle_down()
        _ready("")
        while True:
            books.fold_ahead()
            result = exchange.listen(_LISTEN_S)
            seen = time.monotonic_ns()
            for document in result.documents:
                reference = books.reading.show(document).content.reference
                print(f"SEEN {reference} {seen}", flush=True)


@contextmanager
def _books() -> Iterator[Books]:
    with open_books(Path(os.environ["KIT_DIR"]) / "profile", WallClock()) as books:
        yield books


@contextmanager
def _exchange(books: Books) -> Iterator[Exchange]:
    with HqClient(os.environ["KIT_URL"], clock=WallClock()) as client:
        yield Exchange(books, client, WallClock(), random.Random(1), beside=on_a_thread)


def _documents() -> list[dict[str, Any]]:
    start, count = int(os.environ.get("KIT_START", "0")), int(os.environ["KIT_N"])
    with Path(os.environ["KIT_DOCS"]).open("rb") as file:
        return [json.loads(line) for line in islice(file, start, start + count)]


def _as_recorded(document: dict[str, Any]) -> bytes:
    lines = [
        {
            "sku": line["sku"],
            "quantity": str(line["qty"]),
            "unit_price": line["price"],
            "lot": line["lot"],
            "bin": line["loc"],
        }
        for line in document["lines"]
    ]
    told = {"reference": document["no"], "note": document["note"], "lines": lines}
    return json.dumps(told | _KINDS[document["type"]], ensure_ascii=False).encode()


class _Line(Letter):
    quantity: str


class _Content(Letter):
    lines: list[_Line]
    reference: str = ""


class _Kept(Letter):
    """What is read again of a document: the body whole, of its fields what the kit asks for."""

    content: _Content


def _kept(books: Books) -> Iterator[_Kept]:
    for (body,) in books.cache_file.rows("SELECT coalesce(local, body) FROM document"):
        yield unpacked(body, _Kept)


def _serving(url: str) -> None:
    settle_down()
    _ready(url)


def _ready(_url: str) -> None:
    print("READY", flush=True)


def _say_json(**told: object) -> None:
    print(json.dumps(told), flush=True)


_VERBS: dict[str, Callable[[], None]] = {
    "server": serve_hq,
    "record": record,
    "push": push,
    "pull": pull,
    "live-a": live_a,
    "live-b": live_b,
}


if __name__ == "__main__":
    os.environ["COUNTERSTOCK_KEY_FILE"] = str(Path(os.environ["KIT_DIR"]).parent / "keys.json")
    _VERBS[sys.argv[1]]()
