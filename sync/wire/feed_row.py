"""A row of the feed, and the digest by which both ends see that they hold the same rows.

The digest of a set of rows is the sum of their own modulo 2 ** 64: a row that is replaced is
subtracted and added, in any order, and 16 hex digits stand for a whole scope.
"""

import hashlib

from msgspec import Raw

from sync.stock.refusal import Refusal
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, Row

MODULUS = 2**64


def row_letter(seq: int, kind: str, entity: str, body: bytes) -> Row:
    """A row whose `body` is JSON already and travels as it is."""
    return Row(seq=seq, kind=kind, id=entity, body=Raw(body))


def document_in(row: Row) -> DocumentLetter:
    """The letter of a document's row. Raises Refusal `letter_malformed`, also where it is another document's."""
    letter = unpacked(bytes(row.body), DocumentLetter)
    if letter.id != row.id:
        raise Refusal("letter_malformed", "The letter is another document's.")
    return letter


def row_digest(kind: str, entity: str, seq: int) -> int:
    """What the row of that thing at that position adds to a digest."""
    told = f"{kind}:{entity}:{seq}".encode()
    return int.from_bytes(hashlib.sha256(told).digest()[:8], "big")


def digest_text(total: int) -> str:
    """A sum of row digests as it travels: 16 hex digits."""
    return f"{total % MODULUS:016x}"
