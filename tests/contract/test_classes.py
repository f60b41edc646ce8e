"""Conflicts from till to till: what one device asks, another may answer, and both end with the same."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.ledger import Actor, NewDocument, Recorded
from sync.shop.profile import Books, open_books
from sync.shop.verification import verify
from sync.stock.differences import chosen, differences
from sync.stock.document import Changes, Content
from sync.stock.moment import format_moment
from sync.stock.verdict import Choice
from sync.stock.views import CaseRow, StockChange
from sync.wire.drafting import StepData
from tests.contract.parties import Now, Party, real_party
from tests.shop.lines import LoadedDice
from tests.shop.shops import CLERK, a_line, received, sold

DESK = Actor()
"""The device itself, with the rights of a desk."""


@dataclass
class Till:
    """A device with its line to HQ; what it does before `sync` it does offline."""

    books: Books
    exchange: Exchange

    def sync(self) -> dict[str, int]:
        """The verdicts of one exchange that ends quietly."""
        result = self.exchange.run_until_quiet(_never)
        assert (result.is_quiet, result.trouble) == (True, None)
        return result.verdicts

    def cases(self) -> list[tuple[str, str, str, str]]:
        """(code, state, taken, reason) of every case this device knows."""
        return [(c.code, c.state, c.taken, c.reason) for c in self.books.reading.cases()]

    def open_case(self) -> CaseRow:
        """The one that is open."""
        (case,) = self.books.reading.cases(state="open")
        return case

    def decide(self, take: Choice, changes: Changes | None = None) -> None:
        """Answer the open case."""
        case = self.open_case().case
        data = StepData(changes=changes)
        self.books.ledger.resolve(case, take=take, reason="we looked", by=DESK, data=data)

    def record(
        self, kind: str, content: Content, *, post: bool = True, minutes_ago: int = 0
    ) -> Recorded:
        """A document of this till's."""
        at = format_moment(Now().now() - timedelta(minutes=minutes_ago)) if minutes_ago else ""
        document = NewDocument(kind=kind, content=content, post=post, occurred_at=at)
        return self.books.ledger.record(document, by=DESK)

    def stock(self) -> tuple[int, int]:
        """On hand and reserved of TEA."""
        rows = list(self.books.reading.stock(sku="TEA"))
        return sum(row.on_hand for row in rows), sum(row.reserved for row in rows)


def _never(seconds: float) -> None:
    """Nothing here fails, so nothing rests."""
    assert seconds == 0


@pytest.fixture
def hq(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Party]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with real_party(tmp_path, tmp_path / "hq") as party:
        yield party


@pytest.fixture
def tills(hq: Party, tmp_path: Path) -> Iterator[tuple[Till, Till, Till]]:
    """Two tills of MK02 and one of KC00, all in step."""
    with ExitStack() as stack:
        made = [
            _till(stack, hq, tmp_path / name, site)
            for name, site in (("one", "MK02"), ("two", "MK02"), ("kc", "KC00"))
        ]
        one, two, kc = made
        yield one, two, kc


def _till(stack: ExitStack, hq: Party, profile: Path, site: str) -> Till:
    client = stack.enter_context(HqClient(hq.url, clock=Now()))
    enrol(profile, Now(), client, code=hq.enrol_code(site), name=profile.name)
    books = stack.enter_context(open_books(profile, Now()))
    till = Till(books, Exchange(books, client, Now(), LoadedDice()))
    till.sync()
    return till


def _all(*tills: Till) -> None:
    """Everybody tells, then everybody hears."""
    for till in (*tills, *tills):
        till.sync()


def _quantity(till: Till, document: str) -> tuple[int, str]:
    content = till.books.reading.show(document).content
    return content.lines[0].quantity, content.note


def test_a_clash_of_edits_is_decided_at_the_other_till_and_reaches_both(
    tills: tuple[Till, Till, Till],
) -> None:
    one, two, _ = tills
    draft = one.record("receipt", Content((a_line(),), note="cold"), post=False).document
    _all(one, two)
    for till, quantity, note in ((one, 7, "warm"), (two, 9, "cold")):
        data = StepData(Changes({"note": note}, {"1": a_line(quantity=quantity)}))
        till.books.ledger.step(draft, "edit", by=CLERK, data=data)
    assert (one.sync(), two.sync()) == ({"applied": 1}, {"conflict": 1})
    one.sync()
    case = one.open_case()
    assert case.mine_act is not None
    assert case.hq_act is not None
    assert (case.mine_act.device, case.hq_act.device) == (two.books.device.id, one.books.device.id)
    sides = (case.base or Content(), case.mine or Content(), case.hq or Content())
    first = differences(*sides)[0]
    assert (first.field, first.base, first.mine, first.hq) == ("quantity", "5", "9", "7")
    one.decide(Choice.MERGED, chosen(*sides, {("1", "quantity"): "8"}))
    _all(one, two)
    for till in (one, two):
        assert till.cases() == [("edit_clash", "resolved", "merged", "we looked")]
        assert _quantity(till, draft) == (8, "warm")
        assert verify(till.books.journal, till.books.cache_file).problems == ()


def test_goods_promised_twice_are_let_go_at_one_till_and_free_at_both(
    tills: tuple[Till, Till, Till],
) -> None:
    one, two, _ = tills
    received(one.books, quantity=5)
    _all(one, two)
    promised = Content((a_line(quantity=4),), party="MRS-CHAN", reference="DEP-1")
    first = one.record("reservation", promised, minutes_ago=1).document
    second = two.record("reservation", promised).document
    assert (one.sync(), two.sync()) == ({"applied": 1}, {"conflict": 1})
    one.sync()
    states = [one.books.reading.show(document).state for document in (first, second)]
    assert states == ["reserved", "contested"]
    assert (one.stock(), two.stock()) == ((5, 4), (5, 4))
    one.decide(Choice.HQ)
    _all(one, two)
    for till in (one, two):
        assert till.books.reading.show(second).state == "cancelled"
        assert till.stock() == (5, 4)
        assert till.cases() == [("over_reserved", "resolved", "hq", "we looked")]


def test_reserved_goods_are_handed_over_at_the_other_till(tills: tuple[Till, Till, Till]) -> None:
    one, two, _ = tills
    received(one.books, quantity=5)
    document = one.record("reservation", Content((a_line(quantity=4),))).document
    _all(one, two)
    two.books.ledger.step(document, "fulfil", by=CLERK, data=StepData(arrived={"1": 3}))
    _all(two, one)
    assert (one.stock(), two.stock(), one.cases()) == ((2, 0), (2, 0), [])


def test_one_note_at_two_tills_shows_what_taking_it_back_does_to_the_shelf(
    tills: tuple[Till, Till, Till],
) -> None:
    one, two, _ = tills
    note = Content((a_line(quantity=12),), party="SUP-1", reference="DN-7")
    for till in (one, two):
        till.record("receipt", note)
        till.sync()
    one.sync()
    case = one.open_case().case
    preview = one.books.reading.preview
    assert preview(case, "hq") == (StockChange("MK02/", "TEA", "Tea", "", 24, 12, 0),)
    assert preview(case, "mine") == ()
    one.decide(Choice.HQ)
    _all(one, two)
    for till in (one, two):
        assert till.stock() == (12, 0)
        assert till.cases() == [("duplicate_note", "resolved", "hq", "we looked")]
    assert preview(case, "hq") == (StockChange("MK02/", "TEA", "Tea", "", 12, 0, 0),)


def test_a_short_transfer_is_written_off_by_the_receiver_and_seen_by_the_sender(
    tills: tuple[Till, Till, Till],
) -> None:
    one, _, kc = tills
    received(one.books, quantity=9)
    sent = one.record("transfer", Content((a_line(quantity=9),), to_site="KC00")).document
    _all(one, kc)
    kc.books.ledger.step(sent, "arrive", by=DESK, data=StepData(arrived={"1": 7}))
    _all(kc, one)
    between = "@transit/MK02/KC00"
    for till in (one, kc):
        preview = till.books.reading.preview(till.open_case().case, "mine")
        assert preview == (StockChange(between, "TEA", "Tea", "", 2, 0, 0),)
    kc.decide(Choice.MINE)
    _all(kc, one)
    for till in (one, kc):
        assert till.cases() == [("transfer_short", "resolved", "mine", "we looked")]
        rows = till.books.reading.stock(sku="TEA")
        assert [row.in_transit for row in rows] == [0]


def test_a_post_against_a_cancel_is_answered_at_the_till_that_cancelled(
    tills: tuple[Till, Till, Till],
) -> None:
    one, two, _ = tills
    draft = one.record("receipt", Content((a_line(quantity=3),), party="S"), post=False).document
    _all(one, two)
    one.books.ledger.step(draft, "cancel", by=CLERK)
    two.books.ledger.step(draft, "post", by=CLERK)
    assert (one.sync(), two.sync()) == ({"applied": 1}, {"applied_with_exception": 1})
    one.sync()
    assert one.open_case().code == "posted_after_cancel"
    one.decide(Choice.HQ)
    _all(one, two)
    for till in (one, two):
        assert till.stock() == (0, 0)
        assert till.cases() == [("posted_after_cancel", "resolved", "hq", "we looked")]


def test_the_last_one_sold_at_two_tills_is_one_case_at_both(tills: tuple[Till, Till, Till]) -> None:
    one, two, kc = tills
    received(one.books, quantity=1)
    _all(one, two)
    for till in (one, two):
        sold(till.books)
    _all(one, two, kc)
    assert [till.cases() for till in (one, two, kc)] == [
        [("negative_stock", "open", "", "")],
        [("negative_stock", "open", "", "")],
        [],
    ]
    two.decide(Choice.HQ)
    _all(two, one)
    assert one.cases() == [("negative_stock", "resolved", "hq", "we looked")]
    assert (one.stock(), two.stock()) == ((-1, 0), (-1, 0))


def test_a_case_decided_at_two_tills_is_decided_once(tills: tuple[Till, Till, Till]) -> None:
    one, two, _ = tills
    note = Content((a_line(quantity=12),), party="SUP-1", reference="DN-7")
    for till in (one, two):
        till.record("receipt", note)
        till.sync()
    one.sync()
    one.decide(Choice.MINE)
    two.decide(Choice.HQ)
    assert (one.sync(), two.sync()) == ({"applied": 1}, {"refused": 1})
    one.sync()
    for till in (one, two):
        assert till.stock() == (24, 0)
        assert till.cases() == [("duplicate_note", "resolved", "mine", "we looked")]
