"""The bell: waits at HQ for something to come, on a thread and a client of its own.

So a post never queues behind a wait of 25 seconds. It writes nothing; what it heard is handed to
the exchange, which takes it in.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sync.shop.profile import Books
from sync.wire.messages import Page
from sync.wire.protocol import WAIT_S
from sync.wire.seal import signed

if TYPE_CHECKING:
    from sync.shop.hq_client import HqClient


@dataclass(frozen=True, slots=True)
class Rung:
    """What the bell heard: the page of the feed after `bookmark`. `has_news`: something is in it."""

    bookmark: int
    page: Page
    has_news: bool = True


class Bell:
    """Waits for a device's news."""

    def __init__(self, books: Books, client: "HqClient") -> None:
        """`client` is the bell's own: it is busy for as long as it waits."""
        self._books = books
        self._client = client
        key = books.secrets.device_key(books.device.salt)
        client.identify(books.device.id, partial(signed, key))

    def wait(self, wait_s: int = WAIT_S) -> Rung:
        """Wait up to `wait_s` for the feed to go on; what HQ said then.

        Raises HqAway and HqSaysNo: then leave HQ alone until the exchange is online again.
        """
        bookmark = self._books.projection.bookmark()
        epoch = self._books.device.epoch
        page = self._client.pull(bookmark, epoch=epoch, wait_s=wait_s).read()
        has_news = bool(page.rows) or page.epoch != epoch
        return Rung(bookmark, page, has_news)
