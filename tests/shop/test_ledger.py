import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.shop.ledger import Actor, NewDocument
from sync.shop.profile import Books, open_books
from sync.shop.projection import Projection
from sync.shop.sealed import Sealed
from sync.shop.trouble import DiskFull
from sync.stock.document import Changes, Content
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.stock.verdict import Choice
from sync.wire.drafting import StepData
from sync.wire.messages import Base, CaseLetter
from tests.clocks import HandClock
from tests.shop.mirror import Mirror
from tests.shop.shops import CLERK, a_line, a_shop, killed, on_hand, received, reopened, sold
from tests.shop.test_projection import EARLY, pulled, pushed

CONTENT = Content((a_line(quantity=10),), party="SUP-1")


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as opened:
        yield opened


def drafted(books: Books, kind: str = "receipt", content: Content = CONTENT) -> str:
    document = NewDocument(kind=kind, content=content, post=False)
    return books.ledger.record(document, by=CLERK).document


def last(books: Books) -> Sealed:
    return books.journal.step_at(books.journal.after(0, limit=1000)[-1].position)


def refused(call: object, *arguments: object, **named: object) -> str:
    assert callable(call)
    with pytest.raises(Refusal) as no:
        call(*arguments, **named)
    return no.value.code


def test_a_posted_document_is_sealed_once_with_all_it_says(books: Books) -> None:
    recorded = books.ledger.record(NewDocument(kind="receipt", content=CONTENT), by=CLERK)
    letter = last(books).letter()
    assert (recorded.number, recorded.state, recorded.seq) == ("KC00-RC-07-000001", "posted", 1)
    assert (letter.name, letter.by, letter.site, letter.device) == ("post", "amy", "KC00", "dev-1")
    assert letter.document == recorded.document != letter.step
    assert letter.content is not None
    assert letter.content.party == "SUP-1"
    assert (letter.at, letter.recorded_at) == ("2026-11-20T04:00:00.000Z", "")


def test_what_happened_before_says_when_and_when_it_was_written_down(books: Books) -> None:
    books.journal.set_offset(1500)
    document = NewDocument(kind="receipt", content=CONTENT, occurred_at=EARLY)
    recorded = books.ledger.record(document, by=CLERK)
    letter = last(books).letter()
    assert (letter.at, letter.recorded_at) == (EARLY, "2026-11-20T04:00:00.000Z")
    assert letter.offset_ms == 1500
    present = books.projection.present(recorded.document)
    assert present is not None
    assert present.letter.occurred_at == "2026-11-20T01:00:01.500Z"


def test_what_the_law_refuses_is_not_sealed(books: Books) -> None:
    empty = NewDocument(kind="receipt", content=Content())
    assert refused(books.ledger.record, empty, by=CLERK) == "no_lines"
    stranger = NewDocument(kind="wish", content=CONTENT)
    assert refused(books.ledger.record, stranger, by=CLERK) == "unknown_kind"
    assert books.journal.head()[0] == 0
    assert received(books).number == "KC00-RC-07-000001"


def test_without_the_right_nothing_is_sealed(books: Books) -> None:
    buyer, auditor = Actor("bea", Role.BUYER), Actor("zoe", Role.AUDITOR)
    document = NewDocument(kind="issue", content=CONTENT)
    assert refused(books.ledger.record, document, by=buyer) == "no_right"
    posted = received(books).document
    assert refused(books.ledger.step, posted, "reverse", by=auditor) == "no_right"
    assert books.journal.head()[0] == 1


def test_the_device_itself_acts_as_a_desk(books: Books) -> None:
    content = replace(CONTENT, reason="loss", party="")
    document = NewDocument(kind="adjustment", content=content)
    assert books.ledger.record(document, by=Actor()).state == "posted"
    assert last(books).letter().by == ""


def test_a_key_answers_with_the_same_document(books: Books) -> None:
    document = NewDocument(kind="receipt", content=CONTENT, key="k1")
    first = books.ledger.record(document, by=CLERK)
    with reopened(books) as again:
        assert again.ledger.record(document, by=CLERK) == replace(first, repeated=True)
        assert (again.journal.head()[0], on_hand(again)) == (1, 10)


def test_a_key_forgives_a_catalogue_that_changed_and_nothing_else(books: Books) -> None:
    document = NewDocument(kind="receipt", content=CONTENT, key="k1")
    books.ledger.record(document, by=CLERK)
    renamed = replace(CONTENT, lines=(replace(a_line(quantity=10), name="Tee", unit_price=1),))
    assert books.ledger.record(replace(document, content=renamed), by=CLERK).repeated
    others = [
        replace(document, content=replace(CONTENT, lines=(a_line(quantity=9),))),
        replace(document, content=replace(CONTENT, note="other")),
        replace(document, post=False),
        replace(document, kind="issue"),
    ]
    codes = {refused(books.ledger.record, other, by=CLERK) for other in others}
    assert codes == {"key_reuse"}


def test_a_callers_own_digest_decides(books: Books) -> None:
    document = NewDocument(kind="receipt", content=CONTENT, key="k1", digest=b"a" * 32)
    books.ledger.record(document, by=CLERK)
    renamed = replace(document, content=replace(CONTENT, note="from the catalogue"))
    assert books.ledger.record(renamed, by=CLERK).repeated
    other = replace(document, digest=b"b" * 32)
    assert refused(books.ledger.record, other, by=CLERK) == "key_reuse"


def test_a_counters_draft_becomes_the_document_and_goes(books: Books) -> None:
    books.journal.save_draft("01a2-draft", b"{}")
    document = NewDocument(kind="receipt", content=CONTENT, draft="01a2-draft")
    assert books.ledger.record(document, by=CLERK).document == "01a2-draft"
    assert books.journal.drafts() == []


def test_posting_a_draft_seals_its_present_content(books: Books) -> None:
    document = drafted(books)
    edit = StepData(changes=Changes({"note": "two boxes"}, {"2": a_line("2", sku="JAM")}))
    books.ledger.step(document, "edit", by=CLERK, data=edit)
    assert on_hand(books) == 0
    posted = books.ledger.step(document, "post", by=CLERK)
    letter = last(books).letter()
    assert letter.content is not None
    assert (letter.content.note, len(letter.content.lines)) == ("two boxes", 2)
    assert (posted.number, letter.number) == ("KC00-RC-07-000001", "")
    assert (on_hand(books), on_hand(books, "JAM")) == (10, 5)


def test_an_edit_says_what_it_was_made_from(books: Books) -> None:
    hq, document = Mirror(), drafted(books)
    first = last(books).step
    edit = StepData(changes=Changes({"note": "a"}))
    books.ledger.step(document, "edit", by=CLERK, data=edit)
    assert last(books).letter().base == Base(after=first)
    pushed(books, hq)
    pulled(books, hq)
    books.ledger.step(document, "edit", by=CLERK, data=edit)
    assert last(books).letter().base == Base(revision=f"{hq.epoch}.{hq.feed[document]}")


def test_a_step_may_name_its_document_by_number(books: Books) -> None:
    number = received(books, quantity=10).number
    assert books.ledger.step(number, "reverse", by=CLERK).state == "reversed"
    assert on_hand(books) == 0


def test_steps_out_of_order_are_refused_where_they_can_still_be_helped(books: Books) -> None:
    posted = received(books).document
    step = books.ledger.step
    assert refused(step, posted, "post", by=CLERK) == "posted_twice"
    assert refused(step, posted, "cancel", by=CLERK) == "wrong_state"
    assert refused(step, posted, "edit", by=CLERK) == "no_changes"
    assert refused(step, posted, "fly", by=CLERK) == "unknown_step"
    assert refused(step, "nowhere", "post", by=CLERK) == "unknown_document"
    step(posted, "reverse", by=CLERK)
    assert refused(step, posted, "reverse", by=CLERK) == "wrong_state"
    assert books.journal.head()[0] == 2


def arriving(books: Books, hq: Mirror) -> str:
    document = hq.elsewhere(1, kind="transfer", site="MK01", at=EARLY, sku="TEA", quantity=10)
    sent = hq.documents[document]
    hq.documents[document] = replace(sent, content=replace(sent.content, to_site="KC00"))
    pulled(books, hq)
    return document


def test_an_arrival_carries_what_came_and_what_was_sent(books: Books) -> None:
    document = arriving(books, Mirror())
    data = StepData(arrived={"1": 9})
    assert books.ledger.step(document, "arrive", by=CLERK, data=data).state == "arrived"
    letter = last(books).letter()
    assert (letter.arrived, letter.site) == ({"1": "9"}, "MK01")
    assert letter.content is not None
    assert letter.content.to_site == "KC00"
    assert on_hand(books) == 9


def test_an_arrival_as_sent_names_no_quantities(books: Books) -> None:
    document = arriving(books, Mirror())
    books.ledger.step(document, "arrive", by=CLERK)
    assert last(books).letter().arrived is None
    assert on_hand(books) == 10


def test_facts_are_told_by_the_site_they_concern(books: Books) -> None:
    document = arriving(books, Mirror())
    assert refused(books.ledger.step, document, "reverse", by=CLERK) == "other_site"
    mine = drafted(books, "transfer", Content((a_line(),), to_site="MK02"))
    books.ledger.step(mine, "post", by=CLERK)
    assert refused(books.ledger.step, mine, "arrive", by=CLERK) == "other_site"


def test_what_leaves_the_shelf_is_proposed_and_sealed(books: Books) -> None:
    received(books, quantity=10, lot="L2", bin="A-2", expires="2026-12-02T00:00:00.000Z")
    received(books, quantity=10, lot="L1", bin="A-1", expires="2026-12-01T00:00:00.000Z")
    sold(books, quantity=4)
    letter = last(books).letter()
    assert letter.content is not None
    line = letter.content.lines[0]
    assert (line.bin, line.lot, line.expires) == ("A-1", "L1", "2026-12-01T00:00:00.000Z")


def test_a_count_seals_what_the_books_said(books: Books) -> None:
    received(books, quantity=10, bin="A-1")
    content = Content((a_line(quantity=8),))
    books.ledger.record(NewDocument(kind="count", content=content), by=CLERK)
    letter = last(books).letter()
    assert letter.content is not None
    line = letter.content.lines[0]
    assert (line.bin, line.quantity, line.book) == ("A-1", "8", "10")
    assert on_hand(books) == 8


def with_case(books: Books, hq: Mirror, **more: object) -> str:
    document = hq.elsewhere(1, at=EARLY, sku="TEA", quantity=10)
    case = CaseLetter(
        case="case-1", code="duplicate_note", message="The same?", step="other-1-post",
        state="open", choices=["mine", "hq"], opened_at=EARLY,
    )  # fmt: skip
    hq.cases[document] = [case]
    pulled(books, hq)
    return document


def test_a_resolution_is_sealed_and_shown_and_moves_nothing_here(books: Books) -> None:
    document = with_case(books, Mirror())
    recorded = books.ledger.resolve("case-1", take=Choice.HQ, reason=" the same ", by=Actor())
    letter = last(books).letter()
    assert (letter.name, letter.case, letter.take, letter.reason) == (
        "resolve",
        "case-1",
        "hq",
        "the same",
    )
    assert (recorded.document, recorded.state) == (document, "resolved")
    present = books.projection.present(document)
    assert present is not None
    assert [case.state for case in present.letter.cases] == ["resolved"]
    assert on_hand(books) == 10


def test_a_case_is_resolved_once_by_who_may_with_a_choice_it_offers(books: Books) -> None:
    with_case(books, Mirror())
    resolve, desk = books.ledger.resolve, Actor()
    assert refused(resolve, "case-9", take=Choice.HQ, reason="r", by=desk) == "unknown_case"
    assert (
        refused(resolve, "case-1", take=Choice.HQ, reason="r", by=Actor("c", Role.CLERK))
        == "no_right"
    )
    merged = refused(resolve, "case-1", take=Choice.MERGED, reason="r", by=desk)
    assert merged == "choice_not_offered"
    assert refused(resolve, "case-1", take=Choice.HQ, reason=" ", by=desk) == "reason_missing"
    resolve("case-1", take=Choice.MINE, reason="r", by=desk)
    assert refused(resolve, "case-1", take=Choice.HQ, reason="r", by=desk) == "already_resolved"


def test_a_refused_resolution_opens_the_case_again(books: Books) -> None:
    document = with_case(books, Mirror())
    books.ledger.resolve("case-1", take=Choice.HQ, reason="r", by=Actor())
    pushed(books, Mirror(), refuse=True)
    present = books.projection.present(document)
    assert present is not None
    assert [case.state for case in present.letter.cases] == ["open"]


def test_what_is_sealed_is_recorded_though_the_cache_cannot_show_it(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("full")

    with monkeypatch.context() as crashed:
        crashed.setattr(Projection, "project", full)
        recorded = received(books, quantity=10)
    assert (recorded.number, recorded.state, on_hand(books)) == ("KC00-RC-07-000001", "posted", 0)
    sold(books, quantity=1)
    assert on_hand(books) == 9


def test_what_hq_told_in_between_is_not_overwritten(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    hq, document = Mirror(), drafted(books)
    pushed(books, hq)
    pulled(books, hq)
    real = books.journal.append

    def append_while_hq_tells(*arguments: object, **named: object) -> Sealed:
        link = real(*arguments, **named)  # type: ignore[arg-type]  # handed on as they came
        hq.touch(document)
        pulled(books, hq)
        return link

    monkeypatch.setattr(books.journal, "append", append_while_hq_tells)
    edit = StepData(changes=Changes({"note": "mine"}))
    books.ledger.step(document, "edit", by=CLERK, data=edit)
    present = books.projection.present(document)
    assert present is not None
    assert present.letter.revision == f"{hq.epoch}.{hq.feed[document]}"
    assert (present.letter.content.note, present.pending) == ("mine", 1)


def test_threads_take_turns_without_a_gap(books: Books) -> None:
    threads = [threading.Thread(target=lambda: [sold(books) for _ in range(10)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [link.number for link in books.journal.after(0, limit=100)]
    assert numbers == [f"KC00-IS-07-{n:06d}" for n in range(1, 41)]
    assert on_hand(books) == -40


def test_a_killed_till_goes_on_with_the_next_number(tmp_path: Path) -> None:
    books = a_shop(tmp_path / "killed")
    received(books)
    with open_books(killed(books), HandClock()) as again:
        assert received(again).number == "KC00-RC-07-000002"
