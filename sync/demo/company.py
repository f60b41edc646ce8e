"""The demo's company: HQ on a free loopback port, and devices that enrol with it by code."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sync.demo.history import SHOPS, WAREHOUSE, Recorded
from sync.hq.headquarters import Headquarters, found_headquarters, open_headquarters
from sync.hq.item_intake import import_items
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.intake import Intake
from sync.shop.ledger import Recorded as Answer
from sync.shop.profile import Books, open_books
from sync.shop.round_result import RoundResult
from sync.stock.item import SiteKind
from sync.stock.moment import Clock
from sync.stock.rights import Role

COMPANY = "准記百貨"
SITES = (WAREHOUSE, *SHOPS)
_DEVICE_NAMES = {"KC00": "倉務電腦", "MK02": "收銀台 2", "ST01": "收銀台 1"}
_MAIN = Path(__file__).resolve().parents[2] / "main.py"
_ANSWER_S = 60


def sample(name: str) -> Any:  # noqa: ANN401 - JSON of our own
    """One of the demo's sample files, read."""
    return json.loads((files("resources") / "demo" / name).read_text(encoding="utf-8"))


def found(folder: Path, clock: Clock) -> None:
    """Begin HQ's books with sites, people and catalogue; nothing where there are some already."""
    if (folder / "hq.db").exists():
        return
    found_headquarters(folder, COMPANY, clock)
    with open_headquarters(folder, clock) as hq:
        _furnish(hq)


def _furnish(hq: Headquarters) -> None:
    for site in sample("sites.json"):
        hq.staff.add_site(
            site["code"],
            site["name"],
            SiteKind(site["kind"]),
            name_hans=site["name_hans"],
            name_en=site["name_en"],
        )
    for person in sample("staff.json"):
        hq.staff.add_person(
            person["code"],
            person["name"],
            role=Role(person["role"]),
            sites=person["sites"],
            pin=person["pin"],
            extension=person.get("ext"),
        )
    with as_file(files("resources") / "demo" / "catalogue.csv") as catalogue:
        import_items(hq.database, catalogue)


@dataclass
class Server:
    """HQ answering on loopback in its own process; it can be stopped and started again."""

    folder: Path
    port: int = 0
    updates: Path | None = None
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Answer; returns once it does."""
        words = [
            *program(),
            "--json",
            "hq",
            "--data",
            str(self.folder),
            "serve",
            "--port",
            str(self.port),
            *(["--updates", str(self.updates)] if self.updates else []),
        ]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
        told = self._process.stdout.readline() if self._process.stdout else ""
        if not told:
            code = self._process.wait(_ANSWER_S)
            self.stop()
            raise RuntimeError(f"HQ did not start; it ended with {code}.")
        self.port = int(json.loads(told)["listening"].rpartition(":")[2])

    def stop(self) -> None:
        """Answer no more."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait(_ANSWER_S)
        if self._process.stdout:
            self._process.stdout.close()
        self._process = None


def program() -> list[str]:
    """This program as a command: frozen, or from its checkout."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(_MAIN)]


@dataclass
class Till:
    """A device of the demo with its books open and its line to HQ."""

    books: Books
    exchange: Exchange
    _desks: dict[str, Intake] = field(default_factory=dict)

    @property
    def site(self) -> str:
        """Whose shelf it stands at."""
        return self.books.device.site

    def by(self, code: str) -> Intake:
        """What the person of that code writes down, once their PIN was right."""
        if code not in self._desks:
            self._desks[code] = Intake(self.books, by=code, pin=_pins()[code])
        return self._desks[code]

    def record(self, document: Recorded) -> Answer:
        """Record a document as `record` does."""
        told = {name: value for name, value in document.items() if name not in {"site", "by"}}
        return self.by(document["by"]).record(json.dumps(told).encode())

    def sync(self) -> RoundResult:
        """Exchange until both ends are in step, or HQ is away."""
        return self.exchange.run_until_quiet(lambda _s: None, tries=1)


@cache
def _pins() -> dict[str, str]:
    return {person["code"]: person["pin"] for person in sample("staff.json")}


@contextmanager
def a_till(profile: Path, *, server: Server, clock: Clock) -> Iterator[Till]:
    """The device of a profile, opened."""
    with ExitStack() as stack:
        client = stack.enter_context(HqClient(server.url, clock=clock))
        books = stack.enter_context(open_books(profile, clock))
        if books.device.hq_url != server.url:  # a kept demo: HQ found another free port
            books.journal.change_device(replace(books.device, hq_url=server.url))
        dice = random.Random(1)  # noqa: S311 - how long to rest
        yield Till(books, Exchange(books, client, clock, dice))


def enrol_everybody(folder: Path, *, server: Server, clock: Clock) -> dict[str, Path]:
    """A device at each site of the demo; their profiles by site."""
    profiles = {site: folder / f"shop-{site}" for site in SITES}
    with open_headquarters(server.folder, clock) as hq, HqClient(server.url, clock=clock) as client:
        for site, profile in profiles.items():
            if not profile.exists():
                code = hq.devices.new_code(site).code
                enrol(profile, clock, client, code=code, name=_DEVICE_NAMES[site])
    return profiles


def use_own_keys(folder: Path) -> None:
    """The demo's keys live in its own folder: it leaves nothing in anybody's keyring."""
    os.environ["COUNTERSTOCK_KEY_FILE"] = str(folder / "demo.keys")
