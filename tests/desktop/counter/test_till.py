"""The till: each change is on the disk when it returns, each no leaves the draft as it was."""

import pytest

from desktop.counter.mode import MODES, Mode
from desktop.counter.till import Doubt, Till
from desktop.workplace import Workplace
from sync.shop.roster import Person
from sync.stock.refusal import Refusal
from sync.stock.rights import Role

ISSUE, RECEIPT, RETURN, ADJUSTMENT, TRANSFER, RESERVATION, ARRIVAL = MODES
TEA, TEA_CASE = "4897700000012", "14897700000019"


def quantities(till: Till) -> list[tuple[str, int]]:
    return [(line.sku, line.quantity) for line in till.draft.content.lines]


def on_hand(place: Workplace, sku: str) -> int:
    return place.books.reading.on_hand(sku)


def test_a_scan_counts_one(till: Till) -> None:
    till.scan(TEA)
    assert quantities(till) == [("DR-0375", 1)]


def test_an_amount_before_a_scan_counts_so_many(till: Till) -> None:
    till.scan(TEA, "12")
    till.scan(TEA, "-3")
    assert quantities(till) == [("DR-0375", 9)]


def test_a_case_counts_its_pieces(till: Till) -> None:
    till.scan(TEA_CASE, "2")
    assert quantities(till) == [("DR-0375", 48)]


def test_half_a_piece_is_refused(till: Till) -> None:
    with pytest.raises(Refusal) as no:
        till.scan(TEA, "0.5")
    assert (no.value.code, till.draft.is_empty) == ("quantity_too_precise", True)


def test_an_unknown_code_adds_nothing(till: Till) -> None:
    with pytest.raises(Refusal) as no:
        till.scan("4006381333931")
    assert (no.value.code, till.draft.is_empty) == ("unknown_barcode", True)


def test_a_large_amount_is_asked_about_and_then_done(till: Till) -> None:
    with pytest.raises(Doubt) as doubt:
        till.scan(TEA, "1200")
    assert (doubt.value.unit, till.draft.is_empty) == ("包", True)
    doubt.value.go_on()
    assert quantities(till) == [("DR-0375", 1200)]


def test_the_last_line_goes_up_and_down(till: Till) -> None:
    till.scan(TEA, "3")
    till.nudge(1)
    till.nudge(-1)
    till.nudge(-1)
    assert quantities(till) == [("DR-0375", 2)]


def test_nothing_can_be_nudged_before_the_first_scan(till: Till) -> None:
    with pytest.raises(Refusal) as no:
        till.nudge(1)
    assert no.value.code == "no_lines"


def test_so_many_may_turn_out_to_be_cases_and_back(till: Till) -> None:
    till.scan(TEA, "3")
    till.swap_unit()
    assert quantities(till) == [("DR-0375", 72)]
    till.swap_unit()
    assert quantities(till) == [("DR-0375", 3)]


def test_what_comes_in_no_packs_has_no_other_unit(till: Till) -> None:
    till.scan("TY-1100")
    with pytest.raises(Refusal) as no:
        till.swap_unit()
    assert no.value.code == "no_pack"


def test_a_draft_in_hand_outlives_the_program(place: Workplace, till: Till) -> None:
    till.scan(TEA, "12")
    again = Till(place)
    assert (quantities(again), again.saved_at) == ([("DR-0375", 12)], till.saved_at)
    again.undo()
    assert again.draft.is_empty


def test_each_kind_keeps_its_own_draft(till: Till) -> None:
    till.scan(TEA)
    till.choose(RECEIPT)
    assert till.draft.is_empty
    till.choose(ISSUE)
    assert quantities(till) == [("DR-0375", 1)]


def test_posting_moves_the_goods_and_empties_the_hand(place: Workplace, till: Till) -> None:
    till.scan(TEA, "12")
    posted = till.post()
    assert (posted.lines, posted.pieces, posted.can_reverse) == (1, 12, True)
    assert (till.draft.is_empty, on_hand(place, "DR-0375")) == (True, 86)
    assert place.books.reading.show(posted.document).steps[0].by == "C101"


def test_a_reversal_brings_the_goods_back(place: Workplace, till: Till) -> None:
    till.scan(TEA, "12")
    till.reverse(till.post())
    assert on_hand(place, "DR-0375") == 98


def test_a_right_that_is_missing_leaves_the_draft_in_hand(till: Till) -> None:
    till.choose(ADJUSTMENT)
    till.scan(TEA)
    till.set_field("reason", "loss")
    with pytest.raises(Refusal) as no:
        till.post()
    assert (no.value.code, till.draft.is_empty) == ("no_right", False)


@pytest.mark.parametrize(
    ("mode", "missing"),
    [(ISSUE, ""), (RETURN, "counterpart"), (ADJUSTMENT, "reason"), (TRANSFER, "to_site")],
)
def test_post_says_what_it_still_wants(till: Till, mode: Mode, missing: str) -> None:
    till.choose(mode)
    assert till.missing() == "lines"
    till.scan(TEA)
    assert till.missing() == missing


def test_a_held_draft_comes_back(till: Till) -> None:
    till.scan(TEA, "12")
    till.hold()
    assert (till.draft.is_empty, len(till.held())) == (True, 1)
    till.scan("SC-0510")
    till.bring_back(till.held()[0])
    assert quantities(till) == [("DR-0375", 12)]
    assert [kept.draft.content.lines[0].sku for kept in till.held()] == ["SC-0510"]


def test_the_next_clerk_cannot_take_back_what_the_last_one_did(
    place: Workplace, till: Till
) -> None:
    till.scan(TEA)
    place.sign_in(Person("C102", "李國榮", Role.CLERK))
    till.change_clerk()
    till.undo()
    assert (quantities(till), till.draft.by) == ([("DR-0375", 1)], "C102")


def test_a_transfer_is_ticked_off_and_received(
    place: Workplace, till: Till, on_the_way: str
) -> None:
    till.choose(ARRIVAL)
    assert till.missing() == "transfer"
    till.receive(on_the_way)
    assert till.missing() == "lines"
    till.scan("PT-0085", "5")
    till.tick_all()
    assert quantities(till) == [("PT-0085", 5), ("SC-0510", 4)]
    assert [notice.code for notice in till.foreseen.notices] == ["short"]
    posted = till.post()
    assert (posted.can_reverse, on_hand(place, "PT-0085")) == (False, 21)
    assert place.books.reading.show(on_the_way).state == "arrived"


def test_another_lot_of_a_line_is_kept(till: Till) -> None:
    till.scan(TEA)
    line = till.draft.content.lines[0]
    till.put(type(line)("1", line.sku, 1, lot="OTHER"))
    assert till.foreseen.lines[0].line.lot == "OTHER"
    till.remove("1")
    till.undo()
    till.redo()
    assert till.draft.is_empty


def test_a_new_document_lets_go_of_the_one_in_hand(till: Till) -> None:
    till.scan(TEA)
    till.begin_anew()
    assert (till.draft.is_empty, till.held()) == (True, [])
