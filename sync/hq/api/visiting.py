"""A device comes: who it is, where both stand, and in the same answer what a short visit is for."""

from http import HTTPStatus

from litestar import post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from sync.hq.api.bearers import device_by
from sync.hq.api.bell import Bell
from sync.hq.api.given import GivenHeadquarters
from sync.hq.api.letters import letter_read, letter_told
from sync.hq.api.problems import Asked, Told
from sync.hq.api.pulling import Pulling
from sync.hq.api.schema import operation
from sync.hq.api.taking import signature_in, taken
from sync.hq.devices import OK
from sync.hq.headquarters import Headquarters
from sync.hq.judgement import Teller
from sync.stock.refusal import Refusal
from sync.wire import protocol
from sync.wire.messages import Page, Pushed
from sync.wire.seal import is_signed
from sync.wire.visiting import SCHEME, Visit, Visited, proof_of, visited

_LARGEST = 2**53


@post(
    protocol.HELLO,
    status_code=HTTPStatus.OK,
    summary="Compare where both stand",
    operation_class=operation(Visited, takes=Visit, refuses=(401, 403, 409, 429)),
    security=({"device": list[str]()},),
    tags=("exchange",),
    sync_to_thread=True,
)
def hello(
    request: Asked,
    body: RawBody,
    headquarters: GivenHeadquarters,
    ringing: NamedDependency[Bell],
) -> Told:
    """The chain's head and the bookmark against HQ's custody and feed; the answer says how to go on.

    It may bring the next steps and ask for the first page, as a push and a pull would. Without a token
    it is signed (`Authorization: Device` and a signature, Ed25519 in hex, over `counterstock visit 1`,
    a line feed and the letter's bytes before they are packed), its clock within five minutes of HQ's and
    later than in any visit signed before; the answer has a token then.
    """
    told = request.headers.get("authorization", "")
    return letter_told(answered(headquarters, told, body, told=ringing.ring))


VISITING: tuple[HTTPRouteHandler, ...] = (hello,)
"""Every handler of this module."""


def answered(
    headquarters: Headquarters, authorization: str, body: bytes, *, told: Teller
) -> Visited:
    """HQ's answer to a visit by a token or a signature, as its header says; `told` hears what a push did."""
    scheme, _, proof = authorization.partition(" ")
    if scheme.lower() != SCHEME.lower():
        device = device_by(authorization, headquarters).id
        return welcomed(headquarters, device, letter_read(Visit, body), told=told)
    visit = letter_read(Visit, body)
    key = headquarters.devices.key_of(visit.device)
    if not is_signed(key, proof_of(body), signature_in(proof.strip())):
        raise Refusal("key", "This signature was not made with the key of a device of ours.")
    answer = welcomed(headquarters, visit.device, visit, told=told, is_proof=True)
    answer.token = headquarters.tokens.for_device(visit.device).token
    return answer


def welcomed(
    headquarters: Headquarters,
    device: str,
    visit: Visit,
    *,
    told: Teller,
    is_proof: bool = False,
) -> Visited:
    """HQ's answer to a device that has proved its key, or does so by this visit. Raises Refusal."""
    _check(visit)
    answer = visited(headquarters.handshake.greet(device, visit, is_proof=is_proof))
    if answer.state == OK and not answer.new_epoch:
        answer.pushed = _pushed(headquarters, device, visit, told=told, after=answer.seq)
        answer.page = _page(headquarters, device, visit)
    return answer


def _check(visit: Visit) -> None:
    if not (0 <= visit.items_from < _LARGEST and 0 <= visit.page_bytes < _LARGEST):
        raise Refusal("hello_malformed", "A place in the feed and a size are not below zero.")


def _pushed(
    headquarters: Headquarters, device: str, visit: Visit, *, told: Teller, after: int
) -> Pushed | None:
    """None where they do not follow, or are refused: pushed by themselves they hear why."""
    if visit.push is None or visit.push.first > after + 1:
        return None
    try:
        return taken(headquarters, device, visit.push, told=told)
    except Refusal:
        return None


def _page(headquarters: Headquarters, device: str, visit: Visit) -> Page | None:
    if not visit.page_bytes:
        return None
    size = min(visit.page_bytes, protocol.MAX_PAGE_BYTES)
    pulling = Pulling(headquarters, device, visit.epoch, visit.bookmark, visit.items_from, size)
    return pulling.page()[0]
