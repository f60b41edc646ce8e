"""A small company for HQ's tests: two shops and a store, a few people, a few goods, and tills that push."""

from copy import copy
from datetime import timedelta
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Table, select

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.feed import Changed, head_and_epoch, site_scope, touch
from sync.hq.judgement import take_push
from sync.hq.tables import balance, device, document, item, site, staff, staff_site
from sync.stock.moment import format_moment, parse_moment
from sync.wire.letters import unpacked
from sync.wire.messages import (
    Base,
    ChangesLetter,
    ContentLetter,
    DocumentLetter,
    LineLetter,
    Push,
    Pushed,
    StepLetter,
    VerdictLetter,
)
from sync.wire.seal import GENESIS, head_of, new_key, public_bytes, sealed, signed

_numbers = count(1)

NOW = "2026-11-20T04:00:00.000Z"
"""Noon in Hong Kong."""

ZONE = "Asia/Hong_Kong"
SITES = ("KC00", "MK02", "TST1")
STAFF = ("clerk", "desk", "buyer")
SKUS = ("TEA", "RICE", "OIL", "SOAP", "SALT", "OLD")


def furnished(database: HqDatabase) -> "World":
    """Founded books with their first sites, staff and items."""
    with database.transaction() as connection:
        bulk.insert(connection, site, [(code, code, "store", "", "", ZONE) for code in SITES])
        bulk.insert(connection, item, [_item(sku) for sku in SKUS])
        people = [(code, code.title(), code, "", True, "", "") for code in STAFF]
        bulk.insert(connection, staff, people)
        bulk.insert(connection, staff_site, [("buyer", "KC00")])
        touch(
            connection,
            [Changed("all", "site", code, is_new=True) for code in SITES]
            + [Changed("all", "item", sku, is_new=True) for sku in SKUS]
            + [Changed(site_scope(code), "staff", "clerk", is_new=True) for code in SITES],
        )
    return World(database)


class World:
    """The books and short ways to look into them."""

    def __init__(self, database: HqDatabase) -> None:
        self.database = database

    @property
    def epoch(self) -> str:
        """The books' epoch."""
        with self.database.reading() as connection:
            return head_and_epoch(connection)[1]

    def till(self, code: str = "MK02", number: str = "01") -> "Till":
        """A new device of a site."""
        return Till(self, code, number)

    def stop(self, till: "Till", state: str) -> None:
        """Put a device into a state."""
        with self.database.transaction() as connection:
            told = [(state, till.id)]
            bulk.run(connection, "UPDATE device SET state = ? WHERE id = ?", told)

    def document(self, key: str) -> DocumentLetter:
        """A document as the feed tells it."""
        (row,) = self.rows(document, id=key)
        return unpacked(bytes(row.letter), DocumentLetter)

    def stock(self, place: str, sku: str = "TEA", lot: str = "") -> int:
        """The balance of a key."""
        return sum(row.quantity for row in self.rows(balance, place=place, sku=sku, lot=lot))

    def rows(self, table: Table, **where: object) -> list[Any]:
        """The rows of a table with those values, in the order of its key."""
        query = select(table).order_by(*table.primary_key.columns)
        for name, value in where.items():
            query = query.where(table.c[name] == value)
        with self.database.reading() as connection:
            return list(connection.execute(query).all())


def _item(sku: str) -> tuple[object, ...]:
    return (sku, sku.title(), "", "", "pc", 0, 100, "HKD", "", "none", sku != "OLD", "")


class Till:
    """A device with its key and chain; it seals steps and pushes them as a shop does."""

    def __init__(self, world: World, code: str = "MK02", number: str = "01") -> None:
        self.world = world
        self.id = f"till-{number}"
        self.site = code
        self.key = new_key()
        self.epoch = world.epoch
        self.log: list[bytes] = []
        self.heads: list[bytes] = [GENESIS]
        row = (self.id, number, f"Till {number}", code, public_bytes(self.key), "ok", "")
        with world.database.transaction() as connection:
            bulk.insert(connection, device, [(*row, NOW, "", "", "", 0, GENESIS, 0, 0, 0, "")])

    @property
    def seq(self) -> int:
        """The last place of the chain."""
        return len(self.log)

    def letter(self, name: str = "post", kind: str = "receipt", **more: object) -> StepLetter:
        """A step as it would be sealed next."""
        n = next(_numbers)
        given: dict[str, object] = {
            "step": f"step-{n}",
            "document": f"document-{n}",
            "site": self.site,
            "at": NOW,
            "hlc": "",
            "number": f"{self.site}-{kind[:2].upper()}-{n:06}",
            "content": CONTENT_OF[kind] if name in {"post", "draft"} else None,
            **more,
        }
        letter = StepLetter(kind=kind, name=name, device=self.id, seq=self.seq + 1, **given)  # type: ignore[arg-type]  # a test may name any field
        return letter  # noqa: RET504 - the line above has an excuse

    def seal(self, name: str = "post", kind: str = "receipt", **more: object) -> StepLetter:
        """Seal a step into the chain."""
        letter = self.letter(name, kind, **more)
        self.seal_bytes(sealed(letter))
        return letter

    def seal_bytes(self, body: bytes) -> None:
        """Seal whatever it is."""
        self.log.append(body)
        self.heads += head_of(self.heads[-1], [body])

    def push_letter(self, first: int = 1, last: int = 0) -> Push:
        """Steps `first` to `last` (0: all) as they are pushed."""
        last = last or self.seq
        steps = [msgspec.Raw(body) for body in self.log[first - 1 : last]]
        return Push(
            device=self.id,
            epoch=self.epoch,
            first=first,
            previous=self.heads[first - 1].hex(),
            steps=steps,
            signature=signed(self.key, self.heads[last]).hex(),
        )

    def push(self, first: int = 1, last: int = 0, *, now: str = NOW) -> Pushed:
        """Push, and have HQ's answer."""
        return self.push_this(self.push_letter(first, last), now=now)

    def push_this(self, letter: Push, *, now: str = NOW) -> Pushed:
        """Push a letter as it is."""
        return take_push(self.world.database, self.id, letter, now=now)

    def copy(self, seq: int) -> "Till":
        """This till as it was after `seq` steps: a copied profile."""
        twin = copy(self)
        twin.log, twin.heads = self.log[:seq], self.heads[: seq + 1]
        return twin

    def tell(self, name: str = "post", kind: str = "receipt", **more: object) -> VerdictLetter:
        """Seal a step, push it alone, and have its verdict."""
        self.seal(name, kind, **more)
        return next(v for v in self.push(self.seq).verdicts if v.seq == self.seq)


def a_line(line: str = "1", sku: str = "TEA", quantity: str = "5", **more: object) -> LineLetter:
    """Five teas."""
    return LineLetter(line=line, sku=sku, quantity=quantity, **more)  # type: ignore[arg-type]  # a test may name any field


def a_content(*lines: LineLetter, **header: str) -> ContentLetter:
    """A document of one line unless told."""
    return ContentLetter(lines=list(lines) or [a_line()], **header)


def an_edit(lines: dict[str, LineLetter | None] | None = None, **fields: str) -> ChangesLetter:
    """Changes by line name and header field."""
    return ChangesLetter(fields=fields, lines=lines or {})


def after(step: StepLetter) -> Base:
    """Made on top of one's own earlier step."""
    return Base(after=step.step)


def at(minutes: int) -> str:
    """So many minutes from noon."""
    return format_moment(parse_moment(NOW) + timedelta(minutes=minutes))


CONTENT_OF = {
    "receipt": a_content(party="SUP-1"),
    "issue": a_content(),
    "return": a_content(counterpart="customer"),
    "adjustment": a_content(reason="loss"),
    "transfer": a_content(to_site="KC00"),
    "count": a_content(),
    "reservation": a_content(party="MRS-CHAN", reference="DEP-1"),
}
"""Valid content by kind."""
