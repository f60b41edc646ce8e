"""A line to HQ that fails as real ones do, one fault for each request that has one coming."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from tests.fake_hq import FakeHq

Passed = Callable[[httpx.Request], httpx.Response]
Fault = Callable[[httpx.Request, Passed], httpx.Response]


def told(
    status: int, body: bytes = b"", *, media: str = "application/json", **more: str
) -> httpx.Response:
    """An answer as it comes over a line: not read yet."""
    headers = {"content-type": media} | {name.replace("_", "-"): v for name, v in more.items()}
    return httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))


def drop_before_send(request: httpx.Request, _passed: Passed) -> httpx.Response:
    """HQ never hears of it."""
    raise httpx.ConnectError("dropped", request=request)


def drop_after_commit(request: httpx.Request, passed: Passed) -> httpx.Response:
    """HQ did it; the answer is lost."""
    passed(request)
    raise httpx.ReadError("dropped", request=request)


def time_out_after_commit(request: httpx.Request, passed: Passed) -> httpx.Response:
    """HQ did it; the answer comes too late."""
    passed(request)
    raise httpx.ReadTimeout("late", request=request)


def send_twice(request: httpx.Request, passed: Passed) -> httpx.Response:
    """A proxy sends it twice."""
    passed(request)
    return passed(request)


def cut_the_body(request: httpx.Request, passed: Passed) -> httpx.Response:
    """The answer ends in the middle."""
    body = passed(request).read()
    return told(200, body[: len(body) // 2])


def html_502(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """A proxy's page."""
    return told(502, b"<html>Bad gateway</html>", media="text/html")


def portal(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """A captive portal says yes to everything."""
    return told(200, b"<html>Welcome to the mall's wifi</html>", media="text/html")


def redirect(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """A captive portal leads elsewhere."""
    return told(302, location="http://portal.example/")


def foreign_json(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """Another program answers."""
    return told(200, b'{"status": "ok"}')


def garbage_200(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """Bytes of no meaning under the right name."""
    return told(200, b"\x00\x01\x02garbage", content_encoding="zstd")


def empty_200(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """Nothing at all."""
    return told(200)


def too_large_413(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """A proxy takes only smaller bodies."""
    return told(413, b"<html>Request entity too large</html>", media="text/html")


def busy_429(_request: httpx.Request, _passed: Passed) -> httpx.Response:
    """HQ asks for a pause."""
    return told(429, b'{"code": "busy", "message": "HQ has much to do."}', retry_after="7")


FAULTS: tuple[Fault, ...] = (
    drop_before_send,
    drop_after_commit,
    time_out_after_commit,
    send_twice,
    cut_the_body,
    html_502,
    portal,
    redirect,
    foreign_json,
    garbage_200,
    empty_200,
    too_large_413,
    busy_429,
)


@dataclass
class FaultTransport(httpx.BaseTransport):
    """Passes requests to `passed`, each through the fault at the front of the queue, if any.

    `only` limits faults to paths that end so.
    """

    passed: Passed
    coming: deque[Fault] = field(default_factory=deque)
    only: str = ""
    requests: list[httpx.Request] = field(default_factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        if self.coming and request.url.path.endswith(self.only):
            return self.coming.popleft()(request, self.passed)
        return self.passed(request)


def line_to(hq: FakeHq, *faults: Fault, only: str = "") -> FaultTransport:
    """A line to the fake HQ with faults to come."""

    def passed(request: httpx.Request) -> httpx.Response:
        answer = hq.answer(
            request.method,
            request.url.raw_path.decode(),
            dict(request.headers.items()),
            request.content,
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=httpx.ByteStream(answer.body),
            request=request,
        )

    return FaultTransport(passed, deque(faults), only)
