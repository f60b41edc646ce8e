"""How a profile becomes a device of HQ's, and goes on under a new identity after HQ stopped the old.

Unsent steps follow the device exactly once, each naming where it was sealed first.
"""

from dataclasses import dataclass
from pathlib import Path

from sync.shop.hearing import HQ_KEYS
from sync.shop.hq_client import HqClient
from sync.shop.identity import Device
from sync.shop.keychain import Secrets, salt_of
from sync.shop.offered_again import is_forgotten, offer_all_again
from sync.shop.profile import found_books, is_enrolled, open_books, prepare_profile
from sync.stock.moment import Clock, now_text
from sync.stock.refusal import Refusal
from sync.wire.enrolling import Enrol
from sync.wire.seal import public_bytes


@dataclass(frozen=True, slots=True)
class Enrolment:
    """The new identity, and how many unsent steps followed it."""

    device: Device
    followed: int = 0


def enrol(profile: Path, clock: Clock, client: HqClient, *, code: str, name: str) -> Enrolment:
    """Let `profile` in at HQ by a one-time code; `name` is what people call this device.

    Its key is made and kept before HQ hears of it. Raises Refusal `already_enrolled` on a healthy
    profile; Trouble: HqAway, HqSaysNo, KeyMissing, ProfileBusy and as `open_books`. Then the
    profile is as it was.
    """
    if is_enrolled(profile):
        return _enrol_again(profile, clock, client, code=code, name=name)
    secrets = prepare_profile(profile)
    device, keys = _let_in(secrets, clock, client, _Wish(code, name))
    with found_books(profile, clock, device=device) as books:
        books.journal.set_mark(HQ_KEYS, keys)
        return Enrolment(books.device)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the device says of itself."""

    code: str
    name: str
    previous: str = ""


def _enrol_again(
    profile: Path, clock: Clock, client: HqClient, *, code: str, name: str
) -> Enrolment:
    with open_books(profile, clock) as books:
        before = books.device
        if before.state == "ok":
            raise Refusal("already_enrolled", f"This profile is device {before.number} already.")
        wish = _Wish(code, name or before.name, before.id)
        device, keys = _let_in(books.secrets, clock, client, wish)
        if device.epoch != before.epoch or is_forgotten(books.journal):
            # HQ was restored since it answered: what it forgot must follow too, not only what
            # waits (docs/recovery-model.md). What it still knows, it answers as before.
            offer_all_again(books.journal)
        followed = books.go_on_as(device)
        books.journal.set_mark(HQ_KEYS, keys)
        return Enrolment(books.device, followed)


def _let_in(secrets: Secrets, clock: Clock, client: HqClient, wish: _Wish) -> tuple[Device, str]:
    """The new identity, and HQ's keys."""
    salt = salt_of(wish.code, previous=wish.previous)
    public_key = public_bytes(secrets.device_key(salt))
    enrolled = client.enrol(
        Enrol(code=wish.code, name=wish.name, public_key=public_key.hex(), previous=wish.previous)
    )
    device = Device(
        id=enrolled.device,
        number=enrolled.number,
        site=enrolled.site,
        epoch=enrolled.epoch,
        hq_url=client.url,
        name=wish.name,
        company=enrolled.company,
        public_key=public_key,
        enrolled_at=now_text(clock),
        salt=salt,
    )
    return device, enrolled.keys
