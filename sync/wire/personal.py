"""A customer's name stays out of the sealed bytes, which must live for years: DESIGN, section 7.

A step is sealed with a mark where the name would stand: SHA-256 over a random salt and the name. Salt
and name are kept and sent beside the bytes; where they are erased, the chain still proves all but
the name, and nobody can find the name by trying.
"""

import hashlib
import re
from collections.abc import Iterable

from sync.stock.kinds import KINDS
from sync.wire.letters import changed
from sync.wire.messages import ChangesLetter, Letter, StepLetter

SALT_BYTES = 32
"""How many random bytes a salt is, before it is written in hex."""

_MARK = re.compile(r"sha256:[0-9a-f]{64}")
_PARTY = "party"


class OpeningLetter(Letter):
    """What opens the mark in a sealed step: `salt` (hex) and the name. It travels beside the steps of a push."""

    salt: str
    party: str


def hidden(step: StepLetter, *, salt: str) -> tuple[StepLetter, OpeningLetter | None]:
    """The step as it is to be sealed, and what opens its mark; None: it names no customer.

    `salt` is SALT_BYTES in hex, made anew for each step.
    """
    name = _party(step)
    if not name or not _names_customer(step):
        return step, None
    opening = OpeningLetter(salt=salt, party=name)
    return _with_party(step, mark_of(opening)), opening


def mark_of(opening: OpeningLetter) -> str:
    """What stands in the sealed bytes for that salt and name."""
    digest = hashlib.sha256(opening.salt.encode() + b"\n" + opening.party.encode())
    return f"sha256:{digest.hexdigest()}"


def mark_in(step: StepLetter) -> str:
    """The mark that a sealed step holds; empty: it names nobody, or was sealed by an older program."""
    found = _party(step)
    return found if _names_customer(step) and _MARK.fullmatch(found) else ""


def opened(step: StepLetter, openings: Iterable[OpeningLetter]) -> StepLetter:
    """The step with the name for its mark, if one of those opens it; without a name if none does."""
    mark = mark_in(step)
    if not mark:
        return step
    return _with_party(step, next((o.party for o in openings if mark_of(o) == mark), ""))


def _names_customer(step: StepLetter) -> bool:
    return step.kind in KINDS and KINDS[step.kind].names_customer


def _party(step: StepLetter) -> str:
    if step.content is not None and step.content.party:
        return step.content.party
    return step.changes.fields.get(_PARTY, "") if step.changes is not None else ""


def _with_party(step: StepLetter, party: str) -> StepLetter:
    content, changes = step.content, step.changes or ChangesLetter()
    if content is not None and content.party:
        return changed(step, content=changed(content, party=party))
    return changed(step, changes=changed(changes, fields={**changes.fields, _PARTY: party}))
