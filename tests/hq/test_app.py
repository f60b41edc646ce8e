from litestar.testing import TestClient

from sync.hq.api.bell import Bell
from sync.hq.app import create_app
from sync.hq.headquarters import headquarters_over
from tests.clocks import HandClock
from tests.hq.world import World


def test_the_app_answers_over_the_headquarters_it_was_given(world: World) -> None:
    headquarters = headquarters_over(world.database, HandClock())
    with TestClient(create_app(headquarters)) as client:
        assert client.get("/health").json()["epoch"] == world.epoch


def test_the_bell_hangs_as_long_as_the_app_lives(world: World) -> None:
    headquarters = headquarters_over(world.database, HandClock())
    bell = Bell(headquarters.feed.news)
    with TestClient(create_app(headquarters, bell)):
        assert not bell.is_closed
    assert bell.is_closed


def test_the_document_is_served_and_nothing_of_anybody_elses(world: World) -> None:
    headquarters = headquarters_over(world.database, HandClock())
    with TestClient(create_app(headquarters)) as client:
        told = client.get("/openapi.json")
        assert (told.status_code, told.json()["openapi"][:3]) == (200, "3.1")
        assert "//cdn." not in told.text
        assert [client.get(path).status_code for path in ("/", "/schema", "/docs")] == [404] * 3
