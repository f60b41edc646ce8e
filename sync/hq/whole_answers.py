"""An answer goes out in one piece: uvicorn writes its head and its body by themselves.

Each piece by itself is a call of the system, a packet, and a till that wakes for half an answer.
"""

import asyncio
from typing import Any


class WholeAnswers(asyncio.Transport):
    """A line whose writing waits for the next piece, or for the end of what the loop does just now."""

    def __init__(self, line: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        """`line` goes on reading by itself."""
        super().__init__()
        self._line = line
        self._loop = loop
        self._held = b""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Hold a first piece; send it with the second."""
        if self._held:
            self._held += data
            self._send()
        elif data:
            self._held = bytes(data)
            self._loop.call_soon(self._send)

    def close(self) -> None:
        """Send what is held, and hang up."""
        self._send()
        self._line.close()

    def is_closing(self) -> bool:
        """Whether it was hung up."""
        return self._line.is_closing()

    def get_extra_info(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - asyncio's own
        """What is known of the line."""
        return self._line.get_extra_info(name, default)

    def _send(self) -> None:
        held, self._held = self._held, b""
        if held and not self._line.is_closing():
            self._line.write(held)
