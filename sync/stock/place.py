"""Where stock can be: a bin of a site, or a virtual place outside every site.

A place is written as text so that it can be a key in a table and a word in a letter:
`MK02/A-03-3` is a bin, `MK02/` the site's floor, `@supplier` the world outside,
`@transit/KC00/MK02` goods that left KC00 for MK02.
"""

import re
from functools import lru_cache
from typing import NewType

from sync.stock.refusal import Refusal

Place = NewType("Place", str)

SUPPLIER = Place("@supplier")
CUSTOMER = Place("@customer")
LOSS = Place("@loss")
GAIN = Place("@gain")
INTERNAL = Place("@internal")
VARIANCE = Place("@variance")

_SITE_CODE = re.compile(r"[A-Z0-9]{2,8}")
_TRANSIT = "@transit/"


def check_site_code(code: str) -> str:
    """Return `code` if it is two to eight of A-Z and 0-9; raise Refusal `site_code` if not."""
    if not _SITE_CODE.fullmatch(code):
        raise Refusal("site_code", f"A site code is 2 to 8 of A-Z and 0-9, not {code[:20]!r}.")
    return code


def bin_at(site: str, bin_code: str = "") -> Place:
    """The bin of a site; the empty bin is the site's floor."""
    return Place(f"{site}/{bin_code}")


def in_transit(sender: str, receiver: str) -> Place:
    """Between two sites: the sender's goods until they arrive."""
    return Place(f"{_TRANSIT}{sender}/{receiver}")


@lru_cache(maxsize=4096)
def site_of(place: str) -> str:
    """The site whose shelf this is; empty for virtual places."""
    return "" if place.startswith("@") else place.partition("/")[0]


def bin_of(place: str) -> str:
    """The bin's code; empty for the floor and for virtual places."""
    return "" if place.startswith("@") else place.partition("/")[2]


@lru_cache(maxsize=4096)
def receiver_of(place: str) -> str:
    """The site that goods in transit are on their way to; empty for every other place."""
    return place.rpartition("/")[2] if place.startswith(_TRANSIT) else ""


def touches(place: str, site: str) -> bool:
    """Whether a person at `site` may see stock at `place`: its bins, and transit from or to it."""
    if place.startswith(_TRANSIT):
        return site in place[len(_TRANSIT) :].split("/")
    return site_of(place) == site
