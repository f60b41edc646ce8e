"""What has been picked, as a value."""

from desktop.cases.dispute import Dispute, key_of
from sync.stock.differences import Difference
from sync.stock.verdict import Choice

QUANTITY = Difference("1", "CAT", "quantity", "24", "22", "20", "both")
LOT = Difference("3", "YEAST", "lot", "Y2609", "Y2611", "Y2612", "both")
NOTE = Difference("", "", "note", "", "cold", "", "mine")
ALIKE = Difference("", "", "party", "A", "B", "B", "both")
DISPUTE = Dispute((QUANTITY, LOT, NOTE, ALIKE))


def test_only_what_both_changed_differently_is_asked() -> None:
    assert (DISPUTE.open_ones, DISPUTE.left) == ((QUANTITY, LOT), 2)


def test_one_side_throughout_is_that_side() -> None:
    for side in (Choice.MINE, Choice.HQ):
        assert (DISPUTE.with_side(side).take, DISPUTE.with_side(side).left) == (side, 0)


def test_picks_of_both_sides_or_typed_words_are_merged_by_hand() -> None:
    mixed = DISPUTE.with_side(Choice.MINE).with_pick(LOT, Choice.HQ)
    typed = DISPUTE.with_side(Choice.MINE).with_pick(QUANTITY, "21")
    assert (mixed.take, typed.take, typed.pick_of(QUANTITY)) == (
        Choice.MERGED, Choice.MERGED, "21",
    )  # fmt: skip


def test_picks_of_before_stay_where_they_still_speak_of_something_open() -> None:
    begun = {key_of(QUANTITY): Choice.MINE, ("9", "lot"): Choice.HQ, key_of(NOTE): Choice.HQ}
    known = Dispute((QUANTITY, NOTE)).with_known(begun)
    assert (known.picks, known.left) == ({key_of(QUANTITY): Choice.MINE}, 0)
