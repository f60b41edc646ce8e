"""Each class of case decided each way, and the paper then reversed: at HQ and at the tills the same, and right."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.founding import found
from sync.hq.headquarters import headquarters_over
from sync.hq.tables import balance, item, period
from sync.hq.verification import verify
from sync.shop.ledger import Actor
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from tests.clocks import HandClock
from tests.hq.world import NOW, Till, World, a_content, a_line, at, furnished
from tests.near_hq import Shop, a_near_shop
from tests.shop.scenes import BASE, SCENES, Places, post_again, tell

DESK = Actor()
BETWEEN = "@transit/MK02/KC00"
TOLD = {f"G{n:02}-{take}": (scene, take) for n, scene in enumerate(SCENES) for take in scene.told}
REVERSED_FIRST = {
    f"R{n:02}": (scene._replace(told={"hq": scene.left}, ended=("hq",)), "hq")
    for n, scene in enumerate(SCENES)
    if isinstance(scene.left, Places) and len(scene.ended) < len(scene.told)
    if scene.kind != "count" or scene.code.startswith("posted_")
}
"""Stories whose paper is reversed before anybody decides; the questions of counts end then."""
PLAYED = TOLD | REVERSED_FIRST
"""Each way of each story, by its goods."""


class Company(NamedTuple):
    """HQ's books, a till that is nobody's here, two tills of MK02 and one of KC00."""

    world: World
    till: Till
    shops: Sequence[Shop]


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """Every story has been told, and every till has heard of it."""
    with ExitStack() as held:
        database = HqDatabase.open(f"sqlite:///{tmp_path}/hq.db")
        held.callback(database.close)
        found(database, "Fortune Foods", now=NOW)
        world, clock = furnished(database), HandClock()
        till = _told(world)
        hq = headquarters_over(database, clock)
        shops = [
            held.enter_context(a_near_shop(hq, tmp_path / f"{n}", clock, site=site))
            for n, site in enumerate(("MK02", "MK02", "KC00"))
        ]
        yield Company(world, till, shops)


def _told(world: World) -> Till:
    """Tell every story; a till of MK02."""
    rows = [
        (sku, sku, "", "", "pc", 0, 100, "HKD", "", scene.tracking, scene.is_kept, "")
        for sku, (scene, _) in PLAYED.items()
    ]
    with world.database.transaction() as books:
        bulk.insert(books, item, rows)
        bulk.insert(books, period, [("MK02", at(-15000)[:10])])
    sites = (("MK02", "71"), ("MK02", "72"), ("KC00", "73"), ("KC00", "74"))
    tills = tuple(world.till(site, number) for site, number in sites)
    lines = [a_line(str(n), sku, str(BASE)) for n, sku in enumerate(PLAYED)]
    tills[0].tell(at=at(-600), content=a_content(*lines, party="S"))
    for sku, (scene, _) in PLAYED.items():
        tell(world, tills, scene, sku)
    return tills[0]


def _is_reversed(shop: Shop, sku: str) -> bool:
    """Whether somebody at that till could reverse the paper of a story."""
    try:
        shop.books.ledger.step(f"{PLAYED[sku][0].back}-{sku}", "reverse", by=DESK)
    except Refusal:
        return False
    return True


def _sync(company: Company) -> None:
    for shop in (*company.shops, *company.shops):
        shop.sync()


def _at_hq(company: Company) -> dict[str, Places]:
    rows = [(row.sku, row.place, row.quantity) for row in company.world.rows(balance)]
    return {sku: _places(rows, sku) for sku in PLAYED}


def _places(rows: Sequence[tuple[str, str, int]], sku: str) -> Places:
    told = [
        sum(n for s, p, n in rows if (s, p) == (sku, place))
        for place in ("MK02/", BETWEEN, "KC00/")
    ]
    return Places(*told)


def _shown(company: Company) -> list[dict[str, int]]:
    """What each till shows on its own shelf."""
    return [
        {sku: sum(r.on_hand for r in shop.books.projection.book.rows(sku) if r.place == place) for sku in PLAYED}
        for shop, place in zip(company.shops, ("MK02/", "MK02/", "KC00/"), strict=True)
    ]  # fmt: skip


def _assert_all_show(company: Company, must: dict[str, Places]) -> None:
    hq = _at_hq(company)
    assert {sku: (hq[sku], PLAYED[sku]) for sku in PLAYED if hq[sku] != must[sku]} == {}
    here, there = ({sku: told[n] for sku, told in must.items()} for n in (0, 2))
    assert _shown(company) == [here, here, there]
    assert verify(company.world.database).problems == ()


def _decide(company: Company, asked: dict[str, tuple[str, str, str]]) -> None:
    """Somebody at the first till takes a side of a case on a paper; what the preview promised comes about."""
    books = company.shops[0].books
    cases = {(case.document, case.code): case.case for case in books.reading.cases(state="open")}
    promised = _shown(company)[0]
    for sku, (paper, code, take) in asked.items():
        case = cases[f"{paper}-{sku}", code]
        changes = [c for c in books.reading.preview(case, take) if c.place == "MK02/"]
        promised[sku] += sum(c.after - c.before for c in changes)
        books.ledger.resolve(case, take=Choice(take), reason="looked", by=DESK)
    _sync(company)
    assert promised == _shown(company)[0]


def _assert_ended(company: Company) -> None:
    """What was told after its paper's end, and never was, has left that end at every till of the site."""
    papers = {f"d-{sku}": s.code for sku, (s, take) in TOLD.items() if take == "hq"}
    ends = {
        paper: {"cancel": "cancelled", "reversal": "reversed"}[code.rpartition("_")[2]]
        for paper, code in papers.items()
        if "_after_" in code
    }
    readings = [shop.books.reading for shop in company.shops[:2]]
    shown = [{paper: reading.show(paper).state for paper in ends} for reading in readings]
    assert shown == [ends, ends]


def test_a_paper_that_was_decided_about_and_reversed_leaves_what_the_others_say(
    company: Company,
) -> None:
    """And posted once more, which never was, as somebody decides then; and where it was reversed first."""
    _sync(company)
    assert [sku for sku in REVERSED_FIRST if not _is_reversed(company.shops[1], sku)] == []
    _sync(company)
    _decide(company, {sku: (s.paper, s.code, take) for sku, (s, take) in PLAYED.items()})
    _assert_all_show(company, {sku: scene.told[take] for sku, (scene, take) in PLAYED.items()})
    _assert_ended(company)
    stay = {sku for sku in PLAYED if not _is_reversed(company.shops[1], sku)}
    assert stay == {sku for sku, (scene, take) in PLAYED.items() if take in scene.ended}
    must = {sku: scene.after(take) for sku, (scene, take) in PLAYED.items()}
    assert _shown(company)[1] == {sku: told.here for sku, told in must.items()}
    _sync(company)
    _assert_all_show(company, must)
    again = {sku: PLAYED[sku][0] for sku in PLAYED.keys() - stay}
    posted = {sku: scene for sku, scene in again.items() if scene.kind != "reservation"}
    for sku, scene in sorted(posted.items()):
        post_again(company.till, scene, sku)
    _sync(company)
    _decide(company, {sku: (s.back, "posted_after_reversal", "hq") for sku, s in posted.items()})
    _assert_all_show(company, must)
