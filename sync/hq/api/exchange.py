"""What devices say to HQ and hear from it: the paths of sync.wire.protocol."""

import asyncio
from functools import partial
from http import HTTPStatus
from typing import Annotated

import anyio.to_thread
from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter, RawBody

from sync.hq.api.given import (
    GivenBell,
    GivenDevice,
    GivenHeadquarters,
    GivenHearing,
    GivenTries,
)
from sync.hq.api.letters import letter_read, letter_told
from sync.hq.api.problems import Told
from sync.hq.api.pulling import Pulling
from sync.hq.api.schema import NO_NUL, operation
from sync.hq.api.taking import signature_in, taken
from sync.hq.feed import ALL, site_scope
from sync.hq.headquarters import Headquarters
from sync.hq.judgement import Teller
from sync.stock.refusal import Refusal
from sync.wire import letters, protocol
from sync.wire.enrolling import Enrol, Enrolled, Nonce, NonceRequest, Token, TokenRequest
from sync.wire.messages import CataloguePage, Page, Push, Pushed
from sync.wire.seal import is_signed

_FOR_DEVICES = ({"device": list[str]()},)
_TAGS = ("exchange",)
_LARGEST = 2**53 - 1
_AFTER = r"^$|^[0-9]{1,18}\.[^\x00]*$"
"""`next` of a page of the catalogue, or nothing."""
_WRONG_CODES = frozenset({"code_unknown", "code_used", "code_expired"})

Place = Annotated[int, QueryParameter(ge=0, le=_LARGEST)]
"""A position in the feed."""


@post(
    protocol.ENROL,
    status_code=HTTPStatus.OK,
    summary="Let a device in",
    operation_class=operation(Enrolled, takes=Enrol, refuses=(403, 429)),
    tags=_TAGS,
    sync_to_thread=True,
)
def enrol(body: RawBody, headquarters: GivenHeadquarters, tries: GivenTries) -> Told:
    """A one-time code of `hq enrol-code` and the device's public key. The same again is the same device."""
    asked = letter_read(Enrol, body)
    tries.check(headquarters.clock.monotonic_s())
    try:
        device = headquarters.devices.enrol(asked)
    except Refusal as refusal:
        if refusal.code in _WRONG_CODES:
            tries.fail()
        raise
    enrolled = Enrolled(
        device=device.id,
        number=device.number,
        site=device.site,
        epoch=headquarters.epoch(),
        company=headquarters.company(),
        hq_time=headquarters.now(),
        keys=headquarters.public_keys(),
    )
    return letter_told(enrolled)


@post(
    protocol.NONCE,
    status_code=HTTPStatus.OK,
    summary="A text to sign",
    operation_class=operation(Nonce, takes=NonceRequest, refuses=(429,)),
    tags=_TAGS,
    sync_to_thread=False,
)
def nonce(body: RawBody, headquarters: GivenHeadquarters) -> Told:
    """Sign it as UTF-8 with the device's key within five minutes, and ask for a token."""
    asked = letter_read(NonceRequest, body)
    return letter_told(Nonce(nonce=headquarters.tokens.nonce(asked.device)))


@post(
    protocol.TOKEN,
    status_code=HTTPStatus.OK,
    summary="A device's access token",
    operation_class=operation(Token, takes=TokenRequest, refuses=(401, 403, 429)),
    tags=_TAGS,
    sync_to_thread=True,
)
def token(body: RawBody, headquarters: GivenHeadquarters) -> Told:
    """The nonce and its Ed25519 signature. A stopped device gets one too: hello tells it why it stands still."""
    asked = letter_read(TokenRequest, body)
    headquarters.tokens.check_nonce(asked.device, asked.nonce)
    device = headquarters.devices.device(asked.device)
    signature = signature_in(asked.signature)
    if device is None:
        raise Refusal("unknown_device", "HQ knows no such device; ask for a new code.")
    if not is_signed(device.public_key, asked.nonce.encode(), signature):
        raise Refusal("key", "This signature was not made with the key of a device of ours.")
    return letter_told(headquarters.tokens.for_device(asked.device))


@post(
    protocol.PUSH,
    status_code=HTTPStatus.OK,
    summary="Give sealed steps into custody",
    operation_class=operation(Pushed, takes=Push, refuses=(401, 403, 409, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
)
async def push(
    body: RawBody,
    device: GivenDevice,
    headquarters: GivenHeadquarters,
    *,
    bell: GivenBell,
) -> Told:
    """Contiguous steps of the device's chain; the answer has a verdict for each.

    Any other answer says nothing of them: send the same bytes again.
    """
    work = partial(_pushed, headquarters, device.id, body, told=bell.ring)
    return letter_told(await anyio.to_thread.run_sync(work))


@get(
    protocol.PULL,
    summary="The feed after a bookmark",
    operation_class=operation(Page, refuses=(400, 401, 403, 409, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
)
async def pull(
    device: GivenDevice,
    headquarters: GivenHeadquarters,
    hearing: GivenHearing,
    *,
    bookmark: Place,
    epoch: Annotated[str, QueryParameter(max_length=64, pattern=NO_NUL)] = "",
    wait: Annotated[int, QueryParameter(ge=0, le=protocol.WAIT_S)] = 0,
    items_from: Place = 0,
    page_bytes: Annotated[
        int, QueryParameter(ge=1, le=protocol.MAX_PAGE_BYTES)
    ] = protocol.PAGE_BYTES,
) -> Told:
    """Current rows of the device's site and of all sites, each thing at its last change.

    With `wait`, an answer that would be empty waits that many seconds for something to come. A slow
    line asks for smaller pages, a device far behind for larger ones; a single row may be larger than `page_bytes`.
    """
    turn = Pulling(headquarters, device.id, epoch, bookmark, items_from, page_bytes)
    page, site = await anyio.to_thread.run_sync(turn.glance if wait else turn.page)
    if page.rows or not page.complete or not wait:
        return letter_told(page)
    until = asyncio.get_running_loop().time() + wait
    with hearing.bell.waiting(frozenset({ALL, site_scope(site)})) as waiter:
        while True:
            page, _ = await anyio.to_thread.run_sync(turn.glance)
            left_s = until - asyncio.get_running_loop().time()
            if page.rows or left_s <= 0 or hearing.bell.is_closed:
                return letter_told(page)
            waiter.stand(page.head)
            hearing.visit.leave()
            await waiter.wait(left_s)
            if waiter.fresh and (told := turn.after(page, waiter.fresh, waiter.scopes)):
                return letter_told(told)
            await hearing.visit.back()


@get(
    protocol.CATALOGUE,
    summary="A page of the first catalogue load",
    operation_class=operation(CataloguePage, refuses=(400, 401, 403, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
    sync_to_thread=True,
)
def catalogue(
    device: GivenDevice,
    headquarters: GivenHeadquarters,
    after: Annotated[str, QueryParameter(max_length=1000, pattern=_AFTER)] = "",
) -> Told:
    """Items in the order of SKU. Begin with an empty `after`, go on with `next`; any page may be asked for again."""
    headquarters.devices.site_of(device.id)
    return letter_told(headquarters.catalogue.page(after))


EXCHANGE: tuple[HTTPRouteHandler, ...] = (enrol, nonce, token, push, pull, catalogue)
"""Every handler of this module."""


def _pushed(headquarters: Headquarters, device: str, body: bytes, *, told: Teller) -> Pushed:
    # No look at its texts: a step that says nonsense gets its verdict, and holds up no other.
    letter = letters.unpacked(body, Push)
    return taken(headquarters, device, letter, told=told)
