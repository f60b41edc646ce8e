"""A visit: a hello that brings what waits, and an answer that brings what is new.

Who knows nothing of it reads a Hello and answers with a Welcome; all goes on in single requests then.
"""

from msgspec.structs import asdict

from sync.wire.messages import Hello, Page, Push, Pushed, Welcome

SCHEME = "Device"
"""In the Authorization header of a visit without a token, followed by `proof_of` signed, in hex."""
FRESH_S = 300
"""So far a signed visit's clock may be from HQ's."""

_PURPOSE = b"counterstock visit 1\n"


class Visit(Hello):
    """A hello that may bring the next steps, and may ask for the first page after its bookmark.

    `page_bytes` and `items_from` as a pull has them; without `page_bytes` no page is asked for.
    """

    push: Push | None = None
    page_bytes: int = 0
    items_from: int = 0


class Visited(Welcome):
    """The welcome. `pushed` is left out where HQ did not take the steps, for they follow something else.

    `token` is for the requests after it, where the visit was signed.
    """

    token: str = ""
    pushed: Pushed | None = None
    page: Page | None = None


def visiting(hello: Hello, push: Push | None, *, page_bytes: int = 0, items_from: int = 0) -> Visit:
    """That hello, with what it brings and asks for."""
    return Visit(**asdict(hello), push=push, page_bytes=page_bytes, items_from=items_from)


def visited(welcome: Welcome) -> Visited:
    """An answer that has nothing but the welcome yet."""
    return Visited(**asdict(welcome))


def proof_of(body: bytes) -> bytes:
    """What a device signs of a visit's bytes: never as short as a head of its chain."""
    return _PURPOSE + body
