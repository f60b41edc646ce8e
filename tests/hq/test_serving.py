import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx
import pytest

from sync.hq.api import pulling
from sync.hq.api.bell import Bell, Waiter
from sync.hq.api.pulling import Pulling
from sync.hq.database import HqDatabase
from sync.hq.glimpse import glimpse
from sync.hq.headquarters import Headquarters, headquarters_over
from sync.hq.serving import AddressTaken, answering
from sync.hq.serving_lock import alone
from sync.hq.trouble import BooksBusy
from sync.wire import protocol
from sync.wire.letters import packed, unpacked
from sync.wire.messages import Page
from tests.clocks import HandClock
from tests.hq.world import Till, World, a_content


@pytest.fixture
def headquarters(world: World) -> Headquarters:
    return headquarters_over(world.database, HandClock())


def test_hq_answers_over_a_real_line(headquarters: Headquarters) -> None:
    with answering(headquarters) as url:
        assert url.startswith("http://127.0.0.1:")
        answer = httpx.get(f"{url}/health")
        assert (answer.json()["state"], "server" in answer.headers) == ("ok", False)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/health")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_who_waits_is_handed_is_what_it_would_read(
    headquarters: Headquarters, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sellers = [world.till("MK02", "01"), world.till("KC00", "03")]
    waiter, head = world.till("MK02", "02"), headquarters.feed.head()
    handed: list[Page | None] = []
    stand, after, hear = Waiter.stand, Pulling.after, Bell.hear
    stands, hears = threading.Semaphore(0), threading.Semaphore(0)

    def standing(who: Waiter, at: int) -> None:
        stand(who, at)
        stands.release()

    def handing(turn: Pulling, *told: Any) -> Page | None:  # noqa: ANN401 - passed on
        handed.append(after(turn, *told))
        return handed[-1]

    def hearing(bell: Bell, head: int) -> None:
        hear(bell, head)
        hears.release()

    monkeypatch.setattr(Waiter, "stand", standing)
    monkeypatch.setattr(Pulling, "after", handing)
    monkeypatch.setattr(Bell, "hear", hearing)
    with answering(headquarters) as url, ThreadPoolExecutor(1) as pool:
        assert hears.acquire(timeout=20)  # itself
        query = {"bookmark": str(head), "wait": "25"}
        pull = partial(httpx.get, f"{url}{protocol.PULL}", params=query, timeout=30)
        answer = pool.submit(pull, headers=_bearer(headquarters, waiter))
        assert stands.acquire(timeout=20)
        for seller in reversed(sellers):
            seller.seal("post", "transfer", content=a_content(to_site="TST1"))
            pushed = packed(seller.push_letter())
            sent = {**_bearer(headquarters, seller), "Content-Type": protocol.MEDIA_TYPE}
            assert httpx.post(f"{url}{protocol.PUSH}", content=pushed, headers=sent).is_success
        page = unpacked(answer.result().content, Page)
    assert handed == [page]
    assert page == headquarters.feed.page(["MK02"], head)


def _bearer(headquarters: Headquarters, till: Till) -> dict[str, str]:
    return {"Authorization": f"Bearer {headquarters.tokens.for_device(till.id).token}"}


def test_a_waiting_pull_is_answered_before_hq_ends(
    headquarters: Headquarters, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = headquarters.tokens.for_device(world.till().id).token
    query = {"bookmark": str(headquarters.feed.head()), "wait": "25"}
    answers: list[int] = []
    looks = threading.Semaphore(0)

    def looked(*asked: Any, items_from: int) -> tuple[Page, str] | None:  # noqa: ANN401 - passed on
        looks.release()
        return glimpse(*asked, items_from=items_from)

    def wait(url: str) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        answer = httpx.get(f"{url}{protocol.PULL}", params=query, headers=headers, timeout=30)
        answers.append(answer.status_code)

    monkeypatch.setattr(pulling, "glimpse", looked)
    with answering(headquarters) as url:
        waiting = threading.Thread(target=wait, args=(url,))
        waiting.start()
        # It has looked twice: nothing there, and nothing since it began to wait.
        assert all(looks.acquire(timeout=30) for _ in range(2))
    waiting.join()
    assert answers == [200]


def test_an_address_that_is_taken_is_told(headquarters: Headquarters) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressTaken), answering(headquarters, port=port):
            raise AssertionError


def test_a_name_that_is_no_address_is_told(headquarters: Headquarters) -> None:
    with pytest.raises(AddressTaken), answering(headquarters, host="256.1.1.1"):
        raise AssertionError


def test_while_hq_answers_nobody_is_alone_with_the_books(
    headquarters: Headquarters, database: HqDatabase
) -> None:
    with answering(headquarters), pytest.raises(BooksBusy), alone(database):
        raise AssertionError
    with alone(database), pytest.raises(BooksBusy), answering(headquarters):
        raise AssertionError


def test_two_servers_share_one_set_of_books(headquarters: Headquarters) -> None:
    with answering(headquarters) as one, answering(headquarters) as other:
        assert httpx.get(f"{one}/health").json() == httpx.get(f"{other}/health").json()


def test_what_one_server_took_wakes_who_waits_at_the_other(
    headquarters: Headquarters, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(headquarters) as one, answering(headquarters) as other:
        assert _heard_at(one, other, world, headquarters, monkeypatch) == ["document"]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_wakes_it_without_waiting_for_the_clock(
    headquarters: Headquarters, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.hq.api.bell._TICK_S", 3600)
    monkeypatch.setattr("sync.hq.api.bell._HEARING_TICK_S", 3600)
    with answering(headquarters) as one, answering(headquarters) as other:
        assert _heard_at(one, other, world, headquarters, monkeypatch) == ["document"]


def _heard_at(
    url: str, of: str, world: World, headquarters: Headquarters, patch: pytest.MonkeyPatch
) -> list[str]:
    """What a pull that waits at one server hears of a push at another, well before its time is up."""
    seller, waiter = world.till("MK02", "01"), world.till("MK02", "02")
    seller.seal()
    query = {"bookmark": str(headquarters.feed.head()), "wait": "25"}
    waits = {"Authorization": f"Bearer {headquarters.tokens.for_device(waiter.id).token}"}
    token = headquarters.tokens.for_device(seller.id).token
    sells = {"Authorization": f"Bearer {token}", "Content-Type": protocol.MEDIA_TYPE}
    looks = threading.Semaphore(0)

    def looked(*asked: Any, items_from: int) -> tuple[Page, str] | None:  # noqa: ANN401 - passed on
        looks.release()
        return glimpse(*asked, items_from=items_from)

    patch.setattr(pulling, "glimpse", looked)
    pull = partial(httpx.get, f"{url}{protocol.PULL}", params=query, headers=waits, timeout=20)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(pull)
        push = packed(seller.push_letter())
        assert looks.acquire(timeout=20)
        assert looks.acquire(timeout=20)  # it has looked twice, and waits
        assert httpx.post(f"{of}{protocol.PUSH}", content=push, headers=sells).is_success
        page = unpacked(answer.result().content, Page)
    return [row.kind for row in page.rows]
