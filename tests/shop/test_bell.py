"""The bell waits at HQ and writes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.bell import Bell
from sync.shop.hq_client import HqClient
from sync.shop.trouble import HqAway
from sync.wire.messages import ItemLetter
from tests import fault_transport as faults
from tests.fault_transport import line_to
from tests.shop.lines import URL, Till, a_till, an_hq


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "till", an_hq()) as till:
        till.sync()
        yield till


def bell_of(till: Till, *coming: faults.Fault) -> Bell:
    client = HqClient(URL, clock=till.clock, transport=line_to(till.hq, *coming))
    return Bell(till.books, client)


def test_nothing_new_is_nothing_heard(till: Till) -> None:
    assert not bell_of(till).wait().has_news


def test_what_the_bell_heard_is_taken_in_without_asking_again(till: Till) -> None:
    till.hq.add_item(ItemLetter(sku="MILK", name="牛奶"))
    rung = bell_of(till).wait()
    assert rung.has_news
    assert till.books.catalogue.item("MILK") is None
    asked = len(till.line.requests)
    result = till.exchange.round(rung)
    assert (result.pulled, result.is_quiet) == (1, True)
    assert till.books.catalogue.item("MILK") is not None
    assert len(till.line.requests) == asked


def test_what_was_heard_before_something_else_came_is_left(till: Till) -> None:
    till.hq.add_item(ItemLetter(sku="MILK", name="牛奶"))
    rung = bell_of(till).wait()
    till.hq.add_item(ItemLetter(sku="SOY", name="豆漿"))
    till.sync()
    assert till.exchange.round(rung).pulled == 0
    assert till.books.projection.bookmark() == till.hq.head


def test_a_line_that_is_cut_is_told(till: Till) -> None:
    with pytest.raises(HqAway):
        bell_of(till, faults.drop_before_send).wait()
