"""The door to HQ: letters over HTTP, and what can go wrong on the way. httpx is met here only.

An answer counts when it is the letter that was asked for; the status alone never does. Whatever is
between (portals, proxies, a stranger's server) is an HQ that cannot be reached. Uses only what
httpx and its continuation httpx2 share.
"""

import ipaddress
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeAlias, TypeVar
from urllib.parse import urlsplit

import sync.shop.lean_httpx  # noqa: F401 - it comes before httpx

# isort: split
import httpx
import truststore

from sync.shop.hq_answer import MAX_ANSWER, PackedPage, letter_in, packed_page
from sync.shop.hq_line import HqLine
from sync.shop.hq_trouble import HqBusy, HqSaysNo, HqSlow, TooLarge
from sync.shop.trouble import HqAway, Trouble
from sync.stock.moment import Clock
from sync.stock.refusal import Refusal
from sync.wire import letters, protocol
from sync.wire.attaching import BlobLetter, ChunkLetter
from sync.wire.comparing import Ranges, RowsLetter, Wanted
from sync.wire.enrolling import Enrol, Enrolled, Nonce, NonceRequest, Token, TokenRequest
from sync.wire.looking import Look, Looked
from sync.wire.messages import CataloguePage, Letter, Push, Pushed
from sync.wire.packing import packed
from sync.wire.parcel_letters import CarriedLetter
from sync.wire.problem import Problem
from sync.wire.seal import HASH_BYTES
from sync.wire.visiting import SCHEME, Visit, Visited, proof_of

_WHOLE_ANSWER_S = 120
"""A body that trickles for longer is no answer."""
_FORBIDDEN, _ABSENT, _NO_SUCH_RANGE = 403, 404, 416
_UNAUTHORIZED, _TIMEOUT, _TOO_LARGE, _TOO_MANY, _UNAVAILABLE = 401, 408, 413, 429, 503
_OK = range(200, 300)
_SERVER_FAULTS = range(500, 600)
_LONGEST_PAUSE_S = 3600
_USUAL_PAUSE_S = 5

_L = TypeVar("_L", bound=Letter)

_Heard: TypeAlias = tuple[Mapping[str, str], bytes]
"""The headers and the body of an answer that is none of trouble."""

Signer: TypeAlias = Callable[[bytes], bytes]
"""Signs with the device's key."""


def checked_url(url: str, *, allow_http: bool = False) -> str:
    """HQ's address without a slash at its end.

    Raises Refusal: `hq_url` for what is no address, `hq_insecure` for plain HTTP to another machine
    unless `allow_http`.
    """
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise Refusal("hq_url", f"{url[:80]!r} is not an address.") from None
    if parts.scheme not in {"https", "http"} or not host or parts.query or parts.fragment:
        raise Refusal("hq_url", f"{url[:80]!r} is not an address such as https://hq.example.")
    if parts.username is not None:
        raise Refusal("hq_url", "HQ's address has no user name in it; a code lets a device in.")
    if parts.scheme == "http" and not allow_http and not is_loopback(host):
        message = "HQ is reached by https; set COUNTERSTOCK_ALLOW_HTTP=1 to do without."
        raise Refusal("hq_insecure", message)
    return url.strip().rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether that is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class HqClient:
    """One conversation with HQ. Tokens are fetched when needed and never stored.

    Every call raises HqAway (HqBusy, HqSlow, TooLarge) or HqSaysNo. Usable from one thread at a
    time, but for `push`.
    """

    def __init__(
        self,
        url: str,
        *,
        clock: Clock,
        allow_http: bool = False,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.url = checked_url(url, allow_http=allow_http)
        parts = urlsplit(self.url)
        is_near = is_loopback(parts.hostname or "")
        # Where nothing is encrypted, httpx would read a whole bundle of certificates for nothing.
        context = truststore.SSLContext if parts.scheme == "https" else ssl.SSLContext
        verify = context(ssl.PROTOCOL_TLS_CLIENT)
        self._http = HqLine(
            self.url,
            {"Accept": protocol.MEDIA_TYPE, "Accept-Encoding": protocol.ENCODING},
            verify=verify,
            transport=transport,
            trust_env=not is_near,  # a company's proxy does not know this machine's loopback
        )
        self._clock = clock
        self._device = ""
        self._sign: Signer | None = None
        self._token = ""
        self._signs_visits = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def identify(self, device: str, sign: Signer) -> None:
        """Speak as `device` from now on; `sign` proves it."""
        self._device, self._sign, self._token = device, sign, ""

    def enrol(self, letter: Enrol) -> Enrolled:
        """Ask to be let in by a one-time code."""
        return self._answer(_posting(protocol.ENROL, letter), Enrolled)

    def visit(self, letter: Visit) -> Visited:
        """Say hello with what waits, and hear what is new; without a token the letter itself is signed.

        An HQ that does not take it so is asked for a nonce.
        """
        ask = _posting(protocol.HELLO, letter)
        if self._token or self._sign is None or not self._signs_visits:
            return self._proven(ask, Visited)
        signature = self._sign(proof_of(letters.packed(letter))).hex()
        try:
            visited = letter_in(*self._told(ask, proof=f"{SCHEME} {signature}"), Visited)
        except HqSaysNo as no:
            if no.status != _UNAUTHORIZED:
                raise
            self._signs_visits = no.code == "proof"  # an older HQ knows of no signature
            return self._proven(ask, Visited)
        self._token = visited.token
        return visited

    def push(self, letter: Push, out: Callable[[], None] | None = None) -> Pushed:
        """Give sealed steps into HQ's custody and hear its verdicts; `out` is called once they are sent.

        Two threads may push at once.
        """
        return self._proven(_posting(protocol.PUSH, letter, out), Pushed)

    def pull(
        self,
        bookmark: int,
        *,
        epoch: str,
        wait_s: int = 0,
        items_from: int = 0,
        page_bytes: int = protocol.PAGE_BYTES,
    ) -> PackedPage:
        """The feed after `bookmark`, about `page_bytes` at most; waits up to `wait_s` for something.

        Item rows at or before `items_from` are left out: the catalogue's walk brought them. The rows
        wait packed until they are read.
        """
        query: dict[str, str | int] = {"bookmark": bookmark, "epoch": epoch}
        query |= {"wait": wait_s, "items_from": items_from}
        query |= {"page_bytes": page_bytes} if page_bytes != protocol.PAGE_BYTES else {}
        return packed_page(*self._heard(_Ask("GET", protocol.PULL, query, wait_s=wait_s)))

    def catalogue(self, after: str) -> CataloguePage:
        """A page of the first catalogue load; `after` is empty, or `next` of the page before."""
        return self._proven(_Ask("GET", protocol.CATALOGUE, {"after": after}), CataloguePage)

    def ranges(self, prefixes: Sequence[str], *, epoch: str) -> Ranges:
        """What those ranges of the feed sum up to at HQ; the empty prefix is the whole."""
        query = {"prefixes": ",".join(prefixes), "epoch": epoch}
        return self._proven(_Ask("GET", protocol.RANGES, query), Ranges)

    def rows(self, letter: Wanted) -> RowsLetter:
        """Single rows of the feed."""
        return self._proven(_posting(protocol.ROWS, letter), RowsLetter)

    def look(self, letter: Look) -> Looked:
        """Say that a case is open here, or no longer; who has it."""
        return self._proven(_posting(protocol.LOOKING, letter), Looked)

    def blob(self, digest: str) -> BlobLetter:
        """How far HQ has a file."""
        return self._proven(_Ask("GET", f"{protocol.BLOBS}/{digest}"), BlobLetter)

    def send_chunk(self, digest: str, letter: ChunkLetter) -> BlobLetter:
        """Give HQ the next chunk of a file; how far it has it then."""
        return self._proven(_posting(f"{protocol.BLOBS}/{digest}/next", letter), BlobLetter)

    def fetch_chunk(self, digest: str, start: int) -> ChunkLetter:
        """A chunk of a file that HQ has, from `start` on."""
        ask = _Ask("GET", f"{protocol.BLOBS}/{digest}/bytes", {"start": start})
        return self._proven(ask, ChunkLetter)

    def parcel(self, letter: CarriedLetter) -> CarriedLetter:
        """Hand in another device's parcel; HQ's answer for it."""
        return self._proven(_posting(protocol.PARCEL, letter), CarriedLetter)

    def file(self, path: str, start: int) -> tuple[bytes, int]:
        """Some bytes of a file below this address from `start` on, and how many it has in all.

        For HQ's updates as for those of any server of files. Raises Refusal `unknown_update` where
        there is none, and HqAway.
        """
        last = start + protocol.MAX_PIECE_BYTES - 1
        headers = {"Accept": "*/*", "Accept-Encoding": "identity", "Range": f"bytes={start}-{last}"}
        status, told, body = self._exchange(_Ask("GET", path), headers)
        if status in {_FORBIDDEN, _ABSENT}:
            raise Refusal("unknown_update", f"There is no {path[:100]!r} at {self.url}.")
        if status == _OK.start:
            return body[start:], len(body)  # this server gives files whole only
        size = told.get("content-range", "").rpartition("/")[2]
        if status == _NO_SUCH_RANGE:
            return b"", start
        if status not in _OK or not (size.isascii() and size.isdigit()):
            raise _trouble(status, told, body)
        return body, int(size)

    def _proven(self, ask: "_Ask", answer: type[_L]) -> _L:
        return letter_in(*self._heard(ask), answer)

    def _heard(self, ask: "_Ask") -> _Heard:
        """A token may have expired since it was fetched; one new one is worth a try."""
        is_fresh = not self._token
        if is_fresh:
            self._token = self._new_token()
        try:
            return self._told(ask, proof=f"Bearer {self._token}")
        except HqSaysNo as no:
            if is_fresh or no.status != _UNAUTHORIZED:
                raise
        self._token = self._new_token()
        return self._told(ask, proof=f"Bearer {self._token}")

    def _new_token(self) -> str:
        if self._sign is None:
            raise HqSaysNo("This client has no device identity.", code="not_enrolled", status=0)
        request = _posting(protocol.NONCE, NonceRequest(device=self._device))
        nonce = self._answer(request, Nonce).nonce
        if (
            len(nonce.encode()) == HASH_BYTES
        ):  # the same key signs the chain's heads: never one of those
            raise HqAway("What answers for HQ asks for a signature on a chain.", code="not_hq")
        signature = self._sign(nonce.encode()).hex()
        proof = TokenRequest(device=self._device, nonce=nonce, signature=signature)
        return self._answer(_posting(protocol.TOKEN, proof), Token).token

    def _answer(self, ask: "_Ask", answer: type[_L]) -> _L:
        return letter_in(*self._told(ask), answer)

    def _told(self, ask: "_Ask", *, proof: str = "") -> _Heard:
        headers = dict(ask.headers)
        if proof:
            headers["Authorization"] = proof
        status, told, body = self._exchange(ask, headers)
        if status in _OK:
            return told, body
        raise _trouble(status, told, body)

    def _exchange(
        self, ask: "_Ask", headers: Mapping[str, str]
    ) -> tuple[int, Mapping[str, str], bytes]:
        try:
            with self._http.asked(
                ask.method,
                ask.path,
                query=ask.query,
                body=ask.body,
                headers=headers,
                wait_s=ask.wait_s,
                out=ask.out,
            ) as response:
                body = self._body(response, _WHOLE_ANSWER_S + ask.wait_s)
                return response.status_code, response.headers, body
        except httpx.TimeoutException as fault:
            slow = HqSlow(f"HQ at {self.url} did not answer in time.")
            raise _unanswered(slow, fault) from fault
        except (httpx.RequestError, httpx.InvalidURL, UnicodeError) as fault:
            away = HqAway(
                f"HQ at {self.url} cannot be reached ({_said(fault)}).", code=_why_away(fault)
            )
            raise _unanswered(away, fault) from fault

    def _body(self, response: httpx.Response, patience_s: int) -> bytes:
        until = self._clock.monotonic_s() + patience_s
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > MAX_ANSWER:
                raise HqAway("What answers for HQ sends more than HQ ever would.")
            if self._clock.monotonic_s() > until:
                raise HqSlow("HQ's answer trickles in too slowly.")
        return bytes(body)


@dataclass(frozen=True, slots=True)
class _Ask:
    """One request, made once so that a retry sends the same bytes."""

    method: str
    path: str
    query: Mapping[str, str | int] = field(default_factory=dict)
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    wait_s: int = 0
    out: Callable[[], None] | None = None


def _posting(path: str, letter: Letter, out: Callable[[], None] | None = None) -> _Ask:
    body, encoding = packed(letters.packed(letter))
    headers = {"Content-Type": protocol.MEDIA_TYPE}
    headers |= {"Content-Encoding": encoding} if encoding else {}
    return _Ask("POST", path, body=body, headers=headers, out=out)


def _trouble(status: int, headers: Mapping[str, str], body: bytes) -> Trouble:
    """What an answer other than 2xx means."""
    problem = _problem(headers, body)
    if status in {_TOO_MANY, _UNAVAILABLE}:
        message = problem.message if problem else "HQ has too much to do just now."
        return HqBusy(message, retry_s=_pause_s(headers))
    if status == _TOO_LARGE:
        return TooLarge("HQ, or a proxy before it, takes only smaller bodies.")
    if status == _TIMEOUT:
        return HqSlow("The line to HQ is too slow for what was sent.")
    if problem is None:
        return HqAway(f"What answers for HQ says {status}, and not as HQ would.", code="not_hq")
    if status in _SERVER_FAULTS:
        return HqAway(f"HQ has a fault of its own: {problem.message}", code=problem.code)
    return HqSaysNo(problem.message, code=problem.code, status=status)


def _problem(headers: Mapping[str, str], body: bytes) -> Problem | None:
    try:
        return letter_in(headers, body, Problem)
    except HqAway:
        return None


def _pause_s(headers: Mapping[str, str]) -> int:
    told = headers.get("retry-after", "").strip()
    if not (told.isascii() and told.isdigit()):
        return _USUAL_PAUSE_S
    return min(int(told[:9]), _LONGEST_PAUSE_S)


def _unanswered(trouble: HqAway, fault: Exception) -> HqAway:
    """Whether a request that found no answer may have arrived: all but those that met nobody."""
    met_nobody = (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL, UnicodeError)
    trouble.may_have_arrived = not isinstance(fault, met_nobody)
    return trouble


def _why_away(fault: Exception) -> str:
    """`hq_certificate` where what answers could not show that it is HQ; else that nobody did."""
    deeper: BaseException | None = fault
    while deeper is not None:
        if isinstance(deeper, ssl.SSLCertVerificationError):
            return "hq_certificate"
        deeper = deeper.__cause__ or deeper.__context__  # httpcore raises it `from None`
    return HqAway.code


def _said(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__
