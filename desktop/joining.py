"""Connecting this computer to HQ by a code: what stood in the way comes back as a value.

The screen that asks for address and code is first start's; what enrolling means is the shop's.
"""

import logging
from pathlib import Path

from desktop import invitation
from sync.shop.enrolment import enrol
from sync.shop.hq_client import HqClient
from sync.shop.recovery import RECOVERY_FILE, new_recovery_key
from sync.shop.trouble import Trouble
from sync.stock.moment import Clock
from sync.stock.refusal import Refusal

_log = logging.getLogger(__name__)


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
) -> Refusal | Trouble | str:
    """Enrol the profile: its new recovery key, to be told once; else what stood in the way.

    The key is empty where none could be made.
    """
    try:
        with HqClient(address, clock=clock, allow_http=allow_http) as client:
            enrol(profile, clock, client, code=code, name=device)
    except Trouble as no:  # HQ did not answer: the code may be good yet
        return no
    except Refusal as no:
        invitation.forget(invitation.places(profile))
        return no
    invitation.forget(invitation.places(profile))
    return _new_key(profile)


def join_again(
    profile: Path, clock: Clock, *, address: str, code: str, allow_http: bool = False
) -> Refusal | Trouble | str:
    """The same of a profile that HQ has stopped, and that nobody has open; it keeps its name.

    Its recovery key goes on being valid: only where it has none is one made.
    """
    try:
        with HqClient(address, clock=clock, allow_http=allow_http) as client:
            enrol(profile, clock, client, code=code, name="")
    except (Refusal, Trouble) as no:
        return no
    return "" if (profile / RECOVERY_FILE).exists() else _new_key(profile)


def _new_key(profile: Path) -> str:
    try:
        return new_recovery_key(profile)
    except Trouble as trouble:
        # HQ knows the device already: work begins, and `rekey` makes a key later.
        _log.warning("no recovery key was made: %s", trouble.code)
        return ""
