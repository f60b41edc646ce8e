"""A case of every class on documents of the board's shop, as HQ tells them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sync.shop.profile import Books
from sync.stock.document import Content, Line
from sync.wire.feed_row import row_letter
from sync.wire.letters import changed, packed
from sync.wire.messages import (
    ActLetter,
    CaseLetter,
    DocumentLetter,
    EffectLetter,
    MovementLetter,
    Page,
    StepSummary,
    VerdictLetter,
)
from sync.wire.reading import content_letter
from tests.desktop.sample_shop import items

CAT, YEAST, TEA, TILES = "PT-0085", "BK-0500", "DR-0375", "TY-1100"
MINE, OURS = "dev-1", "till"
WAREHOUSE = "dev-9"
BOTH = ("mine", "hq")
SEEN = ("hq",)


def at(clock: str) -> str:
    """Hong Kong's 10:42 on the board's day, as the books write it."""
    hour, minute = clock.split(":")
    return f"2026-11-20T{int(hour) - 8:02d}:{minute}:00.000Z"


STRANGER = "K205"
"""A person of the warehouse, whom this shop's roster does not have."""


def line(sku: str, quantity: int, *, number: str = "1", **more: str) -> Line:
    item = items()[sku]
    return Line(number, sku, quantity, item.name, item.unit, item.decimals, **more)  # type: ignore[arg-type]  # a test may name any field


def here(clock: str, step: str = "post", by: str = "C101", **more: str) -> ActLetter:
    return ActLetter(by=by, device=MINE, at=at(clock), step=step, device_name="收銀台 2", **more)


def there(clock: str, step: str = "post", **more: str) -> ActLetter:
    """Of the warehouse: on another document HQ names the person in the act, else in the timeline."""
    named = {"by_name": "黃志強", "by_ext": "802"} if "document" in more else {}
    return ActLetter(
        by=STRANGER,
        device=WAREHOUSE,
        at=at(clock),
        step=step,
        device_name="葵涌倉",
        **named,
        **more,
    )


def effect(take: str, way: tuple[str, str], quantity: str, *, sku: str = CAT) -> EffectLetter:
    name = items()[sku].name
    return EffectLetter(
        take=take, sku=sku, quantity=quantity, origin=way[0], destination=way[1], name=name
    )


@dataclass(frozen=True)
class Told:
    """One document with its case, in few words."""

    code: str
    choices: tuple[str, ...] = SEEN
    facts: Mapping[str, str] = field(default_factory=dict)
    kind: str = "issue"
    state: str = "posted"
    site: str = "MK02"
    content: Content = field(default_factory=lambda: Content((line(CAT, 24),)))
    mine: ActLetter | None = field(default_factory=lambda: here("10:42"))
    hq: ActLetter | None = None
    sides: tuple[Content, ...] = ()
    effects: tuple[EffectLetter, ...] = ()
    opened: str = "10:53"
    movements: tuple[MovementLetter, ...] = ()


_NOTE = Content(
    (line(TEA, 48), line(CAT, 24, number="2")), party="香港飲品批發", reference="DN-7781"
)
_SENT = Content((line(CAT, 24), line(YEAST, 6, number="2", lot="Y2609")), to_site="MK02")
_BACK = ("MK02/", "@supplier")
_ROAD = "@transit/KC00/MK02"


def _sent(sku: str, quantity: int) -> Content:
    return replace(_SENT, lines=(line(sku, quantity), _SENT.lines[1]))


def _transfer(code: str, sku: str, came: int, effects: tuple[EffectLetter, ...]) -> Told:
    """Of 24 sent so many came; the rest is in transit, or missing there."""
    return Told(
        code, BOTH, {"sku": sku, "units": str(abs(24 - came))}, kind="transfer", state="arrived",
        site="KC00", content=_sent(sku, 24), mine=here("10:42", "arrive"), hq=there("09:30"),
        sides=(_sent(sku, came), _sent(sku, 24)), effects=effects,
        movements=(
            _moved("step-1", ("KC00/", _ROAD), 24, at("09:30")),
            _moved("step-2", (_ROAD, "MK02/"), came, at("10:42")),
        ),
    )  # fmt: skip


def _moved(step: str, way: tuple[str, str], quantity: int, when: str) -> MovementLetter:
    return MovementLetter(
        step=step, line="1", quantity=str(quantity), origin=way[0], destination=way[1], at=when
    )


def _twice(code: str, step: str, before: str) -> Told:
    is_arrival = step == "arrive"
    return Told(
        code, BOTH, {"state": "posted", "step": step},
        kind="transfer" if is_arrival else "receipt", state="arrived" if is_arrival else "posted",
        site="KC00" if is_arrival else "MK02", content=_SENT if is_arrival else _NOTE,
        mine=here("10:42", step), hq=there("10:31", before),
        sides=(_SENT if is_arrival else _NOTE,) * 2,
        effects=(effect("hq", ("MK02/", _ROAD if is_arrival else "@supplier"), "24"),),
    )  # fmt: skip


_BASE = Content(
    (
        line(CAT, 24),
        line(YEAST, 12, number="2", lot="Y2609"),
        line(TEA, 48, number="3"),
        line(TILES, 10, number="4"),
    ),
    party="PX 2207", to_site="MK02",
)  # fmt: skip
_OURS = replace(
    _BASE,
    lines=(line(CAT, 22), line(YEAST, 12, number="2", lot="Y2611"), *_BASE.lines[2:]),
    note="11-20 10:42",
)
_THEIRS = replace(
    _BASE,
    lines=(line(CAT, 20), line(YEAST, 12, number="2", lot="Y2612"), *_BASE.lines[2:]),
    party="TL 8816",
)

CASES: dict[str, Told] = {
    "edit_clash": Told(
        "edit_clash", ("mine", "hq", "merged"), kind="transfer", state="draft", site="KC00",
        content=_THEIRS, mine=here("10:42", "edit"), hq=there("10:31", "edit"),
        sides=(_OURS, _THEIRS, _BASE),
    ),
    "negative_stock": Told(
        "negative_stock", SEEN, {"site": "MK02", "sku": CAT, "quantity": "-2"}
    ),
    "duplicate_note": Told(
        "duplicate_note", BOTH,
        {"reference": "DN-7781", "party": "香港飲品批發", "other": "MK02-RC-04-000088"},
        kind="receipt", content=_NOTE, sides=(_NOTE, _NOTE),
        hq=there("10:31", document="d-other", number="MK02-RC-04-000088"),
        effects=(
            effect("hq", _BACK, "48", sku=TEA),
            effect("hq", _BACK, "24"),
        ),
    ),
    "posted_twice": _twice("posted_twice", "post", "post"),
    "posted_after_cancel": _twice("posted_after_cancel", "post", "cancel"),
    "posted_after_reversal": _twice("posted_after_reversal", "post", "reverse"),
    "arrived_twice": _twice("arrived_twice", "arrive", "arrive"),
    "arrived_after_cancel": _twice("arrived_after_cancel", "arrive", "cancel"),
    "arrived_after_reversal": _twice("arrived_after_reversal", "arrive", "reverse"),
    "transfer_short": _transfer(
        "transfer_short", CAT, 22, (effect("mine", (_ROAD, "@loss"), "2"),)
    ),
    "transfer_over": _transfer(
        "transfer_over", TEA, 26, (effect("mine", ("@gain", _ROAD), "2", sku=TEA),)
    ),
    "count_window": Told(
        "count_window", BOTH, {"number": "MK02-IS-000482", "sku": CAT, "seconds": "240"},
        kind="count", mine=here("10:38", document="d-sale", number="MK02-IS-000482"),
        hq=here("10:42", by="D201"), effects=(effect("mine", ("@variance", "MK02/"), "2"),),
    ),
    "counts_differ": Told(
        "counts_differ", BOTH,
        {"number": "MK02-CT-09-000031", "sku": CAT, "mine": "22", "hq": "20", "seconds": "240"},
        kind="count", content=Content((line(CAT, 22),)), mine=here("10:42"),
        hq=there("10:38", document="d-count", number="MK02-CT-09-000031"),
        sides=(Content((line(CAT, 22),)), Content((line(CAT, 20),))),
        effects=(effect("hq", ("MK02/", "@variance"), "2"),),
    ),
    "over_reserved": Told(
        "over_reserved", BOTH,
        {"number": "MK02-RV-000014", "sku": CAT, "missing": "4", "other": "MK02-RV-04-000007"},
        kind="reservation", state="contested",
        hq=there("10:31", document="d-first", number="MK02-RV-04-000007"),
    ),
    "reserved_taken": Told(
        "reserved_taken", SEEN, {"site": "MK02", "sku": CAT, "left": "2", "reserved": "6"}
    ),
    **{
        code: Told(
            code, BOTH, {"state": "fulfilled", "step": "fulfil"}, kind="reservation",
            state="fulfilled", mine=here("10:42", "fulfil"),
            hq=there("10:31", before) if before else None,
            effects=(effect("hq", ("@customer", "MK02/"), "24"),) if before else (),
        )
        for code, before in (
            ("fulfilled_twice", "fulfil"),
            ("fulfilled_after_cancel", "cancel"),
            ("fulfilled_after_reversal", "reverse"),
            ("fulfilled_before_post", ""),
        )
    },
    "serial_twice": Told(
        "serial_twice", SEEN,
        {"site": "MK02", "sku": CAT, "serial": "SN-77", "other": "MK02-IS-04-000480"},
    ),
    "lot_below_zero": Told(
        "lot_below_zero", SEEN, {"site": "MK02", "sku": CAT, "lot": "CT26K", "quantity": "-2"}
    ),
    "expired_lot": Told(
        "expired_lot", SEEN,
        {"sku": CAT, "lot": "CT25A", "expires": "2026-10-01T16:00:00.000Z"},
    ),
    "arrived_before_dispatch": Told(
        "arrived_before_dispatch", BOTH, {"state": "", "step": "arrive"}, kind="transfer",
        state="early", site="KC00", content=_SENT, mine=here("10:42", "arrive"),
        effects=(effect("hq", ("MK02/", _ROAD), "24"),),
    ),
    "closed_period": Told("closed_period", SEEN, {"day": "2026-11-20"}),
    "archived_item": Told("archived_item", SEEN, {"sku": CAT}),
    "unknown_item": Told("unknown_item", SEEN, {"sku": "XX-0001"},
        content=Content((Line("1", "XX-0001", 6, "新到貓砂 10L", "包"),))),
    "without_right": Told("without_right", BOTH, {"by": "C101", "right": "adjust"}, kind="adjustment",
        content=Content((line(CAT, 24),), reason="loss")),
    **{code: Told(code, SEEN) for code in ("newer_version", "unknown_kind", "waits_for_step")},
    "not_allowed": Told("not_allowed", SEEN, {"by": "C101"}, kind="receipt", state="draft",
        content=_NOTE, mine=here("10:42", "edit"),
        sides=(replace(_NOTE, note="cold"), _NOTE)),
    "wrong_state": Told("wrong_state", SEEN, {"state": "cancelled", "step": "edit"}, kind="transfer",
        state="cancelled", site="KC00", content=_SENT, mine=here("10:42", "edit"),
        hq=there("10:31", "cancel")),
}  # fmt: skip
"""By the case's code."""


def tell_cases(books: Books, *codes: str) -> dict[str, str]:
    """HQ tells of a case of each of those codes, or of every one; their ids by code."""
    letters = [_document(n, CASES[code]) for n, code in enumerate(codes or tuple(CASES), 1)]
    tell_documents(books, letters)
    return {letter.cases[0].code: letter.cases[0].case for letter in letters}


def tell_documents(books: Books, letters: list[DocumentLetter]) -> None:
    """As a page of the feed brings them."""
    begin = books.projection.bookmark()
    rows = [
        row_letter(begin + n, "document", letter.id, packed(letter))
        for n, letter in enumerate(letters, 1)
    ]
    end = begin + len(rows)
    books.projection.take_in(Page("e0000001", rows, end, end, complete=True))


def _document(n: int, told: Told) -> DocumentLetter:
    number = f"{told.site}-{_SERIES[told.kind]}-{n:06d}"
    acts = [act for act in (told.hq, told.mine) if act is not None and not act.document]
    steps = [_step(k, act, told) for k, act in enumerate(acts, 1)]
    return DocumentLetter(
        id=f"00000000-0000-7000-8000-{n:012d}", number=number, kind=told.kind, state=told.state,
        revision="e0000001.1", site=told.site, occurred_at=at("10:18"),
        content=content_letter(told.content), steps=steps, cases=[_case(n, told)],
        movements=list(told.movements),
    )  # fmt: skip


def _step(k: int, act: ActLetter, told: Told) -> StepSummary:
    is_asked = act is told.mine
    return StepSummary(
        step=f"step-{k}", seq=k, name=act.step, by=act.by, device=act.device, at=act.at,
        verdict=_VERDICTS.get(told.code, "applied_with_exception") if is_asked else "applied",
        code=told.code if is_asked else "", device_name=act.device_name,
        by_name="黃志強" if act.by == STRANGER else "", by_ext="802" if act.by == STRANGER else "",
    )  # fmt: skip


def _case(n: int, told: Told) -> CaseLetter:
    sides = [content_letter(side) for side in told.sides]
    mine, hq, base = (sides[n] if n < len(sides) else None for n in range(3))
    return CaseLetter(
        case=f"case-{n}", code=told.code, message=f"{told.code}, said by HQ.", step=f"step-{n}",
        state="open", choices=list(told.choices), opened_at=at(told.opened),
        also=[told.hq.document] if told.hq is not None and told.hq.document else [],
        facts=dict(told.facts), effects=list(told.effects), mine_act=told.mine, hq_act=told.hq,
        mine=mine, hq=hq, base=base,
    )  # fmt: skip


_VERDICTS = {
    "edit_clash": "conflict", "over_reserved": "conflict",
    "not_allowed": "refused", "wrong_state": "refused",
    "newer_version": "held", "unknown_kind": "held", "waits_for_step": "held",
}  # fmt: skip
_SERIES = {
    "issue": "IS", "receipt": "RC", "transfer": "TR", "count": "CT", "adjustment": "AD",
    "reservation": "RV",
}  # fmt: skip


def tell_case_on(books: Books, document: str, code: str) -> str:
    """HQ asks about a document that was written here; the case's id."""
    present = books.projection.present(document)
    assert present is not None
    case = changed(_case(99, CASES[code]), case="case-here")
    tell_documents(books, [changed(present.letter, cases=[case])])
    return case.case


def tell_settled(books: Books, code: str, *, by: str, clock: str, first: bool = False) -> None:
    """HQ tells that somebody else settled it; `first`, and that a decision of here came too late."""
    told = books.reading.cases()
    case = next(row for row in told if row.code == code)
    letter = _document(int(case.case.removeprefix("case-")), CASES[code])
    settled = changed(
        letter.cases[0], state="resolved", taken="mine", reason="asked", resolved_by=by,
        resolved_at=at(clock),
    )  # fmt: skip
    if first:
        link = books.journal.after(0, limit=100)[-1]
        verdict = VerdictLetter(
            seq=link.seq, step=link.step, verdict="refused", code="already_resolved"
        )
        books.projection.settle([verdict])
        books.journal.settle([verdict])
        books.journal.set_acknowledged(link.seq)
    tell_documents(books, [changed(letter, cases=[settled])])
