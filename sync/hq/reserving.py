"""Reservations at HQ: whoever promised first by the clock of the act has the goods, and the others ask.

What is free is counted from open reservations. One told late may have been first: then later ones
give way, and a person says about each whether it is kept all the same or let go.
"""

from collections.abc import Sequence
from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.folder import Folder
from sync.hq.ruling import CaseFile, Ruling
from sync.hq.scrutiny import opened
from sync.hq.settling import settled_by_hq
from sync.hq.sides import my_act, told_before
from sync.stock.document import Document, Step
from sync.stock.kinds.reservation import CONTESTED
from sync.stock.law import take_step
from sync.stock.movement import Movement
from sync.stock.place import site_of
from sync.stock.quantity import format_quantity
from sync.stock.reserving import locked, over_reserved, reserved_taken, short_of, wanted
from sync.stock.verdict import Choice, Finding, Verdict
from sync.wire.letters import changed
from sync.wire.messages import CaseLetter

CODE = "over_reserved"


def judge_reserved(bench: Bench, entry: Entry, ruling: Ruling) -> Ruling:
    """The ruling on a reservation that the law has let through: within what is free, or contested."""
    document = ruling.document
    if document is None or not locked(document):
        return ruling
    missing = _missing(bench, document)
    if not missing:
        return ruling
    later = _give_way(bench, document, missing, at=ruling.at)
    if later:
        cases = tuple(
            _case_of(bench, entry, (folder, document), missing, nth=nth)
            for nth, folder in enumerate(later)
        )
        also = tuple(replace(folder.document, state=CONTESTED) for folder in later)
        return replace(ruling, cases=(*ruling.cases, *cases), also=also)
    return _contested(
        bench, entry, replace(ruling, document=replace(document, state=CONTESTED)), missing
    )


def _missing(bench: Bench, document: Document) -> dict[str, int]:
    def free(sku: str) -> int:
        held = bench.reserved.get((document.site, sku), {})
        others = sum(n for other, n in held.items() if other != document.id)
        return bench.totals.get((document.site, sku), 0) - others

    return short_of(document.content.lines, free)


def _give_way(
    bench: Bench, document: Document, missing: dict[str, int], *, at: str
) -> list[Folder]:
    """The later reservations that make room, the latest first; none where they cannot make enough."""
    left, found = dict(missing), []
    for folder in sorted(_rivals(bench, document, missing), key=_reserved_at, reverse=True):
        if _reserved_at(folder) <= at or _is_kept(folder) or not left:
            continue
        held = wanted(locked(folder.document))
        if set(held) & set(left):
            found.append(folder)
            left = {sku: n - held.get(sku, 0) for sku, n in left.items()}
            left = {sku: n for sku, n in left.items() if n > 0}
    return [] if left else found


def _rivals(bench: Bench, document: Document, skus: dict[str, int]) -> list[Folder]:
    ids = {other for sku in skus for other in bench.reserved.get((document.site, sku), {})}
    return [bench.folders[other] for other in sorted(ids - {document.id}) if other in bench.folders]


def _reserved_at(folder: Folder) -> str:
    return next((step.at for step in folder.steps if step.name == "post"), "")


def _is_kept(folder: Folder) -> bool:
    """Whether a person has said that this one is kept whatever there is."""
    return any(case.code == CODE and case.taken == Choice.MINE for case in folder.cases)


def _contested(bench: Bench, entry: Entry, ruling: Ruling, missing: dict[str, int]) -> Ruling:
    document = ruling.document
    if document is None:
        return ruling
    rivals = sorted(_rivals(bench, document, missing), key=_reserved_at)
    first = rivals[0] if rivals else None
    number = first.document.number if first else ""
    finding = over_reserved(document, missing, number=document.number, other=number)
    case = _opened(bench, entry, document, finding)
    hq_act = told_before(first, {"post"}, elsewhere=True) if first else None
    letter = changed(case.letter, hq_act=hq_act, also=[first.document.id] if first else [])
    return replace(
        ruling,
        verdict=Verdict.CONFLICT,
        code=letter.code,
        message=letter.message,
        facts=letter.facts,
        case=letter.case,
        cases=(*ruling.cases, replace(case, letter=letter)),
    )


def _case_of(
    bench: Bench,
    entry: Entry,
    sides: tuple[Folder, Document],
    missing: dict[str, int],
    *,
    nth: int,
) -> CaseFile:
    """The case of a reservation that has to give way to one made before it and told after it."""
    folder, first = sides
    document = folder.document
    own = {sku: n for sku, n in missing.items() if sku in wanted(document.content.lines)}
    finding = over_reserved(document, own or missing, number=document.number, other=first.number)
    case = _opened(bench, entry, document, finding, nth=nth)
    act = my_act(entry)
    letter = changed(
        case.letter,
        also=[first.id],
        mine_act=told_before(folder, {"post"}),
        hq_act=act and changed(act, document=first.id, number=first.number),
    )
    return replace(case, letter=letter)


def _opened(
    bench: Bench, entry: Entry, document: Document, finding: Finding, *, nth: int = 0
) -> CaseFile:
    return opened(
        entry, document.id, finding, number=document.number, site=document.site, now=bench.now,
        nth=nth,
    )  # fmt: skip


def answered(bench: Bench, document: Document | None) -> tuple[CaseFile, ...]:
    """A contested reservation was let go or handed over: nobody has to decide any more."""
    if document is None or document.state == CONTESTED or document.kind != "reservation":
        return ()
    return tuple(
        settled_by_hq(bench, case, "It was let go or handed over.")
        for case in bench.cases.values()
        if case.document == document.id and case.letter.code == CODE and case.letter.state == "open"
    )


def decided(document: Document, step: Step, case: CaseLetter, bench: Bench) -> Document:
    """The reservation as a decision leaves it: kept, or let go; one that is settled stays as it is."""
    if document.state != CONTESTED:
        return document
    name = "confirm" if case.taken == Choice.MINE else "cancel"
    return take_step(document, replace(step, name=name), bench).document


def of_reserved(
    bench: Bench, document: Document, movements: Sequence[Movement]
) -> list[tuple[Finding, list[str]]]:
    """Goods that went although they were held back: the finding, and who is waiting for them."""
    if document.kind == "reservation" or not bench.reserved:
        return []
    net: dict[tuple[str, str], int] = {}
    for m in movements:
        for place, quantity in ((m.origin, -m.quantity), (m.destination, m.quantity)):
            if site_of(place):
                key = (site_of(place), m.sku)
                net[key] = net.get(key, 0) + quantity
    found = []
    for (site, sku), change in net.items():
        held = bench.reserved.get((site, sku), {})
        before, promised = bench.totals.get((site, sku), 0), sum(held.values())
        if change < 0 and before + change >= 0 and before >= promised > before + change:
            decimals = bench.items.get(sku, (0, False))[0]
            left, text = (format_quantity(n, decimals) for n in (before + change, promised))
            found.append((reserved_taken(site, sku, left=left, reserved=text), sorted(held)))
    return found
