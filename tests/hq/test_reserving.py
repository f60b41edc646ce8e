from sync.hq.bench import Bench
from sync.hq.on_hand import OnHand, StockWanted
from sync.hq.reserving import of_reserved
from sync.hq.tables import reservation
from sync.hq.verification import verify
from sync.stock.document import Document
from sync.stock.movement import Movement
from sync.stock.place import CUSTOMER, Place
from tests.clocks import HandClock
from tests.hq.asked import decide, only_case
from tests.hq.world import World, a_content, a_line, at
from tests.makers import NOON
from tests.makers import a_content as a_value


def _codes(*, on_hand: int, promised: int, sold: int, kind: str = "issue") -> list[str]:
    bench = Bench(NOON, items={"TEA": (0, True)}, totals={("MK02", "TEA"): on_hand})
    bench.reserved["MK02", "TEA"] = {"v1": promised}
    document = Document("d1", kind, "MK02", "N-1", "posted", a_value(), NOON)
    moved = Movement("s", "1", "TEA", "", "", Place("MK02/"), CUSTOMER, sold, NOON)
    return [finding.code for finding, _ in of_reserved(bench, document, [moved])]


def test_who_waits_is_told_once_when_the_goods_begin_to_be_too_few() -> None:
    assert _codes(on_hand=5, promised=4, sold=2) == ["reserved_taken"]
    assert _codes(on_hand=5, promised=4, sold=1) == []
    assert _codes(on_hand=3, promised=4, sold=1) == []
    assert _codes(on_hand=5, promised=4, sold=6) == []
    assert _codes(on_hand=5, promised=4, sold=2, kind="reservation") == []


def test_hq_shows_what_is_held_back_whatever_lot_it_stands_in(world: World) -> None:
    till = world.till()
    lots = a_content(a_line("1", quantity="2", lot="L1"), a_line("2", quantity="3", lot="L2"))
    till.tell(at=at(-60), content=lots)
    till.tell("post", "reservation", content=a_content(a_line(quantity="4")))
    rows, _ = OnHand(world.database, HandClock()).stock(StockWanted(sku="TEA"))
    assert [(row.lot, row.on_hand, row.reserved, row.available) for row in rows] == [
        ("L1", 2, 2, 0),
        ("L2", 3, 2, 1),
    ]


def test_the_books_add_up_after_an_over_reservation_was_let_go(world: World) -> None:
    till = world.till()
    till.tell(at=at(-60))
    till.tell("post", "reservation", document="v1")
    till.tell("post", "reservation", document="v2", at=at(1))
    decide(world, till, only_case(world, "v2", "over_reserved"), "hq")
    assert [row.document for row in world.rows(reservation)] == ["v1"]
    assert verify(world.database).problems == ()


def test_the_proof_names_who_holds_back_what_nobody_reserved(lite: World) -> None:
    till = lite.till()
    till.tell(at=at(-60))
    till.tell("post", "reservation", document="v1", number="N-v1", by="clerk")
    with lite.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE reservation SET quantity = 4")
    problems = verify(lite.database).problems
    assert problems == ("N-v1 by clerk: the books hold back other goods for it than it says.",)
    with lite.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE reservation SET document = 'nobody', quantity = 5")
    assert (
        verify(lite.database).problems[-1] == "Document nobody holds goods back and is not there."
    )
