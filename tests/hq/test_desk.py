import pytest

from sync.hq.desk import Desk
from sync.hq.reading import DocumentsWanted, Reading
from sync.stock.refusal import Refusal
from sync.wire.record import step_data_read
from tests.clocks import HandClock
from tests.hq.world import World, a_content, a_line

NOTHING = step_data_read(b"{}")


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world.database, HandClock())


def _draft(world: World) -> str:
    till = world.till()
    letter = till.seal("draft", "receipt", content=a_content(a_line(), a_line("2", "OIL", "3")))
    till.push()
    return letter.document


def test_an_edit_changes_what_it_says(world: World, desk: Desk) -> None:
    document = _draft(world)
    data = step_data_read(b'{"note": "two boxes", "lines": {"1": {"quantity": "6"}, "2": null}}')
    verdict = desk.step(document, "edit", data)
    assert (verdict.verdict, verdict.seq) == ("applied", 1)
    content = world.document(document).content
    assert (content.note, [line.quantity for line in content.lines]) == ("two boxes", ["6"])


def test_an_edit_made_from_an_older_revision_merges_or_asks(world: World, desk: Desk) -> None:
    document = _draft(world)
    old = world.document(document).revision
    desk.step(document, "edit", step_data_read(b'{"lines": {"1": {"quantity": "6"}}}'))
    merged = desk.step(document, "edit", step_data_read(b'{"note": "x"}'), base=old)
    assert merged.verdict == "merged"
    clash = step_data_read(b'{"lines": {"1": {"quantity": "7"}}}')
    conflict = desk.step(document, "edit", clash, base=old)
    assert conflict.verdict == "conflict"
    assert conflict.case


def test_a_draft_is_posted_with_what_it_says(world: World, desk: Desk) -> None:
    document = _draft(world)
    number = world.document(document).number
    assert desk.step(number, "post", NOTHING).verdict == "applied"
    assert (world.stock("MK02/"), world.stock("MK02/", "OIL")) == (5, 3)


def test_an_arrival_is_told_line_by_line(world: World, desk: Desk) -> None:
    till = world.till()
    sent = till.seal("post", "transfer", content=a_content(a_line(), to_site="KC00"))
    till.push()
    data = step_data_read(b'{"lines": {"1": {"quantity": "4"}}}')
    verdict = desk.step(sent.document, "arrive", data)
    assert (verdict.verdict, world.stock("KC00/")) == ("applied_with_exception", 4)
    (case,) = [
        row
        for row in Reading(world.database).cases(DocumentsWanted())[0]
        if row.code == "transfer_short"
    ]
    done = desk.resolve(case.case, "mine", NOTHING, reason="a box was crushed")
    assert done.verdict == "applied"
    again = Reading(world.database).case(case.case)
    assert again is not None
    assert (again.state, again.taken, again.reason) == ("resolved", "mine", "a box was crushed")


def test_what_happened_earlier_is_told_as_it_happened(world: World, desk: Desk) -> None:
    document = _draft(world)
    data = step_data_read(b'{"occurred_at": "2026-11-20T09:30:00+08:00"}')
    desk.step(document, "post", data)
    assert world.document(document).steps[-1].at == "2026-11-20T01:30:00.000Z"


def test_a_clash_is_decided_with_changes_of_ones_own(world: World, desk: Desk) -> None:
    document = _draft(world)
    old = world.document(document).revision
    desk.step(document, "edit", step_data_read(b'{"lines": {"1": {"quantity": "6"}}}'))
    clash = step_data_read(b'{"lines": {"1": {"quantity": "7"}}}')
    case = desk.step(document, "edit", clash, base=old).case
    own = step_data_read(b'{"lines": {"1": {"quantity": "8"}}}')
    desk.resolve(case, "merged", own, reason="counted again")
    assert world.document(document).content.lines[0].quantity == "8"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("edit", b"{}", "no_changes"),
        ("edit", b'{"lines": {"9": null}}', "unknown_line"),
        ("edit", b'{"lines": {"3": {"sku": "NONE", "quantity": "1"}}}', "unknown_item"),
        ("edit", b'{"to_site": "KC00"}', "unknown_field"),
        ("reverse", b"{}", "wrong_state"),
        ("arrive", b"{}", "unknown_step"),
        ("fly", b"{}", "unknown_step"),
    ],
)
def test_what_the_law_does_not_know_is_refused_and_kept_nowhere(
    world: World, desk: Desk, name: str, data: bytes, code: str
) -> None:
    document = _draft(world)
    before = world.document(document)
    with pytest.raises(Refusal) as refused:
        desk.step(document, name, step_data_read(data))
    assert refused.value.code == code
    assert world.document(document) == before


def test_a_case_needs_a_reason_and_a_case(desk: Desk) -> None:
    for case, reason, code in (("x", " ", "reason"), ("x", "y", "unknown_case")):
        with pytest.raises(Refusal) as refused:
            desk.resolve(case, "mine", NOTHING, reason=reason)
        assert refused.value.code == code
