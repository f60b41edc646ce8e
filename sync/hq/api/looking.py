"""Who has a case open: a courtesy between desks."""

from litestar import post
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from sync.hq.api.given import GivenDevice, GivenHeadquarters
from sync.hq.api.letters import letter_read, letter_told
from sync.hq.api.problems import Told
from sync.hq.api.schema import operation
from sync.wire import protocol
from sync.wire.looking import Look, Looked


@post(
    protocol.LOOKING,
    status_code=200,
    summary="Who has a case open",
    operation_class=operation(Looked, takes=Look, refuses=(401, 403)),
    security=({"device": list[str]()},),
    tags=("exchange",),
    sync_to_thread=True,
)
def look(body: RawBody, device: GivenDevice, headquarters: GivenHeadquarters) -> Told:
    """Said when a case's page opens, every half minute while it is open, and when it closes.

    It gives nobody a right and refuses no decision; what is not said again is forgotten in three minutes.
    """
    asked = letter_read(Look, body)
    site = headquarters.devices.site_of(device.id)
    return letter_told(headquarters.looking.look(device.id, site, asked))


LOOKING: tuple[HTTPRouteHandler, ...] = (look,)
"""Every handler of this module."""
