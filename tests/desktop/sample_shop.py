"""A shop's books like the board's: one morning at 旺角店, for tests and for the eye."""

import csv
import os
import tempfile
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path

from sync.shop import profile
from sync.shop.catalogue_intake import TAKERS
from sync.shop.keychain import Secrets, open_keychain
from sync.shop.ledger import Actor, NewDocument, Recorded
from sync.shop.profile import Books, open_books
from sync.shop.profile_folder import LOCK_FILE, profile_id
from sync.stock.document import Content, Line
from sync.stock.rights import Role
from sync.wire.feed_row import row_letter
from sync.wire.letters import packed
from sync.wire.messages import BarcodeLetter, ItemLetter, Letter, SiteLetter, StaffLetter
from tests.clocks import HandClock
from tests.shop.shops import a_shop

SITE = "MK02"
MORNING = datetime(2026, 11, 20, 2, 42, 7, tzinfo=UTC)
"""10:42:07 in Hong Kong."""
MEI, MING = Actor("C101", Role.CLERK), Actor("D201", Role.DESK)

_SHELVES = {  # SKU: lot, expires, bin, quantity
    "DR-0375": ("L2611A", "2027-05-31", "B-02-1", 98),
    "SC-0510": ("OY2609", "2028-03-15", "B-03-2", 41),
    "PT-0085": ("CT26K", "2028-10-01", "E-01-2", 22),
    "BK-0500": ("Y2608", "2026-12-02", "C-01-1", 19),
    "ND-0100": ("N2609", "2027-03-18", "A-01-4", 212),
    "TW-1205": ("TP1107", "2027-01-06", "D-02-3", 9),
    "SN-0227": ("PN2610", "2027-06-30", "D-01-1", 58),
    "ND-0454": ("SH2610", "2027-05-09", "A-02-1", 33),
    "TW-1010": ("TC1116", "2026-12-31", "D-02-4", 11),
    "TY-1100": ("", "", "F-01-2", 61),
}


def items() -> dict[str, ItemLetter]:
    """The demo's own catalogue, by SKU."""
    source = resources.files("resources").joinpath("demo/catalogue.csv")
    rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
    codes: dict[str, list[BarcodeLetter]] = defaultdict(list)
    for row in rows:
        codes[row["sku"]].append(BarcodeLetter(code=row["barcode"], pack=row["pack"] or "1"))
    return {
        row["sku"]: ItemLetter(
            sku=row["sku"],
            name=row["name"],
            name_hans=row["name_hans"],
            name_en=row["name_en"],
            unit=row["unit"],
            decimals=3 if row["unit"].lower() == "kg" else 0,
            price=row["price_hkd"],
            category=row["category"],
            tracking=row["tracking"] or "none",
            barcodes=codes[row["sku"]],
        )
        for row in rows
    }


def _take(books: Books, kind: str, letters: dict[str, Letter]) -> None:
    rows = [
        row_letter(n, kind, key, packed(one)) for n, (key, one) in enumerate(letters.items(), 1)
    ]
    with books.cache_file.transaction() as connection:
        TAKERS[kind](connection, rows)


def a_sample_shop(folder: Path) -> Books:
    """Books with the demo's catalogue, four sites, three people, and goods on ten shelves."""
    files, secrets = _founded()
    folder.mkdir(parents=True, exist_ok=True)
    for name, (content, at_ns) in files.items():
        (folder / name).write_bytes(content)
        os.utime(folder / name, ns=(at_ns, at_ns))
    open_keychain().keep(profile_id(folder), secrets)
    books = open_books(folder, HandClock(MORNING))
    # A copy of a profile is stopped; this one is to be the shop itself.
    books.journal.device = replace(books.device, state="ok")
    books.journal.set_mark(profile._BINDING, profile._binding(folder, secrets))
    return books


@cache
def _founded() -> tuple[dict[str, tuple[bytes, int]], Secrets]:
    """The files of the sample shop, each with its time, and its secrets: made once a process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "shop"
        books = _furnished(folder)
        secrets = books.secrets
        books.close()
        files = list(folder.iterdir())
        return {
            file.name: (file.read_bytes(), file.stat().st_mtime_ns)
            for file in files
            if file.is_file() and file.name != LOCK_FILE
        }, secrets


def _furnished(folder: Path) -> Books:
    books = a_shop(folder, HandClock(MORNING), site=SITE)
    _take(books, "item", dict(items()))
    sites = (
        ("KC00", "葵涌倉", "葵涌仓", "Kwai Chung warehouse"),
        (SITE, "旺角店", "旺角店", "Mong Kok shop"),
        ("ST01", "沙田店", "沙田店", "Sha Tin shop"),
    )
    _take(
        books,
        "site",
        {
            code: SiteLetter(code=code, name=name, name_hans=hans, name_en=english)
            for code, name, hans, english in sites
        },
    )
    people = (("C101", "陳美玲", "clerk"), ("C102", "李國榮", "clerk"), ("D201", "何志明", "desk"))
    _take(
        books,
        "staff",
        {c: StaffLetter(code=c, name=name, role=role, pin="") for c, name, role in people},
    )
    known = items()
    lines = [a_line_of(known[sku], n, *shelf) for n, (sku, shelf) in enumerate(_SHELVES.items(), 1)]
    said(books, "receipt", Content(tuple(lines), party="SUP-100", reference="DN-7701"), by=MING)
    return books


def a_line_of(item: ItemLetter, n: int, lot: str, day: str, place: str, quantity: int) -> Line:
    expires = f"{day}T16:00:00.000Z" if day else ""
    return Line(
        str(n), item.sku, quantity, item.name, item.unit, item.decimals, lot, expires, place
    )


def said(books: Books, kind: str, content: Content, *, by: Actor = MEI) -> Recorded:
    """A document of this morning."""
    return books.ledger.record(NewDocument(kind=kind, content=content), by=by)
