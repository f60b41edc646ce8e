"""Connecting this computer to HQ by a code: what stood in the way comes back as a value.

The screen that asks for address and code is first start's; what enrolling means is the shop's.
"""

from pathlib import Path

from sync.shop.enrolment import enrol
from sync.shop.hq_client import HqClient
from sync.shop.trouble import Trouble
from sync.stock.moment import Clock
from sync.stock.refusal import Refusal


def join(
    profile: Path,
    clock: Clock,
    *,
    address: str,
    code: str,
    device: str,
    allow_http: bool = False,
) -> Refusal | Trouble | None:
    """Enrol the profile; None where nothing stood in the way."""
    try:
        with HqClient(address, clock=clock, allow_http=allow_http) as client:
            enrol(profile, clock, client, code=code, name=device)
    except (Refusal, Trouble) as no:
        return no
    return None
