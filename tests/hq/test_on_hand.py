import pytest

from sync.hq import bulk
from sync.hq.on_hand import OnHand, StockWanted
from sync.hq.tables import reservation
from sync.stock.views import StockRow
from sync.wire.messages import ContentLetter, LineLetter
from tests.clocks import HandClock
from tests.hq.world import NOW, World, a_content, a_line, at


@pytest.fixture
def shelf(world: World) -> OnHand:
    return OnHand(world.database, HandClock())


def _content(sku: str, quantity: str, **more: str) -> ContentLetter:
    header = {name: more.pop(name) for name in ("to_site", "party") if name in more}
    return a_content(a_line(sku=sku, quantity=quantity, **more), **header)


def _stock(shelf: OnHand, **wanted: object) -> list[StockRow]:
    rows, is_cut = shelf.stock(StockWanted(**wanted))  # type: ignore[arg-type]  # a test may name any field
    assert not is_cut
    return rows


def test_stock_stands_by_site_sku_bin_and_lot(world: World, shelf: OnHand) -> None:
    till, other = world.till(), world.till("KC00", "02")
    till.seal(content=_content("TEA", "5", bin="A-1", lot="L1"))
    till.seal(content=_content("TEA", "2", bin="A-1", lot="L2"))
    till.seal(kind="issue", content=_content("RICE", "3"))
    other.seal(content=_content("TEA", "9"))
    till.push()
    other.push()
    assert [(r.site, r.sku, r.bin, r.lot, r.on_hand) for r in _stock(shelf)] == [
        ("KC00", "TEA", "", "", 9),
        ("MK02", "RICE", "", "", -3),
        ("MK02", "TEA", "A-1", "L1", 5),
        ("MK02", "TEA", "A-1", "L2", 2),
    ]
    assert {row.as_of for row in _stock(shelf)} == {NOW}
    assert [r.site for r in _stock(shelf, sites=frozenset({"KC00"}))] == ["KC00"]
    assert [r.on_hand for r in _stock(shelf, sku="RICE")] == [-3]
    assert _stock(shelf, sku="NONE") == []


def test_goods_on_their_way_stand_on_the_first_row_of_the_receiver(
    world: World, shelf: OnHand
) -> None:
    till = world.till("KC00")
    till.seal(content=_content("TEA", "9"))
    till.seal(kind="transfer", content=_content("TEA", "4", to_site="MK02"))
    till.push()
    assert [(r.site, r.on_hand, r.in_transit) for r in _stock(shelf)] == [
        ("KC00", 5, 0),
        ("MK02", 0, 4),
    ]


def test_what_is_reserved_is_not_available(world: World, shelf: OnHand) -> None:
    till = world.till()
    till.seal(content=_content("TEA", "5", bin="A-1"))
    till.seal(content=_content("TEA", "5", bin="A-2"))
    till.push()
    with world.database.transaction() as books:
        bulk.insert(books, reservation, [("d", "1", "MK02", "TEA", "", 3)])
    assert [(r.bin, r.reserved, r.available) for r in _stock(shelf)] == [
        ("A-1", 3, 2),
        ("A-2", 0, 5),
    ]


def test_a_long_list_goes_on_after_its_last_pair(
    world: World, shelf: OnHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = world.till()
    for sku in ("OIL", "RICE", "TEA"):
        till.seal(content=_content(sku, "1"))
    till.push()
    monkeypatch.setattr("sync.hq.on_hand._AT_ONCE", 2)
    first, is_cut = shelf.stock(StockWanted())
    second, is_last_cut = shelf.stock(StockWanted(), (first[-1].site, first[-1].sku))
    assert [row.sku for row in (*first, *second)] == ["OIL", "RICE", "TEA"]
    assert (is_cut, is_last_cut) == (True, False)


def test_every_movement_behind_a_number_is_told_oldest_first(world: World, shelf: OnHand) -> None:
    till = world.till()
    till.seal(at=at(60), kind="issue", content=_content("TEA", "2"), by="clerk")
    receipt = till.seal(at=at(0), content=_content("TEA", "5", party="SUP-1"))
    till.push(now=at(120))
    first, second = shelf.why("TEA", "MK02")
    assert (first.number, first.delta, first.balance, first.party) == (
        receipt.number,
        5,
        5,
        "SUP-1",
    )
    assert (second.kind, second.step, second.by, second.device) == (
        "issue",
        "post",
        "clerk",
        till.id,
    )
    assert (second.delta, second.balance, second.verdict) == (
        -2,
        3,
        "applied_with_exception",
    )


def test_over_all_sites_a_transfer_leaves_and_comes_back(world: World, shelf: OnHand) -> None:
    sender, receiver = world.till("KC00"), world.till("MK02", "02")
    sent = sender.seal(kind="transfer", content=_content("TEA", "4", to_site="MK02"))
    sender.push()
    receiver.seal("arrive", "transfer", document=sent.document, site="KC00", at=at(60))
    receiver.push(now=at(120))
    assert [(row.step, row.delta, row.balance) for row in shelf.why("TEA")] == [
        ("post", -4, -4),
        ("arrive", 4, 0),
    ]
    assert [row.delta for row in shelf.why("TEA", "MK02")] == [4]
    assert [row.delta for row in shelf.why("TEA", "KC00")] == [-4]


def test_a_long_history_keeps_its_running_balance(
    world: World, shelf: OnHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = world.till()
    for n in range(5):
        till.seal(at=at(n), content=_content("TEA", "1"))
    till.push(now=at(60))
    monkeypatch.setattr("sync.hq.on_hand._AT_ONCE", 2)
    assert [row.balance for row in shelf.why("TEA", "MK02")] == [1, 2, 3, 4, 5]


def test_a_count_says_what_was_found(world: World, shelf: OnHand) -> None:
    till = world.till()
    till.seal(at=at(-3600), content=_content("TEA", "5"))
    till.seal(kind="count", content=_content("TEA", "3"))
    till.push()
    last = list(shelf.why("TEA", "MK02"))[-1]
    assert (last.kind, last.counted, last.delta, last.balance) == ("count", 3, -2, 3)


def test_goods_that_no_catalogue_knows_keep_the_decimals_of_their_document(
    world: World, shelf: OnHand
) -> None:
    line = LineLetter(line="1", sku="HERB", quantity="1.25", decimals=3)
    till = world.till()
    till.seal(content=ContentLetter(lines=[line]))
    till.push()
    (row,) = _stock(shelf, sku="HERB")
    assert (row.on_hand, row.decimals) == (1250, 3)
