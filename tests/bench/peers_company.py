"""The company of the peer kit: every SKU its documents name, opening stock of each, two tills of one site.

Made by the kit's `server` before it is ready, outside every clock: the peers have no catalogue.
"""

import json
import os
import random
from collections.abc import Sequence
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from sync.hq import bulk
from sync.hq.headquarters import Headquarters, found_headquarters, open_headquarters
from sync.hq.judgement import take_push
from sync.hq.serving import answering
from sync.hq.tables import item
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.profile import open_books
from sync.wire.messages import ContentLetter, LineLetter
from tests.bench.wall_clock import WallClock
from tests.hq.world import Till, furnished

SITE, SITE_TO = "MK02", "KC00"
_OPENING = "100000"
_LINES = 500


def found_for_the_kit() -> Path | str:
    """Make HQ, and both devices' profiles beside KIT_DIR; where HQ's books are (folder or URL)."""
    place, clock = _place(), WallClock()
    found_headquarters(place, "Bench", clock)
    skus = sorted(_skus())
    with open_headquarters(place, clock) as headquarters:
        world = furnished(headquarters.database)
        with headquarters.database.transaction() as connection:
            bulk.insert(connection, item, [_item(sku) for sku in skus])
        _open_stock(headquarters, Till(world, SITE, "99"), skus)
        with answering(headquarters) as url:
            for role in "AB":
                _let_in(headquarters, url, role)
    return place


def _place() -> Path | str:
    """A folder of KIT_DIR, or a fresh database beside the kit's own."""
    if os.environ.get("KIT_SERVER_DB", "sqlite") == "sqlite":
        return Path(os.environ["KIT_DIR"]) / "hq"
    kit = os.environ["KIT_PG_URL"]
    with psycopg.connect(kit, autocommit=True) as connection:
        own = SQL("{}").format(Identifier(f"{kit.rpartition('/')[2]}_counterstock"))
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(own))
        connection.execute(SQL("CREATE DATABASE {}").format(own))
    return kit.replace("postgresql://", "postgresql+psycopg://") + "_counterstock"


def _skus() -> set[str]:
    with Path(os.environ["KIT_DOCS"]).open("rb") as file:
        return {line["sku"] for document in file for line in json.loads(document)["lines"]}


def _item(sku: str) -> bulk.Row:
    return (sku, "紅富士蘋果", "", "Fuji apple", "pcs", 0, 100, "HKD", "", "none", True, "")


def _open_stock(headquarters: Headquarters, till: Till, skus: Sequence[str]) -> None:
    """Plenty of everything, so that no document of the kit's asks for more than there is."""
    for start in range(0, len(skus), _LINES):
        lines = [
            LineLetter(line=str(n), sku=sku, quantity=_OPENING, name="紅富士蘋果", unit="pcs")
            for n, sku in enumerate(skus[start : start + _LINES], start=1)
        ]
        till.seal(content=ContentLetter(lines=lines, reference=f"OPEN-{start}"))
        push = till.push_letter(till.seq, till.seq)
        take_push(headquarters.database, till.id, push, now=headquarters.now())


def _let_in(headquarters: Headquarters, url: str, role: str) -> None:
    profile = Path(os.environ["KIT_DIR"]).parent / role / "profile"
    profile.parent.mkdir(parents=True, exist_ok=True)
    clock = WallClock()
    with HqClient(url, clock=clock) as client:
        code = headquarters.devices.new_code(SITE).code
        enrol(profile, clock, client, code=code, name=f"Till {role}")
        with open_books(profile, clock) as books:
            exchange = Exchange(books, client, clock, random.Random(1))
            while not exchange.round().is_quiet:
                continue
