"""Connecting this computer to HQ by a code: what stood in the way comes back as a value.

The screen that asks for address and code is first start's; what enrolling means is the shop's.
"""

from pathlib import Path

from desktop import invitation
from sync.shop.enrolment import enrol
from sync.shop.hq_client import HqClient
from sync.shop.trouble import Trouble
from sync.stock.moment import Clock
from sync.stock.refusal import Refusal


def invited(profile: Path) -> tuple[str, str]:
    """Address and code that an installer left here; empty where it left none."""
    found = invitation.find(invitation.places(profile))
    return found.address, found.code


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
    except Trouble as no:  # HQ did not answer: the code may be good yet
        return no
    except Refusal as no:
        invitation.forget(invitation.places(profile))
        return no
    invitation.forget(invitation.places(profile))
    return None
