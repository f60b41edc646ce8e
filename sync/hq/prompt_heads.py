"""A request's head must be whole in time: whoever trickles it, or sends nothing, loses the line.

uvicorn times only the pause between two requests; a caller who sends a byte now and then would
hold a connection for ever (slow loris). Bodies have a limit of their own, see `api.bodies`.
"""

import asyncio

from sync.hq.strict_heads import StrictHeads
from sync.hq.whole_answers import WholeAnswers

HEAD_S = 30
"""Far more than a slow line needs for a kilobyte."""


class PromptHeads(StrictHeads):
    """HTTP/1.1 as HQ reads it, but for its patience with heads."""

    _until: asyncio.TimerHandle | None = None
    _heads = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        """The first head is awaited."""
        super().connection_made(transport)
        self.transport = WholeAnswers(transport, self.loop)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """A head that has begun must end in time; so must what trickles in after an answer."""
        before = self._heads
        super().data_received(data)
        if self._heads != before:
            self._await_no_more()
        elif not self._heads or self.cycle.response_complete:
            self._await_head()

    def on_headers_complete(self) -> None:
        """A head has come to its end."""
        super().on_headers_complete()
        self._heads += 1

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is awaited any more."""
        self._await_no_more()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        if self._until is None:
            self._until = self.loop.call_later(HEAD_S, self.transport.close)

    def _await_no_more(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None
