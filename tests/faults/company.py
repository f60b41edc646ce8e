"""HQ's books made and read by direct calls: only what is to be harmed is a process of its own."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.cli.wall_clock import WallClock
from sync.hq import bulk
from sync.hq.headquarters import Headquarters, found_headquarters, open_headquarters
from sync.hq.item_intake import import_items
from sync.stock.item import SiteKind
from tests.journeys.program import Program

SITE = "MK02"
SKU = "TEA"


def a_company(folder: Path, *, database: str = "", skus: int = 1, site: str = SITE) -> Program:
    """A new HQ with one store and some goods, the first of them `SKU`."""
    program = Program(folder / "hq", database=database)
    catalogue = folder / "items.csv"
    rows = [f"{SKU},檸檬茶", *(f"SKU{n:05d},貓罐頭 {n}" for n in range(1, skus))]
    catalogue.write_text("sku,name\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found_headquarters(database or program.folder, "Example Retail", WallClock())
    with headquarters(program) as hq:
        hq.staff.add_site(site, f"Site {site}", SiteKind.STORE)
        assert import_items(hq.database, catalogue).refused == ()
    return program


@contextmanager
def headquarters(program: Program) -> Iterator[Headquarters]:
    """HQ's rooms, opened in this process beside whoever serves them."""
    with open_headquarters(program.database or program.folder, WallClock()) as hq:
        yield hq


def a_shop(folder: Path, *, hq: Program, url: str, site: str = SITE) -> Program:
    """A newly enrolled device that HQ answers at `url`, with the catalogue taken in."""
    with headquarters(hq) as office:
        code = office.devices.new_code(site).code
    shop = Program(folder)
    enrolled = shop.shop("enrol", "--hq", url, "--code", code, "--name", "Till")
    assert enrolled.code == 0, enrolled.error
    assert shop.shop("sync").code == 0
    return shop


def documents_at(program: Program) -> tuple[Counter[str], Counter[str]]:
    """How often each document stands in HQ's custody, and how many movements it made."""
    with headquarters(program) as hq, hq.database.reading() as books:
        log, moved = (
            bulk.ask(books, f"SELECT document, count(*) FROM {table} GROUP BY document")
            for table in ("device_log", "movement")
        )
    return Counter(_counted(log)), Counter(_counted(moved))


def _counted(rows: list[bulk.Row]) -> dict[str, int]:
    return {str(row[0]): int(row[1]) for row in rows}
