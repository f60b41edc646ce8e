"""The place of the updates over the line: HQ itself, or any server of files."""

import time
from collections.abc import Callable

from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqBusy
from sync.wire.protocol import UPDATES

_TRIES, _LONGEST_S = 5, 60


class Place:
    """Gives files piece by piece; one thread at a time. Raises Refusal `hq_url`, `hq_insecure` for its address."""

    def __init__(self, client: HqClient, wait: Callable[[float], object] = time.sleep) -> None:
        self._client, self._wait = client, wait
        self._ends: dict[str, int] = {}

    def __call__(self, path: str, start: int) -> bytes:
        """Some bytes from `start` on, none at the end. Raises Refusal `unknown_update`, and HqAway."""
        if self._ends.get(path) == start:
            return b""
        for _ in range(_TRIES):
            try:
                got, self._ends[path] = self._client.file(path, start)
            except HqBusy as busy:  # other shops fetch just now
                self._wait(min(busy.retry_s, _LONGEST_S))
            else:
                return got
        raise HqBusy("The place of the updates has too much to do.", retry_s=_LONGEST_S)


def address_of(hq_url: str, named: str) -> str:
    """Where updates come from: what IT named, else HQ; empty where neither is known."""
    return named or (hq_url + UPDATES if hq_url else "")
