"""What HQ hears as a request: of what httptools would take in, only what nobody can read in two ways.

llhttp itself refuses both lengths at once, doubled lengths, odd chunk sizes and folded or bare
lines. Here is what it leaves to its caller: how large a head may be, one Host, `chunked` and no
other coding, and one request at a time, whose answer is out before the next is read (RFC 9112).
"""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

MAX_HEAD_BYTES = 16 * 1024
"""Of a head, of the line before a chunk, of what follows the last one; a shop's head has some 300."""
_VERSIONS = frozenset({"1.0", "1.1"})


class NotARequest(ValueError):
    """Not a request as HQ reads them; says why, for whoever looks at the parser's error."""


class StrictHeads(HttpToolsProtocol):
    """uvicorn's HTTP/1.1 by httptools, as narrow as a server in the open must be."""

    _unread = 0
    """Bytes since anything whole was read: a head, a line, a piece of a body."""
    _is_within = False
    """A head was read, and its body not to the end yet."""
    _is_deaf = False

    def data_received(self, data: bytes) -> None:
        """Read on, unless something was said before that cannot be read."""
        if self._is_deaf:
            return
        self._unread += len(data)
        super().data_received(data)
        if self._unread > MAX_HEAD_BYTES and not self._is_deaf:
            self.send_400_response("The head of this request is too large.")

    def on_message_begin(self) -> None:
        """The first bytes of a head. A second request before the first one's answer is none."""
        if self._is_amid_answer():
            raise NotARequest("A request comes after the answer to the one before.")
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A line of the head; what follows the last chunk of a body is let go."""
        if not self._is_within:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole: work may begin, if it says one thing only. Raises NotARequest."""
        self._check()
        self._unread = 0
        super().on_headers_complete()
        self._is_within = True

    def on_chunk_header(self) -> None:
        """The line before a chunk is whole."""
        self._unread = 0

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        self._unread = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._unread = 0
        self._is_within = False
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Nothing of this line can be read from here on: say so, unless an answer is on its way."""
        self._is_deaf = True
        if self._is_within and self.cycle.response_complete:
            self.transport.close()  # the rest of a body whose answer is out
        elif self._is_amid_answer() and not self._may_be_told():
            self.cycle.keep_alive = False
        else:
            super().send_400_response(msg)

    def _unsupported_upgrade_warning(self) -> None:
        """Another protocol is offered: this one is spoken, and what follows is not for HQ."""
        self._is_deaf = True
        self.cycle.keep_alive = False

    def _is_amid_answer(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def _may_be_told(self) -> bool:
        """Its own request is the one that cannot be read, and no answer to it has begun."""
        return self._is_within and not self.cycle.response_started

    def _check(self) -> None:
        version = self.parser.get_http_version()
        if version not in _VERSIONS:
            raise NotARequest("HQ speaks HTTP/1.1 and 1.0.")
        names = [name for name, _ in self.headers]
        hosts = names.count(b"host")
        if hosts > 1 or (hosts == 0 and version == "1.1"):
            raise NotARequest("A request names one host.")
        if self._unread > MAX_HEAD_BYTES:
            self._check_size()
        has_coding = b"transfer-encoding" in names
        if has_coding:
            self._check_coding(version)
        if self.parser.should_upgrade() and (has_coding or b"content-length" in names):
            raise NotARequest("A request that offers another protocol has no body.")

    def _check_size(self) -> None:
        """What came in one piece with its body is measured by itself."""
        size = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
        if size > MAX_HEAD_BYTES:
            raise NotARequest("The head of this request is too large.")

    def _check_coding(self, version: str) -> None:
        codings = [value.lower() for name, value in self.headers if name == b"transfer-encoding"]
        if codings != [b"chunked"] or version == "1.0":
            raise NotARequest("A body comes in chunks or with its length.")
