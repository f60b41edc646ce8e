"""The line to HQ: what each request carries, and what no answer leaves behind."""

from contextlib import suppress

import httpx
import pytest

from sync.shop.hq_client import HqClient
from sync.shop.trouble import Trouble
from tests.clocks import HandClock

BASE = "https://hq.example:8443/counter stock"


class Portal(httpx.BaseTransport):
    """Answers everything with a page and a cookie."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """As a hotel does."""
        self.requests.append(request)
        headers = {"Set-Cookie": "guest=1; Path=/"}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"Sign in"))


@pytest.fixture
def portal() -> Portal:
    portal = Portal()
    with HqClient(BASE, clock=HandClock(), transport=portal) as client:
        client._token = "secret"
        for bookmark in (7, 8):
            with suppress(Trouble):
                client.pull(bookmark, epoch="e 1", wait_s=bookmark)
        with suppress(Trouble):
            client.file("release 1/notes.txt", 5)
    return portal


def test_paths_follow_hqs_address_and_questions_do_not_add_up(portal: Portal) -> None:
    assert [str(request.url) for request in portal.requests] == [
        "https://hq.example:8443/counter%20stock/sync/v1/pull?bookmark=7&epoch=e+1&wait=7&items_from=0",
        "https://hq.example:8443/counter%20stock/sync/v1/pull?bookmark=8&epoch=e+1&wait=8&items_from=0",
        "https://hq.example:8443/counter%20stock/release%201/notes.txt",
    ]


def test_a_letter_asks_for_letters_and_a_file_for_bytes(portal: Portal) -> None:
    asked = [
        [request.headers.get_list(name) for name in ("accept", "accept-encoding", "authorization")]
        for request in portal.requests[1:]
    ]
    assert asked == [
        [["application/json"], ["zstd"], ["Bearer secret"]],
        [["*/*"], ["identity"], []],
    ]
    assert {request.headers["host"] for request in portal.requests} == {"hq.example:8443"}


def test_a_waiting_question_has_more_time_to_be_answered(portal: Portal) -> None:
    times = [request.extensions["timeout"] for request in portal.requests]
    assert [(time["connect"], time["read"]) for time in times] == [(5, 37), (5, 38), (5, 30)]


def test_a_portals_cookie_is_not_kept(portal: Portal) -> None:
    assert [request.headers.get("cookie") for request in portal.requests] == [None] * 3
