from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument
from sync.shop.overlay import Overlay
from sync.shop.profile import Books
from sync.stock.document import Changes, Content
from sync.wire.drafting import StepData
from sync.wire.messages import VerdictLetter
from tests.shop.mirror import Mirror
from tests.shop.shops import CLERK, a_line, a_shop, on_hand, received, sold
from tests.shop.shown import shown
from tests.shop.test_projection import EARLY, pulled, pushed


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as opened:
        yield opened


def emptied(books: Books) -> None:
    """The cache lost HQ's part; the journal is whole."""
    with books.cache_file.transaction() as connection:
        Overlay(connection, books.journal).clear()
        for table in ("document", "movement", "balance", "cases", "mark"):
            connection.execute(f"DELETE FROM {table}")
    books.projection._bookmark = 0


def test_an_empty_cache_is_made_anew_from_the_journal(books: Books) -> None:
    received(books, quantity=10)
    sold(books, quantity=3)
    before = shown(books)
    emptied(books)
    books.projection.catch_up()
    assert shown(books) == before


def test_refused_documents_are_visible_on_a_new_cache_too(books: Books) -> None:
    recorded = received(books)
    pushed(books, Mirror(), refuse=True)
    emptied(books)
    books.projection.catch_up()
    present = books.projection.present(recorded.document)
    assert present is not None
    assert (present.letter.state, present.letter.number) == ("refused", recorded.number)
    assert on_hand(books) == 0


def test_a_step_on_a_document_that_only_hq_knows_waits_for_it(books: Books) -> None:
    hq = Mirror()
    drafted = books.ledger.record(
        NewDocument(kind="receipt", content=Content((a_line(),)), post=False), by=CLERK
    )
    pushed(books, hq)
    pulled(books, hq)
    edit = StepData(changes=Changes({"note": "mine"}))
    books.ledger.step(drafted.document, "edit", by=CLERK, data=edit)
    whole = shown(books)
    emptied(books)
    links = books.journal.after(0, limit=10)
    with books.cache_file.transaction() as connection:
        Overlay(connection, books.journal).lay(links[1:])
    present = books.projection.present(drafted.document)
    assert present is not None
    assert (present.letter.state, present.pending) == ("new", 1)
    pulled(books, hq)
    assert shown(books) == whole


def test_laying_a_step_twice_is_laying_it_once(books: Books) -> None:
    received(books, quantity=10)
    before = shown(books)
    with books.cache_file.transaction() as connection:
        Overlay(connection, books.journal).lay(books.journal.after(0, limit=10))
    assert shown(books) == before


def test_what_the_law_would_refuse_by_now_waits_without_effect(books: Books) -> None:
    hq = Mirror()
    drafted = books.ledger.record(
        NewDocument(kind="receipt", content=Content((a_line(),)), post=False), by=CLERK
    )
    pushed(books, hq)
    pulled(books, hq)
    edit = StepData(changes=Changes({"note": "mine"}))
    books.ledger.step(drafted.document, "edit", by=CLERK, data=edit)
    hq.documents[drafted.document] = replace(hq.documents[drafted.document], state="cancelled")
    hq.touch(drafted.document)
    pulled(books, hq)
    present = books.projection.present(drafted.document)
    assert present is not None
    assert (present.letter.state, present.letter.content.note) == ("cancelled", "")
    assert [step.name for step in present.letter.steps] == ["draft", "edit"]
    assert present.pending == 1


def test_only_the_refused_one_of_two_pending_steps_is_taken_away(books: Books) -> None:
    drafted = books.ledger.record(
        NewDocument(kind="receipt", content=Content((a_line(),)), post=False), by=CLERK
    )
    for note in ("first", "second"):
        edit = StepData(changes=Changes({"note": note} if note == "first" else {"party": note}))
        books.ledger.step(drafted.document, "edit", by=CLERK, data=edit)
    link = books.journal.after(0, limit=10)[1]
    refused = [VerdictLetter(seq=2, step=link.step, verdict="conflict")]
    books.journal.settle(refused)
    taken = books.projection.settle(refused)
    present = books.projection.present(drafted.document)
    assert present is not None
    assert taken.documents == {drafted.document}
    assert (present.letter.content.note, present.letter.content.party) == ("", "second")


def test_steps_follow_a_new_identity_in_the_cache_too(books: Books) -> None:
    hq = Mirror()
    received(books, quantity=10)
    pushed(books, hq)
    pulled(books, hq)
    sold(books, quantity=3)
    books.go_on_as(replace(books.device, id="dev-2", number="08"))
    assert on_hand(books) == 7
    assert [row[0] for row in shown(books)["pending"]] == [
        books.journal.after(0, limit=9)[-1].position
    ]
    pushed(books, hq)
    pulled(books, hq)
    assert (on_hand(books), shown(books)["pending"]) == (7, [])


def test_what_a_stopped_identity_was_answered_but_not_yet_told_counts_once(books: Books) -> None:
    hq = Mirror()
    received(books, quantity=10)
    pushed(books, hq)
    books.go_on_as(replace(books.device, id="dev-2", number="08"))
    assert on_hand(books) == 10
    pulled(books, hq)
    assert (on_hand(books), shown(books)["pending"]) == (10, [])


def test_clearing_leaves_what_hq_told(books: Books) -> None:
    hq = Mirror()
    hq.elsewhere(1, at=EARLY, sku="TEA", quantity=4)
    pulled(books, hq)
    before = shown(books)
    sold(books)
    with books.cache_file.transaction() as connection:
        Overlay(connection, books.journal).clear()
    assert shown(books) == before
