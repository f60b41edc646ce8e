from sync.stock.views import Report, StockRow
from tests.makers import NOON


def test_available_is_on_hand_less_reserved() -> None:
    assert StockRow("MK02", "TEA", "", "", "", 0, 10, 4, 0, 0, NOON).available == 6


def test_a_report_with_a_problem_is_not_whole() -> None:
    assert (Report(1, 1, 1, ()).is_whole, Report(1, 1, 1, ("broken",)).is_whole) == (True, False)
