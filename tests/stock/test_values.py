"""item, movement, rights, verdict, views: values with a rule or two each."""

from sync.stock.item import Item
from sync.stock.movement import Movement, opposite
from sync.stock.place import CUSTOMER, Place
from sync.stock.refusal import Refusal
from sync.stock.rights import RIGHTS, Right, Role, may
from sync.stock.verdict import Verdict
from sync.stock.views import Report, StockRow
from tests.makers import NOON


def test_an_item_names_itself_without_repeating() -> None:
    assert Item("A", "茶", "茶", "Tea").names() == ("茶", "Tea")


def test_the_opposite_of_a_movement_undoes_it() -> None:
    out = Movement("s1", "1", "TEA", "L1", "", Place("MK02/"), CUSTOMER, 4, NOON)
    back = opposite(out, step="s2", line="0:1", at=NOON)
    assert (out.effect("MK02/") + back.effect("MK02/"), out.effect("KC00/")) == (0, 0)


def test_every_role_has_its_rights_and_an_auditor_sells_nothing() -> None:
    assert set(RIGHTS) == set(Role)
    assert (may(Role.CLERK, Right.SELL), may(Role.AUDITOR, Right.SELL)) == (True, False)


def test_verdicts_know_whether_they_took_effect_and_whether_they_end() -> None:
    assert {v for v in Verdict if v.took_effect} == {"applied", "merged", "applied_with_exception"}
    assert {v for v in Verdict if not v.is_final} == {"held", "retry_later"}


def test_available_is_on_hand_less_reserved() -> None:
    assert StockRow("MK02", "TEA", "", "", "", 0, 10, 4, 0, 0, NOON).available == 6


def test_a_report_with_a_problem_is_not_whole() -> None:
    assert (Report(1, 1, 1, ()).is_whole, Report(1, 1, 1, ("broken",)).is_whole) == (True, False)


def test_a_refusal_reads_as_its_sentence() -> None:
    refusal = Refusal("site_code", "No such site.", site="X")
    assert (str(refusal), refusal.facts) == ("No such site.", {"site": "X"})
