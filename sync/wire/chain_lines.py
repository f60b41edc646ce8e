"""Exported chains, one JSON object a line, for a verifier that knows nothing of this program.

docs/auditing.md says what each line means; resources/verifier reads them.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator

from sync.wire.letters import packed
from sync.wire.messages import Letter

VERSION = 1


class FirstLine(Letter):
    """What the export is, whose, and from when (UTC text)."""

    counterstock: str
    v: int
    source: str
    company: str
    at: str


class ChainLine(Letter):
    """One device identity: its Ed25519 key, and the head that its chain ends with (raw, hex)."""

    chain: str
    number: str
    name: str
    site: str
    public_key: str
    seq: int
    hash: str


class LinkLine(Letter):
    """One sealed step: `bytes` exactly as sealed (base64), the head after it, and what was signed."""

    link: str
    seq: int
    bytes: str
    hash: str
    signature: str = ""


class AsideLine(Letter):
    """A step of a stopped device that HQ keeps and does not judge, with the head it follows (`previous`).

    `settled` is empty, `released` (it was sealed again into HQ's own chain) or `left`.
    """

    aside: str
    seq: int
    previous: str
    bytes: str
    hash: str
    why: str
    received_at: str
    signature: str = ""
    settled: str = ""
    settled_at: str = ""
    settled_by: str = ""
    reason: str = ""


class EndLine(Letter):
    """How many links there were, and the SHA-256 of all lines before this one."""

    end: int
    sha256: str


def link_line(device: str, seq: int, body: bytes, *, head: bytes, signature: bytes) -> LinkLine:
    """A sealed step as a line; an empty `signature`: a later one stands for it."""
    return LinkLine(
        link=device,
        seq=seq,
        bytes=encoded(body),
        hash=head.hex(),
        signature=signature.hex(),
    )


def encoded(body: bytes) -> str:
    """Sealed bytes as a line has them."""
    return base64.b64encode(body).decode()


def first_line(source: str, company: str, at: str) -> FirstLine:
    """The first line of an export of this version."""
    return FirstLine(counterstock="chains", v=VERSION, source=source, company=company, at=at)


def written(lines: Iterable[Letter]) -> Iterator[bytes]:
    """The lines as bytes, with the end that proves they are all there."""
    digest, links = hashlib.sha256(), 0
    for line in lines:
        told = packed(line) + b"\n"
        digest.update(told)
        links += isinstance(line, LinkLine)
        yield told
    yield packed(EndLine(end=links, sha256=digest.hexdigest())) + b"\n"
