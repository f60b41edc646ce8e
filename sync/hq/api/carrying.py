"""Parcels that one till carries for another: HQ takes them in and answers as it does a stick."""

import anyio.to_thread
from litestar import post
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from sync.hq.api.given import GivenBell, GivenDevice, GivenHeadquarters
from sync.hq.api.letters import letter_read, letter_told
from sync.hq.api.problems import Told
from sync.hq.api.schema import operation
from sync.hq.headquarters import Headquarters
from sync.hq.parcels import take_outbox
from sync.stock.refusal import Refusal
from sync.wire import protocol
from sync.wire.parcel_letters import CarriedLetter

MOST_PAGES = 32
"""Pages of rows in an answer that travels over the carrier's line."""


@post(
    protocol.PARCEL,
    status_code=200,
    summary="Hand in another device's parcel",
    operation_class=operation(CarriedLetter, takes=CarriedLetter, refuses=(401, 403, 429)),
    security=({"device": list[str]()},),
    tags=("exchange",),
)
async def parcel(
    body: RawBody,
    device: GivenDevice,
    headquarters: GivenHeadquarters,
    bell: GivenBell,
) -> Told:
    """What `export` wrote at a till without a line; the answer is sealed for that till alone."""
    answer = await anyio.to_thread.run_sync(_taken, headquarters, device.id, body)
    bell.ring()
    return letter_told(answer)


CARRYING: tuple[HTTPRouteHandler, ...] = (parcel,)
"""Every handler of this module."""


def _taken(headquarters: Headquarters, carrier: str, body: bytes) -> CarriedLetter:
    """What is wrong with the carrier has codes of its own: it drops only what HQ refuses as a parcel.

    401 as well, since carriers of two versions ago go by the status.
    """
    try:
        headquarters.devices.site_of(carrier)
    except Refusal as no:
        raise Refusal("carrier", f"Of who carries this parcel: {no.message}") from no
    carried = letter_read(CarriedLetter, body)
    try:
        taken = take_outbox(headquarters, carried.parcel, most_pages=MOST_PAGES)
    except Refusal as no:
        if no.code != "unknown_device":
            raise
        raise Refusal("parcel_device", no.message) from no
    return CarriedLetter(parcel=taken.answer)
