"""What HQ changes beside documents: items, people, sites, and devices that are let in while others work.

Worlds with these acts have seeds of their own, from `MASTERS_FROM` on: the others stay what they were.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from sync.hq import staff
from sync.hq.item_intake import import_items
from sync.shop.enrolment import enrol
from sync.shop.trouble import Trouble
from sync.stock.item import SiteKind
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from tests.simulation.acts import BARE, Act
from tests.simulation.disasters import DISASTERS
from tests.simulation.ground import SKUS
from tests.simulation.line import Killed, LineClient
from tests.simulation.world import World

MASTERS_FROM = 10_000_000
MOST_DEVICES = 6

_FRESH = ("CUP", "POT", "ZEST")
_PIN = "$argon2id$nobody can sign in with it"
_TWO_ITEMS = 400
"""Bytes of a page of the catalogue: two items or three, so that a walk can be broken off."""


@contextmanager
def short_pages() -> Iterator[None]:
    """HQ tells its catalogue a few items at a time."""
    with patch("sync.hq.catalogue.PAGE_BYTES", _TWO_ITEMS):
        yield


def change_item(world: World) -> None:
    """An item is new, or has another name."""
    sku, name = world.rng.choice((*SKUS, *_FRESH)), f"name {world.rng.randrange(100)}"
    file = world.ground.folder / "changed.csv"
    file.write_text(f"sku,name\n{sku},{name}\n", encoding="utf-8")
    import_items(world.ground.database, file)
    world.tell("hq item", sku, name)


def keep_item(world: World) -> None:
    """An item is taken out of the catalogue, or back in."""
    sku, is_active = world.rng.choice((*SKUS, *_FRESH)), bool(world.rng.randrange(2))
    try:
        world.ground.headquarters.catalogue.keep(sku, is_active=is_active)
        world.tell("hq item", sku, is_active)
    except Refusal as refusal:
        world.tell("hq item", sku, refusal.code)


def move_person(world: World) -> None:
    """Somebody is new, or works at other sites from now on."""
    code = world.rng.choice(("amy", "bob"))
    sites = sorted(world.rng.sample(world.sites, world.rng.randrange(len(world.sites))))
    row, now = (code, code.title(), Role.CLERK.value, _PIN, True), world.ground.headquarters.now()
    world.ground.database.write(lambda books: staff._keep_person(books, row, sites, now=now))
    world.tell("hq", code, "at", *sites)


def let_go(world: World) -> None:
    """Somebody works here no more."""
    try:
        world.ground.headquarters.staff.remove_person("bob")
        world.tell("hq lets bob go")
    except Refusal as refusal:
        world.tell("hq", refusal.code)


def change_site(world: World) -> None:
    """A site has another name, or is new."""
    code, name = world.rng.choice((*world.sites, "NEW1")), f"site {world.rng.randrange(100)}"
    world.ground.headquarters.staff.add_site(code, name, SiteKind.STORE)
    world.tell("hq site", code, name)


def let_in(world: World) -> None:
    """One more device; it knows nothing yet, and its way to HQ is no better than the others'."""
    if len(world.tills) >= MOST_DEVICES:
        return
    world.copies += 1
    till = world.add(f"new{world.copies}")
    till.line.fault_percent = world.rng.choice((0, 5, 15))
    code = world.ground.headquarters.devices.new_code(world.rng.choice(world.sites)).code
    try:
        with LineClient(till.line, till.clock) as client:
            enrol(till.profile, till.clock, client, code=code, name=till.name)
    except (Trouble, Killed) as trouble:
        world.tell(till.name, "not let in", getattr(trouble, "code", "dies"))
        world.tills.remove(till)
        return
    world.tell(till.name, "let in")
    till.start()
    world.oracle.read(till)


MASTERS = (
    *BARE,
    *DISASTERS,
    Act(change_item, 14),
    Act(keep_item, 4),
    Act(move_person, 6),
    Act(let_go, 2),
    Act(change_site, 4),
    Act(let_in, 12),
)
"""For worlds in which HQ changes what everybody reads."""
