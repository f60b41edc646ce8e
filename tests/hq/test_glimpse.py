import pytest

from sync.hq.devices import site_in
from sync.hq.feed import Changed, head_and_epoch, page_of, touch
from sync.hq.glimpse import glimpse
from sync.stock.refusal import Refusal
from sync.wire.messages import Page
from tests.hq.world import Till, World, a_content

LARGE = 10**9


def _glimpsed(till: Till, bookmark: int, page_bytes: int = LARGE) -> tuple[Page, str] | None:
    return glimpse(till.world.database, till.id, bookmark, page_bytes, items_from=0)


def _read(till: Till, bookmark: int) -> tuple[Page, str]:
    with till.world.database.reading() as books:
        site = site_in(books, till.id)
        return page_of(books, [site], bookmark, LARGE), site


def _head(world: World) -> int:
    with world.database.reading() as books:
        return head_and_epoch(books)[0]


def test_a_glimpse_is_the_page_of_that_device_and_of_no_other(world: World) -> None:
    here, there = world.till("MK02", "01"), world.till("KC00", "02")
    before = _head(world)
    here.tell()
    there.tell()
    here.tell("post", "transfer", content=a_content(to_site="KC00"))
    glimpses = [_glimpsed(till, before) for till in (here, there)]
    assert glimpses == [_read(here, before), _read(there, before)]
    assert [[row.seq for row in told[0].rows] for told in glimpses if told] == [
        [before + 1, before + 4],
        [before + 2, before + 3],
    ]


def test_a_glimpse_of_nothing_new_is_an_empty_page_at_the_head(world: World) -> None:
    till = world.till()
    till.tell()
    assert _glimpsed(till, _head(world)) == _read(till, _head(world))


def test_a_device_that_was_stopped_sees_nothing(world: World) -> None:
    till = world.till()
    till.tell()
    world.stop(till, "revoked")
    with pytest.raises(Refusal) as refused:
        _glimpsed(till, 0)
    assert refused.value.code == "revoked"


def test_a_device_that_is_not_known_sees_nothing(world: World) -> None:
    till = world.till()
    till.id = "stranger"
    with pytest.raises(Refusal) as refused:
        _glimpsed(till, 0)
    assert refused.value.code == "unknown_device"


def test_more_than_a_glimpse_shows_is_left_to_the_page(world: World) -> None:
    till = world.till()
    before = _head(world)
    for _ in range(21):
        till.seal()
    till.push()
    assert _glimpsed(till, before) is None
    assert _glimpsed(till, before + 1) == _read(till, before + 1)
    assert _glimpsed(till, before + 1, 100) is None


def test_what_is_no_document_is_left_to_the_page(world: World) -> None:
    till = world.till()
    before = _head(world)
    with world.database.transaction() as books:
        touch(books, [Changed("all", "item", "TEA")])
    assert _glimpsed(till, before) is None
