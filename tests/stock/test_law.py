from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.kinds import KINDS
from sync.stock.law import take_step
from sync.stock.movement import deltas
from sync.stock.refusal import Refusal
from tests.files import JPEG, named
from tests.makers import CONTENT_OF, EmptyBook, FixedBook, a_content, a_line, a_step, an_edit, taken

FACTS = [(kind.name, rule.name) for kind in KINDS.values() for rule in kind.rules if rule.is_fact]
STEPS = sorted({(kind.name, rule.name) for kind in KINDS.values() for rule in kind.rules})


def test_a_draft_moves_nothing() -> None:
    (outcome,) = taken(a_step("draft"))
    assert (outcome.document.state, outcome.movements) == ("draft", ())


def test_posting_a_draft_keeps_its_number() -> None:
    _, posted = taken(a_step("draft", number="KC00-RC-01-000001"), a_step("post", number="other"))
    assert (posted.document.state, posted.document.number) == ("posted", "KC00-RC-01-000001")


def test_an_edit_changes_only_what_it_names() -> None:
    _, edited = taken(
        a_step("draft"),
        a_step("edit", changes=an_edit({"1": a_line(quantity=9)}, note="two short")),
    )
    content = edited.document.content
    assert (content.lines[0].quantity, content.note, content.party) == (9, "two short", "SUP-1")


def test_a_cancelled_draft_cannot_be_edited() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("draft"), a_step("cancel"), a_step("edit", changes=an_edit(note="late")))
    assert refusal.value.code == "wrong_state"


def test_a_posted_document_cannot_be_cancelled() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post"), a_step("cancel"))
    assert refusal.value.code == "wrong_state"


def test_a_post_after_cancel_counts_and_asks() -> None:
    *_, posted = taken(a_step("draft"), a_step("cancel"), a_step("post"))
    assert (posted.out_of_order, posted.document.state, len(posted.movements)) == (
        "posted_after_cancel",
        "posted",
        1,
    )


def test_a_second_post_counts_and_asks() -> None:
    first, second = taken(a_step("post"), a_step("post"))
    assert (second.out_of_order, len(first.movements), len(second.movements)) == (
        "posted_twice",
        1,
        1,
    )


def test_a_document_is_reversed_once() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("post"), a_step("reverse"), a_step("reverse"))
    assert refusal.value.code == "wrong_state"


def test_a_step_of_another_kind_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("draft", "receipt"), a_step("post", "issue"))
    assert refusal.value.code == "kind_mismatch"


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        take_step(None, a_step("melt"), EmptyBook())
    assert refusal.value.code == "unknown_step"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        take_step(None, replace(a_step(), kind="barter"), EmptyBook())
    assert refusal.value.code == "unknown_kind"


@pytest.mark.parametrize("name", ["edit", "cancel", "reverse"])
def test_a_promise_needs_its_document(name: str) -> None:
    with pytest.raises(Refusal) as refusal:
        take_step(None, a_step(name), EmptyBook())
    assert refusal.value.code == "unknown_document"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_document_without_lines_is_refused(kind: str) -> None:
    empty = replace(CONTENT_OF[kind], lines=())
    with pytest.raises(Refusal) as refusal:
        take_step(None, a_step("post", kind, content=empty), EmptyBook())
    assert refusal.value.code == "no_lines"


_MOVES_LATER = {"reservation": ("fulfil",)}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_document_and_its_reversal_sum_to_zero(kind: str) -> None:
    book = FixedBook({("KC00/", "TEA", ""): 2})
    steps = [a_step(name, kind) for name in ("post", *_MOVES_LATER.get(kind, ()), "reverse")]
    *_, moved, reversed_ = taken(*steps, book=book)
    assert moved.movements
    assert set(deltas(reversed_.document.movements).values()) == {0}


@given(st.lists(st.sampled_from([s for s in STEPS if s[0] == "transfer"]), max_size=8))
def test_whatever_happens_to_a_transfer_every_sku_sums_to_zero_and_no_entry_repeats(
    names: list[tuple[str, str]],
) -> None:
    document = None
    for kind, name in names:
        try:
            document = take_step(
                document, a_step(name, kind, content=CONTENT_OF[kind]), EmptyBook()
            ).document
        except Refusal:
            continue
    movements = document.movements if document else ()
    assert sum(deltas(movements).values()) == 0
    assert len({(m.step, m.line) for m in movements}) == len(movements)
    assert all(m.quantity > 0 for m in movements)


@given(st.sampled_from(FACTS), st.lists(st.sampled_from(STEPS), max_size=5))
def test_a_fact_is_never_refused_for_its_order(
    fact: tuple[str, str], before: list[tuple[str, str]]
) -> None:
    kind, name = fact
    document = None
    for step in [s for k, s in before if k == kind]:
        try:
            document = take_step(
                document, a_step(step, kind, content=CONTENT_OF[kind]), EmptyBook()
            ).document
        except Refusal:
            continue
    outcome = take_step(document, a_step(name, kind, content=CONTENT_OF[kind]), EmptyBook())
    assert outcome.document.kind == kind


def test_an_unknown_header_field_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        taken(a_step("draft"), a_step("edit", changes=an_edit(colour="red")))
    assert refusal.value.code == "unknown_field"


def test_a_line_above_zero_is_asked_for() -> None:
    with pytest.raises(Refusal) as refusal:
        take_step(None, a_step("post", content=a_content(a_line(quantity=0))), EmptyBook())
    assert refusal.value.code == "quantity_not_positive"


@pytest.mark.parametrize("after", [("draft",), ("post",), ("draft", "cancel"), ("post", "reverse")])
def test_a_file_may_be_attached_in_any_state_and_moves_nothing(after: tuple[str, ...]) -> None:
    steps = [a_step(name) for name in after]
    before = taken(*steps)[-1].document
    outcome = take_step(before, a_step("attach", attached=(named(JPEG),)), EmptyBook())
    assert (outcome.document.state, outcome.movements, outcome.findings) == (before.state, (), ())
    assert outcome.document.attachments == (named(JPEG),)
    assert replace(outcome.document, attachments=()) == before


def test_a_file_needs_its_document_and_its_kind() -> None:
    step = a_step("attach", attached=(named(JPEG),))
    with pytest.raises(Refusal) as refusal:
        take_step(None, step, EmptyBook())
    assert refusal.value.code == "unknown_document"
    posted = taken(a_step("post"))[-1].document
    with pytest.raises(Refusal) as refusal:
        take_step(posted, replace(step, kind="issue"), EmptyBook())
    assert refusal.value.code == "kind_mismatch"
    with pytest.raises(Refusal) as refusal:
        take_step(posted, replace(step, attached=()), EmptyBook())
    assert refusal.value.code == "no_attachment"
