"""Whoever knocks at HQ's door in a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import httpx
from litestar import Litestar
from litestar.testing import TestClient

from sync.hq.headquarters import Headquarters
from sync.stock.rights import Role
from sync.wire.letters import packed, unpacked
from sync.wire.messages import Letter
from sync.wire.problem import Problem

_L = TypeVar("_L", bound=Letter)


@dataclass(frozen=True)
class Caller:
    """Sends letters, with a token or without."""

    client: TestClient[Litestar]
    headquarters: Headquarters
    headers: Mapping[str, str] = field(default_factory=dict)

    def bearing(self, token: str) -> "Caller":
        """The same, with a bearer token."""
        return Caller(self.client, self.headquarters, {"Authorization": f"Bearer {token}"})

    def device(self, device: str) -> "Caller":
        """As that device."""
        return self.bearing(self.headquarters.tokens.for_device(device).token)

    def role(self, role: Role, *sites: str) -> "Caller":
        """As another system with that role at those sites."""
        return self.bearing(self.headquarters.tokens.for_role(role, sites, ttl_s=60).token)

    def post(self, path: str, letter: Letter) -> httpx.Response:
        """Post a letter."""
        return self.raw(path, packed(letter))

    def raw(self, path: str, body: bytes, **headers: str) -> httpx.Response:
        """Post bytes; names of headers have `_` for `-`."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"Content-Type": "application/json", **self.headers, **told}
        return self.client.post(path, content=body, headers=sent)

    def get(self, path: str, **query: str | int) -> httpx.Response:
        """Get a path."""
        return self.client.get(path, params=query, headers=dict(self.headers))


def letter(response: httpx.Response, kind: type[_L]) -> _L:
    """The letter that was answered with 200."""
    assert response.status_code == 200, response.text
    return unpacked(response.content, kind)


def problem(response: httpx.Response) -> tuple[int, str]:
    """Status and code of what was refused; every problem is told as a letter that nobody stores."""
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    return response.status_code, unpacked(response.content, Problem).code
