"""Two devices change one draft apart; the desk settles it field by field, and both hold the same."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from shiboken6 import delete

from desktop.cases.page import CasesPage
from desktop.exchange_thread import ExchangeThread
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import Headquarters
from sync.hq.serving import answering
from sync.shop import lookout
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.ledger import Actor, NewDocument
from sync.shop.profile import Books, open_books
from sync.stock.document import Changes, Content, Line
from sync.stock.rights import Role
from sync.stock.views import CaseRow
from sync.wire.drafting import StepData
from sync.wire.looking import Look
from tests.journeys.at_window import Clerk
from tests.shop.lines import LoadedDice

pytestmark = pytest.mark.expects_log  # Qt's messages go to the log, the offscreen platform's too

CAT, YEAST = "PT-0085", "BK-0500"
DESK, CLERK = Actor("D201", Role.DESK), Actor("C101", Role.CLERK)


@dataclass
class OtherTill:
    """A second device of the shop."""

    books: Books
    exchange: Exchange

    def sync(self) -> None:
        self.exchange.run_until_quiet(lambda _s: None)


def another_till(stack: ExitStack, hq: Headquarters, url: str, profile: Path) -> OtherTill:
    clock = WallClock()
    client = stack.enter_context(HqClient(url, clock=clock))
    enrol(profile, clock, client, code=hq.devices.new_code("MK02").code, name="收銀台 3")
    books = stack.enter_context(open_books(profile, clock))
    till = OtherTill(books, Exchange(books, client, clock, LoadedDice()))
    till.sync()
    return till


def a_line(books: Books, sku: str, quantity: int, number: str, lot: str = "") -> Line:
    item = books.catalogue.item(sku)
    assert item is not None
    return Line(number, sku, quantity, item.name, item.unit, item.decimals, lot)


def a_draft(books: Books) -> str:
    lines = (a_line(books, CAT, 24, "1"), a_line(books, YEAST, 12, "2", "Y2609"))
    content = Content(lines, to_site="KC00", note="PX 2207")
    new = NewDocument(kind="transfer", content=content, post=False)
    return books.ledger.record(new, by=CLERK).document


def change(books: Books, document: str, *lines: Line, by: Actor, **fields: str) -> None:
    changes = Changes(fields, {line.line: line for line in lines})
    books.ledger.step(document, "edit", by=by, data=StepData(changes=changes))


def the_case(books: Books) -> CaseRow:
    (case,) = books.reading.cases()
    return case


def settle_at_the_desk(clerk: Clerk) -> None:
    """Mine for the quantity, HQ's for the lot, by the keys of the board."""
    clerk.shell.go_to("cases")
    page = clerk.shell.page
    assert isinstance(page, CasesPage)
    clerk.wait(lambda: page.list.model.rowCount() == 1)
    page._open_chosen()
    for action in ("mine", "down", "hq"):
        page._keys[action].trigger()
    QTest.keyClicks(page.opened.reason.field, "counted tin by tin, asked for the lot")
    page._keys["submit"].trigger()


@dataclass
class OtherWindow:
    """The case desk of a second window, with its own line to HQ."""

    place: Workplace
    page: CasesPage
    exchange: ExchangeThread

    def close(self) -> None:
        self.exchange.stop()
        self.place.close()
        delete(self.page)  # before its books close


def another_window(till: OtherTill, theme: Theme) -> OtherWindow:
    place, exchange = Workplace(till.books, language="en"), ExchangeThread(till.books)
    place.sign_in(till.books.catalogue.roster.person("D201"))
    page = CasesPage(theme, place)
    page.watch.looked.connect(lambda case, take: exchange.look(case, place.actor().code, take=take))
    exchange.seen.connect(page.watch.show_seen)
    page.show()
    return OtherWindow(place, page, exchange)


def test_who_has_a_case_open_is_told_at_the_other_desk_and_taken_over_from(
    clerk: Clerk, hq: Headquarters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookout, "AGAIN_S", 0.2)
    with ExitStack() as stack:
        url = stack.enter_context(answering(hq))
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("D201")
        other = another_till(stack, hq, url, tmp_path / "second")
        content = Content((a_line(other.books, CAT, 5, "1"),))
        other.books.ledger.record(NewDocument(kind="issue", content=content), by=CLERK)
        other.sync()
        clerk.wait(lambda: len(clerk.books.reading.cases(state="open")) == 1)
        window = another_window(other, clerk.program._theme)
        stack.callback(window.close)
        case = the_case(clerk.books).case

        clerk.shell.go_to("cases")
        here, there = clerk.shell.page, window.page
        assert isinstance(here, CasesPage)
        here.open_case(case)
        clerk.wait(
            lambda: bool(
                hq.looking.look(other.books.device.id, "MK02", Look(case=case, leave=True)).name
            )
        )
        there.open_case(case)
        clerk.wait(lambda: not there.opened.may_decide)
        assert there.opened.banner.words().startswith("何志明 has been on this case since ")
        assert here.opened.may_decide

        there._keys["take"].trigger()
        clerk.wait(lambda: not here.opened.may_decide)
        assert there.opened.may_decide
        here.step_back()
        there.step_back()


def test_two_devices_clash_on_a_draft_and_the_desk_merges_it(
    clerk: Clerk, hq: Headquarters, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        url = stack.enter_context(answering(hq))
        clerk.connect(url, hq.devices.new_code("MK02").code)
        clerk.sign_in("D201")
        other = another_till(stack, hq, url, tmp_path / "second")
        document = a_draft(other.books)
        other.sync()
        clerk.wait(lambda: any(row.document == document for row in clerk.books.reading.documents()))
        theirs = (a_line(other.books, CAT, 20, "1"), a_line(other.books, YEAST, 12, "2", "Y2612"))
        ours = (a_line(clerk.books, CAT, 22, "1"), a_line(clerk.books, YEAST, 12, "2", "Y2611"))
        change(clerk.books, document, *ours, by=DESK)
        change(other.books, document, *theirs, by=CLERK, note="TL 8816")
        other.sync()
        clerk.program.shop.try_now()  # type: ignore[union-attr]  # it is open
        clerk.wait(lambda: len(clerk.books.reading.cases(state="open")) == 1)

        settle_at_the_desk(clerk)
        clerk.wait(lambda: clerk.books.queue.status().waiting == 0)
        other.sync()
        clerk.wait(lambda: clerk.books.reading.show(document).content.line("1") == ours[0])
        shown = [books.reading.show(document).content for books in (clerk.books, other.books)]
        cases = [the_case(books) for books in (clerk.books, other.books)]
    assert shown[0] == shown[1]
    assert [(line.quantity, line.lot) for line in shown[0].lines] == [(22, ""), (12, "Y2612")]
    assert shown[0].note == "TL 8816"
    assert {(c.state, c.taken, c.resolved_by, c.reason) for c in cases} == {
        ("resolved", "merged", "D201", "counted tin by tin, asked for the lot")
    }
