"""One small story a class of case: what two tills and another site tell, and what must be where.

Each has goods of its own, twenty of them at MK02 long before; what is on the road is between MK02
and KC00. What must be left is written down here, by hand.
"""

from typing import NamedTuple

from sync.hq.tables import document
from tests.hq.world import Till, World, a_content, a_line, at

BASE = 20
"""On the shelf before every story."""


class Told(NamedTuple):
    """A step: who tells it (0 and 1 are tills of MK02, 2 and 3 of KC00), what, and when."""

    till: int
    name: str
    minute: int
    quantity: int = 5
    paper: str = "d"
    arrived: str = ""
    lot: str = ""
    expires: str = ""
    note: str = ""
    by: str = ""
    kind: str = ""


class Places(NamedTuple):
    """How much is on the shelf at MK02, on the road, and at KC00."""

    here: int
    road: int = 0
    there: int = 0


class Scene(NamedTuple):
    """A story. `told` by choice: what is where once it is taken; `left`: once `back` is reversed then.

    `ended`: after these choices there is nothing to reverse, or it is not known yet what was sent.
    """

    code: str
    kind: str
    steps: tuple[Told, ...]
    told: dict[str, Places]
    left: dict[str, Places] | Places = Places(BASE)
    back: str = "d"
    paper: str = "d"
    tracking: str = "none"
    is_kept: bool = True
    ended: tuple[str, ...] = ()

    def after(self, take: str) -> Places:
        """What is where once that was decided and `back` reversed, if it can be."""
        if take in self.ended:
            return self.told[take]
        return self.left[take] if isinstance(self.left, dict) else self.left


def _two(mine: Places, hq: Places) -> dict[str, Places]:
    return {"mine": mine, "hq": hq}


def _twice(kind: str, mine: int, hq: int) -> Scene:
    steps = (Told(0, "post", -90), Told(1, "post", -30))
    return Scene("posted_twice", kind, steps, _two(Places(mine), Places(hq)))


def _after_cancel(kind: str, mine: Places) -> Scene:
    steps = (Told(0, "draft", -90), Told(0, "cancel", -80), Told(1, "post", -30))
    return Scene("posted_after_cancel", kind, steps, _two(mine, Places(BASE)), ended=("hq",))


def _after_reversal(kind: str, mine: Places) -> Scene:
    steps = (Told(0, "post", -90), Told(0, "reverse", -80), Told(1, "post", -30))
    return Scene("posted_after_reversal", kind, steps, _two(mine, Places(BASE)), ended=("hq",))


def _handed_over(code: str, *steps: Told, mine: int = 15, hq: int = BASE) -> Scene:
    ended = ("hq",) if "_after_" in code else ()
    return Scene(code, "reservation", steps, _two(Places(mine), Places(hq)), ended=ended)


def _arrived(
    code: str, *steps: Told, mine: Places, hq: Places, ended: tuple[str, ...] = ()
) -> Scene:
    return Scene(code, "transfer", steps, _two(mine, hq), ended=ended)


def _looked_at(code: str, kind: str, here: int, step: Told, *, tracking: str = "none") -> Scene:
    return Scene(code, kind, (step,), {"hq": Places(here)}, tracking=tracking)


_SENT, _CAME = Told(0, "post", -90), Told(2, "arrive", -30)
_COUNTED, _SOLD = Told(0, "post", -60, 9), Told(1, "post", -55, 2, "i", kind="issue")
_FIRST, _SECOND = Told(0, "post", -64, 7, "c"), Told(1, "post", -60, 9)
_RESERVED, _HANDED_OVER = Told(0, "post", -90), Told(0, "fulfil", -60)
_WINDOW = _two(Places(9), Places(7))
_DIFFER = _two(Places(9), Places(7))

SCENES = (
    _twice("receipt", 30, 25),
    _twice("issue", 10, 15),
    _twice("return", 30, 25),
    _twice("adjustment", 10, 15),
    Scene(
        "posted_twice", "count", (Told(0, "post", -90, 7), Told(1, "post", -30, 9)),
        _two(Places(9), Places(7)),
    ),
    Scene(
        "posted_twice", "transfer", (_SENT, Told(1, "post", -30)),
        _two(Places(10, 10), Places(15, 5)),
    ),
    _after_cancel("receipt", Places(25)),
    _after_cancel("issue", Places(15)),
    _after_cancel("count", Places(5)),
    _after_cancel("transfer", Places(15, 5)),
    _after_reversal("receipt", Places(25)),
    _after_reversal("issue", Places(15)),
    _after_reversal("count", Places(5)),
    _after_reversal("transfer", Places(15, 5)),
    Scene(
        "duplicate_note", "receipt",
        (Told(0, "post", -90, paper="e", note="N"), Told(1, "post", -30, note="N")),
        _two(Places(30), Places(25)), Places(25),
    ),
    _handed_over(
        "fulfilled_twice", _RESERVED, _HANDED_OVER, Told(1, "fulfil", -30), mine=10, hq=15
    ),
    _handed_over(
        "fulfilled_after_cancel", _RESERVED, Told(0, "cancel", -80), Told(1, "fulfil", -30)
    ),
    _handed_over(
        "fulfilled_after_reversal", _RESERVED, _HANDED_OVER, Told(0, "reverse", -50),
        Told(1, "fulfil", -30),
    ),
    Scene(
        "over_reserved", "reservation",
        (Told(0, "post", -90, 18, "v"), Told(1, "post", -30)),
        _two(Places(BASE), Places(BASE)), ended=("mine", "hq"),
    ),
    _handed_over("fulfilled_before_post", Told(1, "fulfil", -30), hq=15),
    _arrived(
        "transfer_short", _SENT, _CAME._replace(arrived="3"),
        mine=Places(15, 0, 3), hq=Places(15, 2, 3),
    ),
    _arrived(
        "transfer_over", _SENT, _CAME._replace(arrived="6"),
        mine=Places(15, 0, 6), hq=Places(15, -1, 6),
    ),
    _arrived(
        "arrived_before_dispatch", _CAME, mine=Places(20, -5, 5), hq=Places(20),
        ended=("mine", "hq"),
    ),
    _arrived(
        "arrived_twice", _SENT, _CAME, Told(3, "arrive", -10),
        mine=Places(15, -5, 10), hq=Places(15, 0, 5),
    ),
    _arrived(
        "arrived_after_cancel", Told(0, "draft", -90), Told(0, "cancel", -80), _CAME,
        mine=Places(20, -5, 5), hq=Places(20), ended=("mine", "hq"),
    ),
    _arrived(
        "arrived_after_reversal", _SENT, Told(0, "reverse", -80), _CAME,
        mine=Places(20, -5, 5), hq=Places(20), ended=("hq",),
    ),
    Scene("count_window", "count", (_COUNTED, _SOLD), _WINDOW, Places(18)),
    Scene("count_window", "count", (_COUNTED, _SOLD), _WINDOW, Places(9), back="i"),
    Scene("counts_differ", "count", (_FIRST, _SECOND), _DIFFER, Places(7)),
    Scene(
        "counts_differ", "count", (_FIRST, _SECOND), _DIFFER, _two(Places(9), Places(BASE)),
        back="c",
    ),
    Scene(
        "reserved_taken", "issue",
        (Told(0, "post", -90, 18, "v", kind="reservation"), Told(1, "post", -30)),
        {"hq": Places(15)},
    ),
    Scene(
        "serial_twice", "issue",
        (Told(0, "post", -90, 1, "e", lot="SN-1"), Told(1, "post", -30, 1, lot="SN-1")),
        {"hq": Places(18)}, Places(19), tracking="serial",
    ),
    _looked_at("lot_below_zero", "issue", 17, Told(0, "post", -30, 3, lot="L9"), tracking="lot"),
    _looked_at("negative_stock", "issue", -5, Told(0, "post", -30, 25)),
    _looked_at(
        "expired_lot", "issue", 15, Told(0, "post", -30, lot="L1", expires=at(-60)),
    ),
    _looked_at("closed_period", "receipt", 25, Told(0, "post", -20000)),
    Scene("archived_item", "receipt", (Told(0, "post", -30),), {"hq": Places(25)}, is_kept=False),
    Scene(
        "without_right", "receipt", (Told(0, "post", -30, by="buyer"),),
        _two(Places(25), Places(25)),
    ),
)  # fmt: skip


def tell(world: World, tills: tuple[Till, ...], scene: Scene, sku: str) -> None:
    """All that is told of a story before somebody decides; its papers are named after the goods."""
    for step in scene.steps:
        kind = step.kind or scene.kind
        paper = f"{step.paper}-{sku}"
        line = a_line(sku=sku, quantity=str(step.quantity), lot=step.lot, expires=step.expires)
        header = (
            {"to_site": "KC00"} if kind == "transfer" else {"party": "S", "reference": step.note}
        )
        more = {"return": {"counterpart": "customer"}, "adjustment": {"reason": "loss"}}.get(
            kind, {}
        )
        is_told = step.name in {"post", "draft"} or not world_has(world, paper)
        tills[step.till].tell(
            step.name, kind, document=paper, number=f"N-{paper}", site="MK02", at=at(step.minute),
            content=a_content(line, **header, **more) if is_told else None,
            arrived={"1": step.arrived} if step.arrived else None, by=step.by,
        )  # fmt: skip


def post_again(till: Till, scene: Scene, sku: str) -> None:
    """The paper that was reversed is posted once more."""
    kinds = {step.paper: step.kind or scene.kind for step in scene.steps}
    kind, paper = kinds[scene.back], f"{scene.back}-{sku}"
    header = {"to_site": "KC00"} if kind == "transfer" else {"party": "S"}
    more = {"return": {"counterpart": "customer"}, "adjustment": {"reason": "loss"}}.get(kind, {})
    content = a_content(a_line(sku=sku), **header, **more)
    till.tell("post", kind, document=paper, at=at(-5), content=content)


def world_has(world: World, paper: str) -> bool:
    """Whether HQ knows of that paper."""
    return bool(world.rows(document, id=paper))
