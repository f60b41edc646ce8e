"""What may happen next, each act by lot with its weight. A world is a few dozen of these."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from sync.hq import bulk
from sync.hq.own_acts import OwnAct, take_own_step
from sync.shop.cases import case_rows
from sync.shop.ledger import NewDocument
from sync.stock.document import Changes, Content, Line
from sync.stock.moment import format_moment
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from sync.wire.drafting import StepData
from sync.wire.messages import Base, ChangesLetter, DocumentLetter
from sync.wire.reading import content_read
from tests.simulation.bugs import NEWER, POISON
from tests.simulation.ground import ARCHIVED, CLERK, CUSTOMER, SKUS
from tests.simulation.till import Till
from tests.simulation.world import DEVICE_ITSELF, World


def _lines(world: World, *, least: int = 1) -> tuple[Line, ...]:
    skus = world.rng.sample(SKUS, world.rng.choice((1, 1, 2)))
    if world.rng.randrange(30) == 0:
        skus[0] = world.rng.choice((ARCHIVED, "UNKNOWN"))
    return tuple(
        Line(str(n), sku, world.rng.randrange(least, 20), name=sku.title(), unit="pc")
        for n, sku in enumerate(skus, 1)
    )


def _occurred(world: World, till: Till) -> str:
    """Now, or told late: some hours or days ago by the device's clock."""
    if world.rng.randrange(4):
        return ""
    ago = timedelta(minutes=world.rng.choice((5, 30, 240, 3000)))
    return format_moment(till.clock.now() - ago)


def _record(world: World, kind: str, content: Content, *, post: bool = True) -> None:
    till = world.one_till()
    document = NewDocument(
        kind=kind, content=content, occurred_at=_occurred(world, till) if post else "", post=post
    )
    world.tell(till.name, kind, [(line.sku, line.quantity) for line in content.lines])
    by = CLERK if world.rng.randrange(4) == 0 else DEVICE_ITSELF
    world.act(till, lambda: till.open.ledger.record(document, by=by))


def receive(world: World) -> None:
    """Goods come in; now and then with a note number that came before."""
    reference = f"DN-{world.rng.randrange(6)}" if world.rng.randrange(3) == 0 else ""
    _record(world, "receipt", Content(_lines(world), party="SUP", reference=reference))


def _customer(lines: tuple[Line, ...]) -> str:
    """Every third is in a customer's name, by its figures: no lot is drawn, each seed plays as it did."""
    return CUSTOMER if sum(line.quantity for line in lines) % 3 == 0 else ""


def sell(world: World) -> None:
    """Goods go out."""
    lines = _lines(world)
    _record(world, "issue", Content(lines, party=_customer(lines)))


def take_back(world: World) -> None:
    """A return, either way."""
    side = world.rng.choice(("customer", "supplier"))
    _record(world, "return", Content(_lines(world), counterpart=side))


def adjust(world: World) -> None:
    """Lost or found."""
    _record(world, "adjustment", Content(_lines(world), reason=world.rng.choice(("loss", "gain"))))


def arrive(world: World) -> None:
    """A transfer arrives where it was sent."""
    for till in [world.only] if world.only else world.tills:
        site = till.open.device.site
        for document in till.documents():
            if document.content.to_site == site and document.state in {"dispatched", "draft"}:
                data = _data(world, "arrive", document)
                world.tell(till.name, "arrive", document.state)
                key, ledger = document.id, till.open.ledger
                world.act(till, partial(ledger.step, key, "arrive", by=DEVICE_ITSELF, data=data))
                return


def count(world: World) -> None:
    """What is on the shelf; mostly when nobody is selling."""
    pause_s = world.rng.choice((0, 700, 700))
    world.clock.pass_s(pause_s)
    _record(world, "count", Content(_lines(world, least=0)))
    world.clock.pass_s(pause_s)


def send(world: World) -> None:
    """A transfer, dispatched or as a draft."""
    till = world.one_till()
    others = sorted(set(world.sites) - {till.open.device.site})
    content = Content(_lines(world), to_site=world.rng.choice(others))
    document = NewDocument(kind="transfer", content=content, post=bool(world.rng.randrange(5)))
    world.tell(till.name, "transfer", content.to_site)
    world.act(till, lambda: till.open.ledger.record(document, by=DEVICE_ITSELF))


def draft(world: World) -> None:
    """Something to be posted later."""
    kind = world.rng.choice(("receipt", "issue"))
    party = "SUP" if kind == "receipt" else ""  # a customer's name is sealed with a random salt
    _record(world, kind, Content(_lines(world), party=party), post=False)


def step(world: World) -> None:
    """The next step on a document that a device shows, sensible or not."""
    till = world.one_till()
    document = _some_document(world, till)
    if document is None:
        return
    name = world.rng.choice(_USUAL.get(document.state, ("reverse", "cancel")))
    data = _data(world, name, document)
    world.tell(till.name, name, document.kind, document.state)
    world.act(till, lambda: till.open.ledger.step(document.id, name, by=DEVICE_ITSELF, data=data))


_USUAL = {
    "draft": ("edit", "edit", "edit", "post", "cancel"),
    "dispatched": ("arrive", "arrive", "arrive", "reverse"),
    "posted": ("reverse", "reverse", "post", "cancel"),
    "cancelled": ("post", "arrive", "edit"),
    "arrived": ("reverse", "arrive"),
    "early": ("post", "arrive"),
}


def _some_document(world: World, till: Till) -> DocumentLetter | None:
    known = till.documents()
    drafts = [document for document in known if document.state in {"draft", "dispatched"}]
    chosen = drafts if drafts and world.rng.randrange(3) else known
    return world.rng.choice(chosen) if chosen else None


def _data(world: World, name: str, document: DocumentLetter) -> StepData:
    if name == "edit":
        return StepData(changes=_changes(world, content_read(document.content)))
    if name == "arrive" and world.rng.randrange(2):
        lines = document.content.lines
        return StepData(arrived={line.line: world.rng.randrange(20) for line in lines[:1]})
    return StepData(reason="so")


def _changes(world: World, content: Content) -> Changes:
    fields = {"note": f"note {world.rng.randrange(100)}"} if world.rng.randrange(2) else {}
    lines: dict[str, Line | None] = {}
    if content.lines and (not fields or world.rng.randrange(2)):
        line = world.rng.choice(content.lines)
        lines[line.line] = replace(line, quantity=world.rng.randrange(1, 20))
    if len(content.lines) > 1 and not lines and world.rng.randrange(3) == 0:
        lines[content.lines[0].line] = None
    if world.rng.randrange(4) == 0:
        new = str(1 + len(content.lines))
        sku = world.rng.choice(SKUS)
        lines[new] = Line(new, sku, world.rng.randrange(1, 9), name=sku.title(), unit="pc")
    return Changes(fields, lines)


def resolve(world: World) -> None:
    """A person decides a case."""
    till = world.one_till()
    cases = case_rows(till.open.cache_file, state="open")
    if not cases:
        return
    case = world.rng.choice(cases)
    take = Choice(world.rng.choice(sorted(case.choices)))
    world.tell(till.name, "resolve", case.code, take)
    ledger = till.open.ledger
    world.act(till, lambda: ledger.resolve(case.case, take=take, reason="so", by=DEVICE_ITSELF))


def exchange(world: World) -> None:
    """A device talks to HQ."""
    world.round(world.one_till())


def wait(world: World) -> None:
    """Time passes: minutes, hours, sometimes ninety days."""
    minutes = world.rng.choice((1, 7, 30, 240, 1440, 129_600))
    world.clock.pass_s(minutes * 60)
    world.tell("wait", minutes)


def kill(world: World) -> None:
    """kill -9, between two acts."""
    till = world.one_till()
    till.die()
    world.tell(till.name, "killed")


def cut(world: World) -> None:
    """A line goes down, or comes back."""
    till = world.one_till()
    till.line.is_cut = not till.line.is_cut
    world.tell(till.name, "line down" if till.line.is_cut else "line up")


def skew(world: World) -> None:
    """Somebody sets a device's clock."""
    till = world.one_till()
    till.clock.ahead_s = world.rng.choice((0, -40, 90, 7200, -86_400, 400 * 86_400))
    world.tell(till.name, "clock", till.clock.ahead_s)


def ghost(world: World) -> None:
    """A request from long ago arrives once more."""
    till = world.one_till()
    world.tell(till.name, "ghost", till.line.deliver_a_ghost())


def act_at_hq(world: World) -> None:
    """HQ itself edits or cancels a draft, or reverses a document."""
    only = "state = 'draft'" if world.rng.randrange(2) else "state <> ''"
    with world.ground.headquarters.database.reading() as books:
        rows = bulk.ask(books, f"SELECT id, state, revision FROM document WHERE {only} ORDER BY id")
    epoch = world.ground.headquarters.epoch()
    if not rows:
        return
    document, state, revision = world.rng.choice(rows)
    name = world.rng.choice(("edit", "edit", "cancel") if state == "draft" else ("reverse",))
    changes = ChangesLetter(fields={"note": f"HQ {world.rng.randrange(100)}"})
    own = OwnAct(
        name,
        document,
        base=Base(revision=f"{epoch}.{revision}") if name == "edit" else None,
        changes=changes if name == "edit" else None,
        step=world.ground.names.step(),
    )
    try:
        told = take_own_step(
            world.ground.headquarters.database, own, now=world.ground.headquarters.now()
        )
        world.tell("hq", name, told.verdict)
    except Refusal as refusal:
        world.tell("hq", name, refusal.code)


def close_the_month(world: World) -> None:
    """HQ closes a site's books up to yesterday."""
    site = world.rng.choice(world.sites)
    day = (world.clock.now() - timedelta(days=world.rng.choice((0, 1, 3)))).date().isoformat()
    with world.ground.database.transaction() as books:
        bulk.run(
            books,
            "INSERT INTO period (site, closed_until) VALUES (?, ?) ON CONFLICT (site)"
            " DO UPDATE SET closed_until = excluded.closed_until",
            [(site, day)],
        )
    world.tell("hq closes", site, day)


def dismiss(world: World) -> None:
    """The clerk leaves; what was done before stays right."""
    with world.ground.database.transaction() as books:
        gone = "UPDATE staff SET active = 0, inactive_since = ? WHERE code = ? AND active = 1"
        bulk.run(books, gone, [(world.ground.headquarters.now(), CLERK.code)])
    world.tell("hq dismisses", CLERK.code)


def poison(world: World) -> None:
    """A document that HQ of this version stumbles over."""
    _record(world, "receipt", Content(_lines(world), party="SUP", note=POISON))


def newer(world: World) -> None:
    """A document that a newer program sealed than HQ can read."""
    _record(world, "issue", Content(_lines(world), note=NEWER))


@dataclass(frozen=True, slots=True)
class Act:
    """One sort of act, and how often it comes."""

    deed: Callable[[World], None]
    weight: int


USUAL = (
    Act(receive, 10),
    Act(sell, 12),
    Act(take_back, 3),
    Act(adjust, 3),
    Act(count, 5),
    Act(send, 5),
    Act(draft, 6),
    Act(step, 16),
    Act(arrive, 4),
    Act(resolve, 5),
    Act(exchange, 30),
    Act(wait, 6),
    Act(kill, 2),
    Act(cut, 3),
    Act(skew, 2),
    Act(ghost, 3),
    Act(act_at_hq, 4),
    Act(close_the_month, 1),
    Act(dismiss, 1),
    Act(poison, 2),
    Act(newer, 1),
)

BARE = (
    Act(receive, 8),
    Act(sell, 8),
    Act(exchange, 30),
    Act(kill, 2),
    Act(cut, 3),
    Act(ghost, 3),
)
"""For worlds in which much goes wrong."""

DRAFTS = (
    Act(draft, 10),
    Act(step, 25),
    Act(act_at_hq, 15),
    Act(exchange, 30),
    Act(send, 5),
    Act(arrive, 6),
    Act(count, 4),
    Act(sell, 4),
    Act(resolve, 6),
    Act(ghost, 2),
    Act(newer, 2),
    Act(poison, 2),
)
"""For worlds in which several people write on the same paper."""
