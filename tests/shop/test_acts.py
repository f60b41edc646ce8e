"""What may still be done with a document is what the law says, and no more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.acts import Decision, decide, steps_open, take
from sync.shop.ledger import Actor, NewDocument
from sync.shop.profile import Books
from sync.stock.document import Changes, Content
from sync.stock.verdict import Choice
from tests.shop.lines import a_till, an_hq
from tests.shop.shops import CLERK, SITE, a_line, a_shop, on_hand, received, sold


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    yield made
    made.close()


def offered(books: Books, document: str, site: str = SITE) -> tuple[str, ...]:
    return steps_open(books.reading.show(document), site=site)


def test_a_posted_document_may_be_reversed_once(books: Books) -> None:
    received(books)
    sale = sold(books)
    assert offered(books, sale.document) == ("reverse",)
    assert (
        take(books.ledger, sale.document, "reverse", by=CLERK, reason=" typo ").state == "reversed"
    )
    assert (offered(books, sale.document), on_hand(books)) == ((), 5)
    assert books.reading.show(sale.document).steps[-1].reason == "typo"


def test_a_draft_may_be_posted_or_cancelled(books: Books) -> None:
    new = NewDocument(kind="receipt", content=Content((a_line(),)), post=False)
    draft = books.ledger.record(new, by=CLERK)
    assert offered(books, draft.document) == ("post", "cancel")


def test_only_the_receiving_site_may_say_that_goods_arrived(books: Books) -> None:
    received(books)
    new = NewDocument(kind="transfer", content=Content((a_line(),), to_site="MK02"))
    sent = books.ledger.record(new, by=CLERK)
    assert offered(books, sent.document) == ("reverse",)
    assert offered(books, sent.document, "MK02") == ("arrive",)


def test_a_decision_is_sealed_with_its_reason_and_what_was_merged_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        received(till.books)
        till.sync()
        document = next(till.books.reading.documents()).document
        till.hq.open_case(document, "edit_clash", ("merged",))
        till.sync()
        case = till.books.reading.cases()[0]
        decision = Decision(case.case, Choice.MERGED, "asked", Changes({"note": "cold"}))
        decide(till.books.ledger, decision, by=Actor("boss"))
        step = till.books.journal.after(0, limit=9)[-1].letter()
        case = till.books.reading.cases()[0]
    assert (step.take, step.reason, step.changes and step.changes.fields) == (
        "merged", "asked", {"note": "cold"},
    )  # fmt: skip
    assert (case.state, case.resolved_by, case.resolved_at) == ("resolved", "boss", step.at)
