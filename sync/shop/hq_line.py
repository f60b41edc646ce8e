"""The line to HQ, kept open: httpx, but for what no letter needs and every request would pay for.

httpx puts each request together anew (base address, headers, cookies, times), though between two
pushes only the body differs, and sends head and body by themselves: HQ woke for the head, in front
of the shop that had its body to send. Uses only what httpx and its continuation httpx2 share.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from typing import Any

import sync.shop.lean_httpx  # noqa: F401 - it comes before httpx

# isort: split
import httpx

_CONNECT_S = 5
_ANSWER_S = 30
_MOST_PLACES = 40
_MOST_HELD = 64 * 1024
_SENT = ".send_request_body.complete"
_OPENED = (".connect_tcp.complete", ".start_tls.complete")


class _NoCookies(httpx.Cookies):
    """HQ gives none; a portal's are not kept."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Let them go."""


class _Client(httpx.Client):
    _kept = _NoCookies()

    @property
    def cookies(self) -> httpx.Cookies:
        """None, whoever gave some."""
        return self._kept

    @cookies.setter
    def cookies(self, cookies: object) -> None:
        """Nobody's are taken."""


class Joined:
    """A line whose requests go out in one piece each: httpcore ends every request by writing nothing."""

    def __init__(self, line: Any) -> None:  # noqa: ANN401 - httpcore's own, which it does not name
        """`line` has `write(bytes, timeout)` and is httpcore's; from now on it writes so."""
        self._write = line.write
        self._held = b""
        line.write = self.write

    def write(self, piece: bytes, timeout: float | None = None) -> None:
        """Hold what is short of a whole request. Raises what `line` raises."""
        self._held += piece
        if not piece or len(self._held) > _MOST_HELD:
            held, self._held = self._held, b""
            self._write(held, timeout)


class HqLine:
    """Requests to one address. Usable from several threads."""

    def __init__(self, url: str, headers: Mapping[str, str], **how: Any) -> None:  # noqa: ANN401 - httpx.Client's own
        """`headers` go with every request; `how` is for httpx.Client."""
        self._http = _Client(base_url=url, **how)
        told = {name.lower(): value for name, value in headers.items()}
        self._always = dict(self._http.headers) | told
        self._places: dict[str, httpx.URL] = {}

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    @contextmanager
    def asked(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int],
        body: bytes | None,
        headers: Mapping[str, str],
        wait_s: int,
        out: Callable[[], None] | None,
    ) -> Iterator[httpx.Response]:
        """The answer to one request, whose body is still to be read. Raises what httpx raises.

        `out` is called once the request is sent.
        """
        place = self._place(path)
        request = httpx.Request(
            method,
            place.copy_with(params=dict(query)) if query else place,
            headers=self._always | {name.lower(): value for name, value in headers.items()},
            content=body,
            extensions={"timeout": _times(wait_s), "trace": _watch(out)},
        )
        with closing(self._http.send(request, stream=True)) as response:
            yield response

    def _place(self, path: str) -> httpx.URL:
        known = self._places.get(path)
        if known is None:
            known = self._http.build_request("GET", path).url
            if len(self._places) < _MOST_PLACES:
                self._places[path] = known
        return known


def _watch(out: Callable[[], None] | None) -> Callable[[str, Mapping[str, Any]], None]:
    """Hears what the line does (httpcore, "trace")."""

    def heard(what: str, told: Mapping[str, Any]) -> None:
        if what.endswith(_OPENED):
            Joined(told["return_value"])
        elif out is not None and what.endswith(_SENT):
            out()

    return heard


@cache
def _times(wait_s: int) -> dict[str, float | None]:
    return httpx.Timeout(_ANSWER_S + wait_s, connect=_CONNECT_S).as_dict()
