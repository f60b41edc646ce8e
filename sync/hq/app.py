"""HQ's web application: puts the handlers of `api` together over one Headquarters."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from litestar import Litestar
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.types import ExceptionHandlersMap
from sqlalchemy.exc import OperationalError

from sync.hq.api.admission import BlobAdmission, Tries
from sync.hq.api.attaching import ATTACHING
from sync.hq.api.bearers import Device, Reader, device_of, reader_of
from sync.hq.api.bell import Bell
from sync.hq.api.bodies import Bodies
from sync.hq.api.carrying import CARRYING
from sync.hq.api.comparing import COMPARING
from sync.hq.api.door import Door, Hearing, Turn, visit_of
from sync.hq.api.exchange import EXCHANGE
from sync.hq.api.given import GivenDevice, GivenHeadquarters
from sync.hq.api.looking import LOOKING
from sync.hq.api.problems import (
    Asked,
    tell_bug,
    tell_database,
    tell_http,
    tell_refusal,
    tell_trouble,
)
from sync.hq.api.reading import READING
from sync.hq.api.schema import openapi_config
from sync.hq.api.updates import UPDATES
from sync.hq.api.visiting import VISITING
from sync.hq.api.waiting_room import WaitingRoom
from sync.hq.headquarters import Headquarters
from sync.hq.trouble import Trouble
from sync.stock.refusal import Refusal


def create_app(
    hq: Headquarters, bell: Bell | None = None, *, updates: Path | None = None
) -> Litestar:
    """The application. `bell` is given by who must be able to end all waiting; `updates` is their folder."""
    hung = bell or Bell(hq.feed.news, hq.ear())
    room, stopwatch = WaitingRoom(secrets.SystemRandom()), hq.clock.monotonic_s

    @asynccontextmanager
    async def living(_app: Litestar) -> AsyncIterator[None]:
        async with hung.hung():
            yield

    return Litestar(
        [*EXCHANGE, *VISITING, *COMPARING, *LOOKING, *ATTACHING, *CARRYING, *READING, *UPDATES],
        dependencies={
            "headquarters": _always(hq),
            "blob_admission": _always(BlobAdmission()),
            "served": _always(updates),
            "tries": _always(Tries()),
            **_askers(hung),
        },
        exception_handlers=_told(),
        middleware=[DefineMiddleware(Door, room=room, stopwatch=stopwatch), Bodies, Turn],
        lifespan=[living],
        openapi_config=openapi_config(),
        logging_config=None,
    )


def _askers(bell: Bell) -> dict[str, Provide]:
    """Who asks, and what only they need.

    One asks for the other: Litestar makes a task of each of those that need nothing.
    """

    def device(request: Asked, headquarters: GivenHeadquarters) -> Device:
        return device_of(request, headquarters)

    def bell_of(device: GivenDevice) -> Bell:
        _ = device
        return bell

    def ringing(headquarters: GivenHeadquarters) -> Bell:
        _ = headquarters
        return bell

    def hearing(request: Asked, device: GivenDevice) -> Hearing:
        _ = device
        return Hearing(bell, visit_of(request))

    def reader(request: Asked, headquarters: GivenHeadquarters) -> Reader:
        return reader_of(request, headquarters)

    given: dict[str, Callable[..., object]] = {
        "device": device,
        "bell": bell_of,
        "hearing": hearing,
        "ringing": ringing,
        "reader": reader,
    }
    return {name: Provide(give, sync_to_thread=False) for name, give in given.items()}


def _told() -> ExceptionHandlersMap:
    return {
        Refusal: tell_refusal,
        Trouble: tell_trouble,
        OperationalError: tell_database,
        HTTPException: tell_http,
        Exception: tell_bug,
    }


def _always(value: object) -> Provide:
    def given() -> object:
        return value

    return Provide(given, sync_to_thread=False)
