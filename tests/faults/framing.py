"""Where the messages of one direction of an HTTP/1.1 line begin and end, byte by byte.

As much of HTTP as our two ends speak: a Content-Length for every body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)\s*$")
_TARGET = re.compile(rb"^[A-Z]+ ([^ ?]+)[^ ]* HTTP/1\.1\r")
_ENCODING = re.compile(rb"(?im)^content-encoding:\s*(\S+)\s*$")


@dataclass(frozen=True)
class Part:
    """A piece of one message: it begins `offset` bytes into it."""

    message: int
    offset: int
    piece: bytes
    is_last: bool


@dataclass
class Framing:
    """Cuts what arrives into parts of messages. `head` and `body` are those of the present one."""

    message: int = 0
    head: bytes = b""
    body: bytes = b""
    _unread: bytes = b""
    _size: int = 0
    _done: int = 0

    @property
    def path(self) -> str:
        """What the present request asks for."""
        found = _TARGET.match(self.head)
        return found.group(1).decode() if found else ""

    @property
    def encoding(self) -> str:
        """How the present body is packed."""
        found = _ENCODING.search(self.head)
        return found.group(1).decode() if found else ""

    def take(self, arrived: bytes) -> Iterator[Part]:
        """The parts that are there by now; a head is handed on when it is whole."""
        self._unread += arrived
        while self._unread:
            if self._done == 0 and not self._begun():
                return
            piece = self._unread[: self._size - self._done]
            self._unread = self._unread[len(piece) :]
            self.body += piece[max(0, len(self.head) - self._done) :]
            offset, self._done = self._done, self._done + len(piece)
            is_last = self._done == self._size
            yield Part(self.message, offset, piece, is_last)
            if is_last:
                self._done = 0

    def _begun(self) -> bool:
        if _END not in self._unread:
            return False
        self.head, self.body = self._unread.partition(_END)[0] + _END, b""
        length = _LENGTH.search(self.head)
        self._size = len(self.head) + (int(length.group(1)) if length else 0)
        self.message += 1
        return True
