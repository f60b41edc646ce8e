"""Which version a device may have, and when it may be put in place. Pure: no disk, no clock, no network."""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sync.wire.releasing import OfferLetter

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
_ALL = 100


@dataclass(frozen=True, slots=True)
class Counter:
    """How the counter stands at this moment."""

    waiting: int
    """Steps that HQ has not taken yet."""
    has_open_document: bool
    is_signed_out: bool
    is_agreed: bool = False
    """The person at the window has asked for it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be fetched, if anything, and whether all that is offered is older than what runs."""

    offer: OfferLetter | None
    is_older_offered: bool = False


def is_version(text: str) -> bool:
    """Whether that is a version as releases have it: numbers and points."""
    return _VERSION.fullmatch(text) is not None


def order_of(version: str) -> tuple[int, ...]:
    """Sorts versions: 0.10 after 0.9, and 1.0 the same as 1."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def chosen(
    offers: Iterable[OfferLetter], *, running: str, site: str, refused: Collection[str] = ()
) -> Choice:
    """The newest offer that is newer than `running`, is this site's turn, and did not fail here before."""
    offered = list(offers)
    newer = [offer for offer in offered if order_of(offer.version) > order_of(running)]
    mine = [o for o in newer if o.version not in refused and is_turn_of(site, o)]
    newest = max(mine, key=lambda offer: order_of(offer.version), default=None)
    known = any(order_of(offer.version) >= order_of(running) for offer in offered)
    return Choice(newest, is_older_offered=bool(offered) and not known)


def is_turn_of(site: str, offer: OfferLetter) -> bool:
    """Whether that site has its turn: all devices of a site together, the same answer every time."""
    share = offer.sites.get(site, offer.share)
    told = hashlib.sha256(f"{offer.version}/{site}".encode()).digest()
    return int.from_bytes(told[:8]) % _ALL < share


def may_put_in_place(counter: Counter) -> bool:
    """Only where nothing waits and no document is open, and nobody is at work or the person agreed."""
    is_quiet = counter.waiting == 0 and not counter.has_open_document
    return is_quiet and (counter.is_signed_out or counter.is_agreed)
