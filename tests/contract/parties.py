"""Who answers as HQ, on loopback, and what its people can do whichever it is."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import uvicorn

from sync.hq.api.bell import Bell
from sync.hq.app import create_app
from sync.hq.headquarters import Headquarters, found_headquarters, open_headquarters
from sync.hq.item_intake import import_items
from sync.hq.reading import DocumentsWanted
from sync.stock.item import SiteKind
from sync.stock.moment import now_text
from sync.stock.rights import Role
from sync.wire.messages import ItemLetter, StaffLetter
from tests.fake_hq import FakeHq, served


class Now:
    """The wall clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        return time.monotonic()


class Party(Protocol):
    """An HQ with sites KC00 and MK02, two items and one clerk of MK02."""

    url: str

    def enrol_code(self, site: str) -> str:
        """A one-time code."""

    def revoke(self, device: str) -> None:
        """Stop a device."""

    def rename(self, sku: str, name: str) -> None:
        """Give an item another name."""

    def documents(self) -> dict[str, str]:
        """Every document's state."""


class Fake:
    """The HQ in memory."""

    def __init__(self, hq: FakeHq, url: str) -> None:
        self.hq, self.url = hq, url

    def enrol_code(self, site: str) -> str:
        return self.hq.enrol_code(site)

    def revoke(self, device: str) -> None:
        self.hq.revoke(device)

    def rename(self, sku: str, name: str) -> None:
        self.hq.add_item(ItemLetter(sku=sku, name=name))

    def documents(self) -> dict[str, str]:
        kept = [one.document for one in self.hq.documents.values()]
        return {document.id: document.state for document in kept if document is not None}


class Real:
    """HQ itself."""

    def __init__(self, hq: Headquarters, url: str, folder: Path) -> None:
        self.hq, self.url, self._folder = hq, url, folder

    def enrol_code(self, site: str) -> str:
        return self.hq.devices.new_code(site).code

    def revoke(self, device: str) -> None:
        self.hq.devices.revoke(device)

    def rename(self, sku: str, name: str) -> None:
        _import(self.hq, self._folder, f"sku,name\n{sku},{name}\n")

    def documents(self) -> dict[str, str]:
        rows, _ = self.hq.reading.documents(DocumentsWanted())
        return {row.document: row.state for row in rows}


@contextmanager
def fake_party() -> Iterator[Fake]:
    """The fake, answering."""
    hq = FakeHq()
    hq.now = lambda: now_text(Now())
    hq.add_item(ItemLetter(sku="RICE", name="絲苗米"))
    hq.add_item(ItemLetter(sku="TEA", name="檸檬茶"))
    hq.add_staff(StaffLetter(code="amy", name="小麗", role="clerk", pin="x"), "MK02")
    with served(hq) as url:
        yield Fake(hq, url)


@contextmanager
def real_party(folder: Path, place: Path | str) -> Iterator[Real]:
    """The real one, answering; `place` is its books."""
    found_headquarters(place, "Fortune Foods", Now())
    with open_headquarters(place, Now()) as hq:
        hq.staff.add_site("KC00", "葵涌總倉", SiteKind.WAREHOUSE)
        hq.staff.add_site("MK02", "旺角店", SiteKind.STORE)
        hq.staff.add_person("amy", "小麗", role=Role.CLERK, sites=["MK02"], pin="2468")
        _import(hq, folder, "sku,name\nRICE,絲苗米\nTEA,檸檬茶\n")
        with _answering(hq) as url:
            yield Real(hq, url, folder)


def _import(hq: Headquarters, folder: Path, rows: str) -> None:
    file = folder / "items.csv"
    file.write_text(rows, encoding="utf-8")
    import_items(hq.database, file)


@contextmanager
def _answering(hq: Headquarters) -> Iterator[str]:
    bell = Bell(hq.feed.news)
    config = uvicorn.Config(
        create_app(hq, bell), log_config=None, lifespan="on", ws="none", access_log=False
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            bell.close()
            server.should_exit = True
            thread.join(timeout=30)
