"""The letters that travel in parcels: what a shop has to say without a line, and HQ's answer."""

from sync.wire.messages import Hello, Letter, Page, Push, Pushed, Welcome

OUTBOX, ANSWER = "outbox", "answer"
"""The kinds of parcel."""


class Cover(Letter):
    """What anybody may read of a parcel. Keys are raw X25519, hex; `once` was made for this parcel."""

    v: int
    kind: str
    device: str
    to: str
    once: str
    encoding: str = ""


class Outbox(Letter):
    """What a device would say on the line: where it stands, and what waits.

    `reply_to` is the key that the answer is sealed to; rows of items at or before `items_from` are
    not needed.
    """

    hello: Hello
    pushes: list[Push]
    reply_to: str
    items_from: int = 0


class Answer(Letter):
    """HQ's answer to one outbox. `epoch` is the one the device spoke of, `welcome` where HQ stands.

    `pages` follow each other from `bookmark` on; where the last one is not complete, more is at HQ.
    """

    epoch: str
    welcome: Welcome
    pushed: list[Pushed]
    bookmark: int
    pages: list[Page]


class CarriedLetter(Letter):
    """A parcel on its way over a carrier's line."""

    parcel: bytes
