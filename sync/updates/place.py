"""The place of the updates over the line: HQ itself, or any server of files."""

from sync.shop.hq_client import HqClient
from sync.wire.protocol import UPDATES


class Place:
    """Gives files piece by piece; one thread at a time. Raises Refusal `hq_url`, `hq_insecure` for its address."""

    def __init__(self, client: HqClient) -> None:
        self._client = client
        self._ends: dict[str, int] = {}

    def __call__(self, path: str, start: int) -> bytes:
        """Some bytes from `start` on, none at the end. Raises Refusal `unknown_update`, and HqAway."""
        if self._ends.get(path) == start:
            return b""
        got, self._ends[path] = self._client.file(path, start)
        return got


def address_of(hq_url: str, named: str) -> str:
    """Where updates come from: what IT named, else HQ; empty where neither is known."""
    return named or (hq_url + UPDATES if hq_url else "")
