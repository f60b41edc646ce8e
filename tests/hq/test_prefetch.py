import pytest
from sqlalchemy import Connection

from sync.hq.bench import Bench
from sync.hq.custody import locked_device
from sync.hq.entry import read_entry
from sync.hq.prefetch import bench_for
from sync.wire.messages import ContentLetter
from tests.hq.world import NOW, Till, World, a_content, a_line


def _bench_of(
    world: World, till: Till, document: str, content: ContentLetter, kind: str = "receipt"
) -> Bench:
    """What HQ lays out for one more step of that document, which names nothing that it follows."""
    till.seal(kind=kind, document=document, content=content)

    def laid_out(connection: Connection) -> Bench:
        device = locked_device(connection, till.id)
        body, head = till.log[-1], till.heads[-1]
        entry = read_entry(device, till.seq, body, head=head, received_at=NOW)
        return bench_for(connection, [entry], now=NOW)

    return world.database.write_in_flight(laid_out, is_small=True)


def test_all_of_a_new_document_is_laid_out(world: World) -> None:
    till = world.till()
    till.tell(content=a_content(a_line(quantity="12")))
    bench = _bench_of(world, till, "new", a_content(a_line(), a_line(line="2", sku="RICE")))
    assert (set(bench.items), bench.sites, bench.folders) == ({"TEA", "RICE"}, {"MK02"}, {})
    assert bench.balances == {("MK02/", "TEA", ""): 12}
    assert bench.totals == {("MK02", "TEA"): 12}


def test_of_a_document_that_hq_has_all_is_laid_out_too(world: World) -> None:
    till = world.till()
    till.tell(document="d1", content=a_content(a_line(quantity="12")))
    bench = _bench_of(world, till, "d1", a_content(a_line(), a_line("2", "RICE")))
    assert (set(bench.items), set(bench.folders)) == ({"TEA", "RICE"}, {"d1"})
    assert bench.balances == {("MK02/", "TEA", ""): 12}
    assert bench.totals == {("MK02", "TEA"): 12}


@pytest.mark.parametrize("kinds", [("count", "receipt"), ("receipt", "count"), ("count", "count")])
@pytest.mark.parametrize(("lot", "opened"), [("L1", {"d1"}), ("L2", set())])
def test_only_what_met_the_same_lot_at_that_time_is_opened(
    world: World, kinds: tuple[str, str], lot: str, opened: set[str]
) -> None:
    till = world.till()
    till.tell(kind=kinds[0], document="d1", content=a_content(a_line(lot="L1")))
    bench = _bench_of(world, till, "new", a_content(a_line(lot=lot)), kinds[1])
    assert set(bench.folders) == opened
