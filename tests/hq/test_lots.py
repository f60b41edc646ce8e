from sync.hq.bench import Bench
from sync.hq.lots import of_lots
from sync.stock.document import Document
from sync.stock.item import Tracking
from sync.stock.movement import Movement
from sync.stock.place import CUSTOMER, SUPPLIER, Place
from tests.makers import NOON, a_content

SHELF = Place("MK02/")
HERE = Document("d1", "issue", "MK02", "N-1", "posted", a_content(), NOON)


def _bench(tracking: Tracking, *, lot: int, total: int) -> Bench:
    bench = Bench(NOON, items={"TEA": (0, True)}, tracking={"TEA": tracking})
    bench.lot_totals["MK02", "TEA", "L1"] = lot
    bench.totals["MK02", "TEA"] = total
    bench.movers["TEA", "L1"] = [("d0", "N-0"), ("d1", "N-1")]
    return bench


def _codes(bench: Bench, quantity: int, *, is_in: bool = False) -> list[tuple[str, str]]:
    places = (SUPPLIER, SHELF) if is_in else (SHELF, CUSTOMER)
    moved = Movement("s", "1", "TEA", "L1", "", *places, quantity, NOON)
    return [(finding.code, other) for finding, other in of_lots(bench, HERE, [moved])]


def test_a_lot_is_asked_about_where_it_crosses_zero_and_the_sku_does_not() -> None:
    assert _codes(_bench(Tracking.LOT, lot=2, total=9), 3) == [("lot_below_zero", "")]
    assert _codes(_bench(Tracking.EXPIRY, lot=0, total=9), 1) == [("lot_below_zero", "")]
    assert _codes(_bench(Tracking.LOT, lot=3, total=9), 3) == []
    assert _codes(_bench(Tracking.LOT, lot=-1, total=9), 3) == []
    assert _codes(_bench(Tracking.LOT, lot=2, total=2), 3) == []
    assert _codes(_bench(Tracking.NONE, lot=2, total=9), 3) == []


def test_a_serial_is_one_piece_going_and_coming() -> None:
    assert _codes(_bench(Tracking.SERIAL, lot=0, total=9), 1) == [("serial_twice", "d0")]
    assert _codes(_bench(Tracking.SERIAL, lot=1, total=9), 1) == []
    assert _codes(_bench(Tracking.SERIAL, lot=1, total=9), 1, is_in=True) == [
        ("serial_twice", "d0")
    ]
    assert _codes(_bench(Tracking.SERIAL, lot=0, total=9), 1, is_in=True) == []


def test_a_serial_that_nobody_moved_before_is_a_lot_like_others() -> None:
    bench = _bench(Tracking.SERIAL, lot=0, total=9)
    bench.movers.clear()
    assert _codes(bench, 1) == [("lot_below_zero", "")]
