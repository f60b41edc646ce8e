import pytest

from sync.hq.reading import DocumentsWanted, Reading
from sync.hq.tables import verdict
from sync.stock.views import CaseRow, DocumentRow
from tests.hq.world import Till, World, a_content, a_line, at


def _documents(world: World, **wanted: object) -> list[DocumentRow]:
    rows, is_cut = Reading(world.database).documents(DocumentsWanted(**wanted))  # type: ignore[arg-type]  # a test may name any field
    assert not is_cut
    return rows


def _cases(world: World, **wanted: object) -> list[CaseRow]:
    return Reading(world.database).cases(DocumentsWanted(**wanted))[0]  # type: ignore[arg-type]  # a test may name any field


@pytest.fixture
def till(world: World) -> Till:
    """A receipt at 12:30, a draft at 12:10 and a transfer to KC00 at 12:20, all of MK02."""
    till = world.till()
    till.seal(at=at(30), content=a_content(a_line(name="茶"), party="SUP-1"), by="clerk")
    till.seal("draft", "issue", at=at(10))
    till.seal(
        "post", "transfer", at=at(20), content=a_content(a_line(quantity="2"), to_site="KC00")
    )
    till.push(now=at(60))
    return till


@pytest.mark.usefixtures("till")
def test_documents_are_listed_oldest_first_with_what_a_list_shows(world: World) -> None:
    rows = _documents(world)
    assert [row.kind for row in rows] == ["issue", "transfer", "receipt"]
    receipt = rows[-1]
    assert (receipt.state, receipt.site, receipt.party, receipt.by) == (
        "posted",
        "MK02",
        "SUP-1",
        "clerk",
    )
    assert (receipt.lines, receipt.first_item, receipt.cases, receipt.pending) == (1, "茶", 0, 0)
    assert receipt.revision.partition(".")[0] == world.epoch


@pytest.mark.usefixtures("till")
def test_documents_are_narrowed_by_kind_state_and_site(world: World) -> None:
    assert [row.state for row in _documents(world, kind="issue")] == ["draft"]
    assert [row.kind for row in _documents(world, state="posted")] == ["receipt"]
    assert [row.kind for row in _documents(world, sites=frozenset({"KC00"}))] == ["transfer"]
    assert _documents(world, sites=frozenset({"TST1"})) == []


@pytest.mark.usefixtures("till")
def test_a_long_list_goes_on_after_its_last_document(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _documents(world)
    monkeypatch.setattr("sync.hq.reading._AT_ONCE", 2)
    reading = Reading(world.database)
    first, is_cut = reading.documents(DocumentsWanted())
    after = (first[-1].occurred_at, first[-1].document)
    second, is_last_cut = reading.documents(DocumentsWanted(), after)
    assert ([*first, *second], is_cut, is_last_cut) == (whole, True, False)


def test_steps_without_a_final_verdict_are_pending(world: World, till: Till) -> None:
    with world.database.transaction() as books:
        books.execute(verdict.update().values(is_final=False))
    assert [row.pending for row in _documents(world)] == [1, 1, 1]
    assert till.seq == 3


def test_a_document_is_shown_by_its_id_its_number_and_hqs(world: World, till: Till) -> None:
    reading = Reading(world.database)
    (receipt,) = _documents(world, kind="receipt")
    view = reading.show(receipt.document)
    assert view is not None
    assert view == reading.show(receipt.number) == reading.show(view.hq_number)
    assert [(step.step, step.by, step.device, step.verdict) for step in view.steps] == [
        ("post", "clerk", till.id, "applied")
    ]
    assert [(m.origin, m.destination, m.quantity) for m in view.movements] == [
        ("@supplier", "MK02/", 5)
    ]
    assert reading.show("nothing") is None
    assert reading.show("HQ-99999999") is None


def test_a_late_sale_explains_a_count(world: World) -> None:
    till = world.till()
    till.seal(at=at(-600), content=a_content(a_line(quantity="10")))
    count = till.seal("post", "count", at=at(0), content=a_content(a_line(quantity="7")))
    till.push(now=at(10))
    sale = till.seal("post", "issue", at=at(-300), content=a_content(a_line(quantity="2")))
    till.push(2, now=at(20))
    view = Reading(world.database).show(count.document)
    assert view is not None
    (line,) = view.counted
    assert (line.counted, line.book, line.variance, line.explained) == (
        7,
        10,
        -1,
        ((sale.number, -2),),
    )


def test_cases_are_told_open_ones_first_and_by_site(world: World) -> None:
    till, other = world.till(), world.till("KC00", "02")
    till.seal("post", "issue")
    other.seal("post", "issue")
    till.push()
    other.push(now=at(1))
    first, second = _cases(world)
    assert (first.code, first.state, first.choices) == ("negative_stock", "open", ("hq",))
    assert [row.number for row in _cases(world, sites=frozenset({"KC00"}))] == [second.number]
    assert _cases(world, state="resolved") == []
    assert Reading(world.database).case(first.case) == first
    assert Reading(world.database).case("nothing") is None
    assert [row.cases for row in _documents(world)] == [1, 1]


def test_a_long_list_of_cases_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    till = world.till()
    for sku in ("TEA", "OIL", "RICE"):
        till.seal("post", "issue", content=a_content(a_line(sku=sku)))
    till.push()
    whole = _cases(world)
    monkeypatch.setattr("sync.hq.reading._AT_ONCE", 2)
    reading = Reading(world.database)
    first, is_cut = reading.cases(DocumentsWanted())
    last = first[-1]
    second, _ = reading.cases(DocumentsWanted(), (last.state, last.opened_at, last.case))
    assert ([*first, *second], is_cut) == (whole, True)
