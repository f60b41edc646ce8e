"""One HTTP/1.1 line in as few steps as it can be: a thousand of them must not keep their own machine busy.

A pool of a thousand connections in one httpx client costs a hundred times what HQ needs to answer.
"""

import asyncio
from dataclasses import dataclass, field

_END = b"\r\n\r\n"


@dataclass
class LightLine:
    """A line to a loopback port, made when first used; as much of HTTP as HQ speaks."""

    port: int
    patience_s: int
    _reader: asyncio.StreamReader | None = field(default=None)
    _writer: asyncio.StreamWriter | None = field(default=None)

    async def ask(
        self, method: str, target: str, headers: dict[str, str], body: bytes = b""
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in small letters) and body. Raises OSError where the line breaks."""
        told = {"Host": "hq", **headers}
        told |= {"Content-Length": str(len(body))} if body else {}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        request = f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode() + body
        try:
            async with asyncio.timeout(self.patience_s):
                return await self._asked(request)
        except (OSError, EOFError) as fault:
            self.close()
            raise ConnectionError("The line broke.") from fault

    def close(self) -> None:
        """Let go of it; the next question makes another."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _asked(self, request: bytes) -> tuple[int, dict[str, str], bytes]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        self._writer.write(request)
        head = (await self._reader.readuntil(_END)).decode("latin-1")
        first, *rest = head.removesuffix("\r\n\r\n").split("\r\n")
        headers = {}
        for line in rest:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        body = await self._reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "") == "close":
            self.close()
        return int(first.split(" ", 2)[1]), headers, body
