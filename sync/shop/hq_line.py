"""The line to HQ, kept open: httpx, but for what no letter needs and every request would pay for.

httpx puts each request together anew (base address, headers, cookies, times), though between two
pushes only the body differs. Uses only what httpx and its continuation httpx2 share.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from typing import Any

import sync.shop.lean_httpx  # noqa: F401 - it comes before httpx

# isort: split
import httpx

_CONNECT_S = 5
_ANSWER_S = 30
_MOST_PLACES = 40


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
        extensions: Mapping[str, Any],
    ) -> Iterator[httpx.Response]:
        """The answer to one request, whose body is still to be read. Raises what httpx raises."""
        place = self._place(path)
        request = httpx.Request(
            method,
            place.copy_with(params=dict(query)) if query else place,
            headers=self._always | {name.lower(): value for name, value in headers.items()},
            content=body,
            extensions={"timeout": _times(wait_s), **extensions},
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


@cache
def _times(wait_s: int) -> dict[str, float | None]:
    return httpx.Timeout(_ANSWER_S + wait_s, connect=_CONNECT_S).as_dict()
