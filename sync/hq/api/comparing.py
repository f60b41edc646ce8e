"""The feed by ranges: how a device whose digest differs finds the rows that do."""

from typing import Annotated

from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter, RawBody

from sync.hq.api.given import GivenDevice, GivenHeadquarters
from sync.hq.api.letters import letter_read, letter_told
from sync.hq.api.problems import Told
from sync.hq.api.schema import NO_NUL, operation
from sync.stock.refusal import Refusal
from sync.wire import protocol
from sync.wire.comparing import LONGEST_PREFIX, MOST_KEYS, MOST_PREFIXES, Ranges, RowsLetter, Wanted

_FOR_DEVICES = ({"device": list[str]()},)
_TAGS = ("exchange",)
_PREFIXES = rf"^([0-9a-f]{{1,{LONGEST_PREFIX}}}(,[0-9a-f]{{1,{LONGEST_PREFIX}}}){{0,{MOST_PREFIXES - 1}}})?$"


@get(
    protocol.RANGES,
    summary="What the feed's ranges sum up to",
    operation_class=operation(Ranges, refuses=(400, 401, 403, 409, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
    sync_to_thread=True,
)
def ranges(
    device: GivenDevice,
    headquarters: GivenHeadquarters,
    *,
    prefixes: Annotated[str, QueryParameter(max_length=1000, pattern=_PREFIXES)] = "",
    epoch: Annotated[str, QueryParameter(max_length=64, pattern=NO_NUL)] = "",
) -> Told:
    """For a device whose digest differs: every range by its rows where they are few, else by its sixteen parts.

    `prefixes` are hex digits between commas; empty is the whole.
    """
    site = headquarters.devices.site_of(device.id)
    _check_epoch(headquarters.epoch(), epoch)
    return letter_told(headquarters.comparing.ranges([site], prefixes.split(",")))


@post(
    protocol.ROWS,
    status_code=200,
    summary="Single rows of the feed",
    operation_class=operation(RowsLetter, takes=Wanted, refuses=(401, 403, 409, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
    sync_to_thread=True,
)
def rows(body: RawBody, device: GivenDevice, headquarters: GivenHeadquarters) -> Told:
    """Those rows of the device's site and of all sites as they are now; others are left out."""
    wanted = letter_read(Wanted, body)
    if len(wanted.keys) > MOST_KEYS:
        raise Refusal("letter_malformed", f"Ask for {MOST_KEYS} rows at most.")
    if any("\0" in key.kind + key.id for key in wanted.keys):
        raise Refusal("letter_malformed", "A row's name has no NUL character.")
    site = headquarters.devices.site_of(device.id)
    _check_epoch(headquarters.epoch(), wanted.epoch)
    return letter_told(headquarters.comparing.rows([site], wanted.keys))


COMPARING: tuple[HTTPRouteHandler, ...] = (ranges, rows)
"""Every handler of this module."""


def _check_epoch(present: str, told: str) -> None:
    if told not in {"", present}:
        raise Refusal("epoch", "HQ was restored since you last heard of it; say hello again.")
