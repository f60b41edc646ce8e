"""An HQ in memory that obeys the same letters, for the shop's own tests. tests/contract holds it to the real one."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import msgspec

from sync.stock.attachment import Attachment
from sync.stock.counted import position
from sync.stock.document import Content, Document, Step
from sync.stock.kinds.kind import LAST
from sync.stock.law import take_step
from sync.stock.movement import deltas
from sync.stock.refusal import Refusal
from sync.wire import letters, protocol
from sync.wire.attaching import CHUNK_BYTES, BlobLetter, ChunkLetter
from sync.wire.comparing import (
    LISTED_ROWS,
    KeyLetter,
    RangeLetter,
    Ranges,
    RowsLetter,
    Wanted,
    name_digits,
    parts_of,
)
from sync.wire.enrolling import Enrol, Enrolled, Nonce, NonceRequest, Token, TokenRequest
from sync.wire.feed_row import digest_text, row_digest
from sync.wire.messages import (
    CaseLetter,
    CataloguePage,
    DocumentLetter,
    EffectLetter,
    Hello,
    ItemLetter,
    Letter,
    Page,
    Push,
    Pushed,
    Row,
    SiteLetter,
    StaffLetter,
    StepLetter,
    StepSummary,
    VerdictLetter,
    Welcome,
)
from sync.wire.packing import packed, unpacked
from sync.wire.problem import Problem
from sync.wire.reading import attachment_letters, content_letter, movement_letters, step_read
from sync.wire.seal import GENESIS, head_of, is_signed

NOW = "2026-11-20T04:00:00.000Z"


class Said(Exception):
    """HQ says no over HTTP."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


@dataclass
class Answered:
    """One HTTP answer."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Device:
    """A device as HQ knows it, and its steps in custody."""

    id: str
    number: str
    site: str
    public_key: bytes
    state: str = "ok"
    log: list[tuple[bytes, bytes]] = field(default_factory=list)

    @property
    def head(self) -> bytes:
        return self.log[-1][1] if self.log else GENESIS


@dataclass
class Kept:
    """A document with what a feed row tells of it."""

    document: Document | None = None
    occurred_at: str = ""
    steps: list[StepSummary] = field(default_factory=list)
    cases: list[CaseLetter] = field(default_factory=list)


class FakeHq:
    """HQ's half of every letter; `judged` may be replaced to say something else of a step."""

    def __init__(self, *, epoch: str = "e0000001", page_rows: int = 50) -> None:
        self.epoch = epoch
        self.page_rows = page_rows
        self.company = "Fortune Foods"
        self.devices: dict[str, Device] = {}
        self.codes: dict[str, str] = {}
        self.used: dict[str, Device] = {}
        self.documents: dict[str, Kept] = {}
        self.verdicts: dict[str, VerdictLetter] = {}
        self.feed: dict[tuple[str, str], Row] = {}
        self.scopes: dict[tuple[str, str], frozenset[str]] = {}
        self.head = 0
        self.items: dict[str, ItemLetter] = {}
        self.tokens: dict[str, str] = {}
        self.nonces: dict[str, str] = {}
        self.steps_judged: list[str] = []
        self.blobs: dict[str, bytearray] = {}
        self.now: Callable[[], str] = lambda: NOW
        self._turn = threading.Lock()
        self.add_site("KC00", "葵涌總倉", "warehouse")
        self.add_site("MK02", "旺角店")

    # What HQ's own people do.

    def add_site(self, code: str, name: str, kind: str = "store") -> None:
        self._tell("site", code, SiteLetter(code=code, name=name, kind=kind), "all")

    def add_item(self, letter: ItemLetter) -> None:
        self.items[letter.sku] = letter
        self._tell("item", letter.sku, letter, "all")

    def add_staff(self, letter: StaffLetter, *sites: str) -> None:
        self._tell("staff", letter.code, letter, *(f"site:{site}" for site in sites))

    def enrol_code(self, site: str) -> str:
        code = f"CODE-{len(self.codes) + 1}"
        self.codes[code] = site
        return code

    def revoke(self, device: str) -> None:
        self.devices[device].state = "revoked"

    def open_case(
        self,
        document: str,
        code: str,
        choices: tuple[str, ...] = ("hq",),
        effects: tuple[EffectLetter, ...] = (),
    ) -> None:
        """Something about a document waits for a person."""
        kept = self.documents[document]
        kept.cases.append(
            CaseLetter(
                case=f"case-{len(kept.cases)}-{document}",
                code=code,
                message="Look at this.",
                step=kept.steps[-1].step,
                state="open",
                choices=list(choices),
                effects=list(effects),
                opened_at=self.now(),
            )
        )
        self._tell_document(document)

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """What the books say of a key as of an instant."""
        kept = [k.document for k in self.documents.values() if k.document is not None]
        moved = (
            m
            for document in kept
            for m in document.movements
            if position(m, document=document.id, kind=document.kind) <= (at, count)
        )
        return deltas(moved).get((place, sku, lot), 0)

    # The letters.

    def answer(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Answered:
        """Answer one request as HQ does."""
        told = {name.lower(): value for name, value in headers.items()}
        parts = urlsplit(target)
        acts: dict[tuple[str, str], Callable[[], Letter]] = {}
        with self._turn:
            try:
                plain = unpacked(
                    body, told.get("content-encoding", ""), limit=protocol.MAX_BODY_BYTES
                )
                query = dict(parse_qsl(parts.query, keep_blank_values=True))
                acts = self._acts(plain, query, told)
                letter = acts[method, parts.path]()
            except KeyError:
                return _answered(404, Problem(code="unknown_path", message="No such path."), {})
            except Refusal as refusal:
                return _answered(422, Problem(code=refusal.code, message=refusal.message), told)
            except Said as no:
                return _answered(no.status, Problem(code=no.code, message="No."), told)
        return _answered(200, letter, told)

    def _acts(
        self, body: bytes, query: Mapping[str, str], headers: Mapping[str, str]
    ) -> dict[tuple[str, str], Callable[[], Letter]]:
        def device() -> Device:
            token = headers.get("authorization", "").removeprefix("Bearer ")
            if token not in self.tokens:
                raise Said(401, "token_invalid")
            return self.devices[self.tokens[token]]

        return {
            ("POST", protocol.ENROL): lambda: self._enrol(letters.unpacked(body, Enrol)),
            ("POST", protocol.NONCE): lambda: self._nonce(letters.unpacked(body, NonceRequest)),
            ("POST", protocol.TOKEN): lambda: self._token(letters.unpacked(body, TokenRequest)),
            ("POST", protocol.HELLO): lambda: self._hello(device(), letters.unpacked(body, Hello)),
            ("POST", protocol.PUSH): lambda: self._push(device(), letters.unpacked(body, Push)),
            ("GET", protocol.PULL): lambda: self._pull(device(), query),
            ("GET", protocol.CATALOGUE): lambda: self._catalogue(query["after"]),
            **self._blob_acts(device, query, body),
            ("GET", protocol.RANGES): lambda: self._ranges(device(), query["prefixes"].split(",")),
            ("POST", protocol.ROWS): lambda: self._rows(device(), letters.unpacked(body, Wanted)),
        }

    def _enrol(self, letter: Enrol) -> Enrolled:
        key = bytes.fromhex(letter.public_key)
        if letter.code not in self.used:
            self.used[letter.code] = self._new_device(letter.code, key)
        device = self.used[letter.code]
        if device.public_key != key:
            raise Said(403, "code_used")
        return Enrolled(
            device=device.id,
            number=device.number,
            site=device.site,
            epoch=self.epoch,
            company=self.company,
            hq_time=self.now(),
        )

    def _new_device(self, code: str, key: bytes) -> Device:
        site = self.codes.get(code)
        if site is None:
            raise Said(403, "code_unknown")
        n = len(self.devices) + 1
        device = self.devices[f"device-{n}"] = Device(f"device-{n}", f"{n:02d}", site, key)
        return device

    def _nonce(self, letter: NonceRequest) -> Nonce:
        self.nonces[letter.device] = f"nonce-{len(self.tokens)}"
        return Nonce(nonce=self.nonces[letter.device])

    def _token(self, letter: TokenRequest) -> Token:
        device = self.devices.get(letter.device)
        signature = bytes.fromhex(letter.signature)
        if device is None:
            raise Said(403, "unknown_device")
        if not is_signed(device.public_key, letter.nonce.encode(), signature):
            raise Said(401, "key")
        token = f"token-{len(self.tokens) + 1}"
        self.tokens[token] = device.id
        return Token(token=token, expires_at=NOW)

    def _hello(self, device: Device, letter: Hello) -> Welcome:
        if device.state == "ok" and letter.seq < len(device.log) and letter.epoch == self.epoch:
            device.state = "restored"
        at = min(letter.seq, len(device.log))
        known = device.log[at - 1][1].hex() if at else GENESIS.hex()
        if device.state == "ok" and at == letter.seq and known != letter.hash:
            device.state = "forked"
        return Welcome(
            protocol=protocol.PROTOCOL,
            epoch=self.epoch,
            state=device.state,
            seq=len(device.log),
            hash=device.head.hex(),
            head=self.head,
            hq_time=self.now(),
            sites=[device.site],
            max_steps=protocol.MAX_STEPS,
            max_bytes=protocol.MAX_BATCH_BYTES,
            page_bytes=protocol.MAX_PAGE_BYTES,
            wait_s=1,
            new_epoch=letter.epoch != self.epoch,
        )

    def _push(self, device: Device, letter: Push) -> Pushed:
        if letter.epoch != self.epoch:
            raise Said(409, "epoch")
        if letter.first > len(device.log) + 1:
            return self._pushed(device, [], resend_from=len(device.log) + 1)
        heads = [bytes.fromhex(letter.previous)]
        heads += head_of(heads[0], (bytes(step) for step in letter.steps))
        if not is_signed(device.public_key, heads[-1], bytes.fromhex(letter.signature)):
            raise Said(403, "signature")
        verdicts = []
        for seq, (step, head) in enumerate(zip(letter.steps, heads[1:], strict=True), letter.first):
            if seq <= len(device.log) and device.log[seq - 1][1] != head:
                device.state = "forked"
                break
            if seq > len(device.log):
                device.log.append((bytes(step), head))
            if device.state == "ok":
                verdicts.append(self._verdict(bytes(step)))
        return self._pushed(device, verdicts)

    def _pushed(
        self, device: Device, verdicts: list[VerdictLetter], *, resend_from: int = 0
    ) -> Pushed:
        return Pushed(
            acknowledged=len(device.log),
            verdicts=verdicts,
            head=self.head,
            state=device.state,
            resend_from=resend_from,
        )

    def _verdict(self, sealed: bytes) -> VerdictLetter:
        letter = letters.unpacked(sealed, StepLetter)
        if letter.step not in self.verdicts:
            self.verdicts[letter.step] = self.judged(letter)
        return self.verdicts[letter.step]

    def judged(self, letter: StepLetter) -> VerdictLetter:
        """HQ's verdict on a step it hears of for the first time."""
        self.steps_judged.append(letter.step)
        kept = self.documents.get(letter.document, Kept())
        try:
            outcome = take_step(kept.document, self._step(letter, kept.document), self)
        except Refusal as refusal:
            return _verdict(letter, "refused", code=refusal.code, message=refusal.message)
        kept.document = outcome.document
        kept.occurred_at = kept.occurred_at or letter.at
        self.documents[letter.document] = kept
        verdict = "applied_with_exception" if outcome.findings else "applied"
        for finding in outcome.findings:
            kept.cases.append(
                CaseLetter(
                    case=f"case-{letter.step}",
                    code=finding.code,
                    message=finding.message,
                    step=letter.step,
                    state="open",
                    choices=[choice.value for choice in finding.choices],
                    opened_at=self.now(),
                    facts=finding.facts,
                )
            )
        kept.steps.append(
            StepSummary(
                step=letter.step,
                seq=letter.seq,
                name=letter.name,
                by=letter.by,
                device=letter.device,
                at=letter.at,
                verdict=verdict,
            )
        )
        self._tell_document(letter.document)
        code = outcome.findings[0].code if outcome.findings else ""
        return _verdict(letter, verdict, code=code, feed=self.head, epoch=self.epoch)

    def _step(self, letter: StepLetter, document: Document | None) -> Step:
        content = document.content if document else Content()
        return step_read(letter, {line.line: line.decimals for line in content.lines})

    def _tell_document(self, key: str) -> None:
        kept = self.documents[key]
        document = kept.document
        assert document is not None
        letter = DocumentLetter(
            id=key,
            number=document.number,
            kind=document.kind,
            state=document.state,
            revision=f"{self.epoch}.{self.head + 1}",
            site=document.site,
            occurred_at=kept.occurred_at,
            content=content_letter(document.content),
            steps=kept.steps,
            movements=movement_letters(document.movements, document.content),
            cases=kept.cases,
            attachments=attachment_letters(document.attachments),
        )
        sites = {document.site, document.content.to_site} - {""}
        self._tell("document", key, letter, *(f"site:{site}" for site in sites))

    def _tell(self, kind: str, key: str, letter: Letter, *scopes: str) -> None:
        self.head += 1
        body = msgspec.Raw(letters.packed(letter))
        self.feed[kind, key] = Row(seq=self.head, kind=kind, id=key, body=body)
        self.scopes[kind, key] = frozenset(scopes)

    def _pull(self, device: Device, query: Mapping[str, str]) -> Page:
        if device.state == "revoked":
            raise Said(403, "revoked")
        if query.get("epoch", self.epoch) != self.epoch:
            raise Said(409, "epoch")
        after, items_from = int(query["bookmark"]), int(query.get("items_from", "0"))
        granted = {"all", f"site:{device.site}"}
        rows = sorted(
            (
                row
                for key, row in self.feed.items()
                if row.seq > after
                and self.scopes[key] & granted
                and not (row.kind == "item" and row.seq <= items_from)
            ),
            key=lambda row: row.seq,
        )
        cut = rows[: self.page_rows]
        complete = len(cut) == len(rows)
        bookmark = self.head if complete else cut[-1].seq
        return Page(
            epoch=self.epoch,
            rows=cut,
            bookmark=bookmark,
            head=self.head,
            complete=complete,
            digest=self._digest(granted) if complete else "",
        )

    def _digest(self, granted: set[str]) -> str:
        return _sum([row for key, row in self.feed.items() if self.scopes[key] & granted])

    def _blob_acts(
        self, device: Callable[[], Device], query: Mapping[str, str], body: bytes
    ) -> dict[tuple[str, str], Callable[[], Letter]]:
        """A path for each file that a document names."""
        acts: dict[tuple[str, str], Callable[[], Letter]] = {}
        for kept in list(self.documents.values()):
            for one in kept.document.attachments if kept.document else ():
                path = f"{protocol.BLOBS}/{one.sha256}"
                acts["GET", path] = partial(self._blob, device, one)
                acts["POST", f"{path}/next"] = partial(self._next_chunk, device, one, body)
                acts["GET", f"{path}/bytes"] = partial(self._chunk, device, one, query)
        return acts

    def _blob(self, device: Callable[[], Device], one: Attachment) -> BlobLetter:
        self._named(device(), one)
        received = len(self.blobs.get(one.sha256, b""))
        return BlobLetter(
            sha256=one.sha256, size=one.size, received=received, whole=received == one.size
        )

    def _named(self, device: Device, one: Attachment) -> None:
        sites = {
            site
            for kept in self.documents.values()
            if kept.document and one in kept.document.attachments
            for site in (kept.document.site, kept.document.content.to_site)
        }
        if device.site not in sites:
            raise Said(404, "unknown_blob")

    def _next_chunk(self, device: Callable[[], Device], one: Attachment, body: bytes) -> BlobLetter:
        chunk = letters.unpacked(body, ChunkLetter)
        kept = self.blobs.setdefault(one.sha256, bytearray())
        if chunk.start == len(kept) < one.size:
            kept += chunk.bytes
        if len(kept) == one.size and sha256(kept).hexdigest() != one.sha256:
            kept.clear()
            raise Said(422, "blob_hash")
        return self._blob(device, one)

    def _chunk(
        self, device: Callable[[], Device], one: Attachment, query: Mapping[str, str]
    ) -> ChunkLetter:
        self._named(device(), one)
        start = int(query["start"])
        kept = bytes(self.blobs.get(one.sha256, b""))
        if len(kept) != one.size:
            raise Said(404, "unknown_blob")
        body = kept[start : start + CHUNK_BYTES]
        return ChunkLetter(start=start, size=one.size, bytes=body)

    def _ranges(self, device: Device, prefixes: list[str]) -> Ranges:
        told: list[RangeLetter] = []
        for prefix in prefixes:
            rows = self._range(device, prefix)
            if len(rows) <= LISTED_ROWS:
                keys = [KeyLetter(kind=row.kind, id=row.id, seq=row.seq) for row in rows]
                told.append(_range_letter(prefix, rows, keys))
            else:
                parts = [(part, self._range(device, part)) for part in parts_of(prefix)]
                told += [_range_letter(part, within) for part, within in parts]
        return Ranges(epoch=self.epoch, ranges=told)

    def _range(self, device: Device, prefix: str) -> list[Row]:
        granted = {"all", f"site:{device.site}"}
        return [
            row
            for key, row in self.feed.items()
            if self.scopes[key] & granted and name_digits(*key).startswith(prefix)
        ]

    def _rows(self, device: Device, letter: Wanted) -> RowsLetter:
        granted = {"all", f"site:{device.site}"}
        keys = [(key.kind, key.id) for key in letter.keys]
        rows = [self.feed[key] for key in keys if self.scopes.get(key, frozenset()) & granted]
        return RowsLetter(epoch=self.epoch, rows=rows, reached=len(keys))

    def _catalogue(self, after: str) -> CataloguePage:
        # HQ's own mark, which a device hands back as it came
        skus = sorted(sku for sku in self.items if sku > after.removeprefix("walk."))
        cut = skus[: self.page_rows]
        return CataloguePage(
            epoch=self.epoch,
            items=[self.items[sku] for sku in cut],
            next=f"walk.{cut[-1]}" if len(cut) < len(skus) else "",
            as_of=self.head,
            total=len(self.items),
            seqs=[self.feed["item", sku].seq for sku in cut],
        )


def _sum(rows: list[Row]) -> str:
    return digest_text(sum(row_digest(row.kind, row.id, row.seq) for row in rows))


def _range_letter(prefix: str, rows: list[Row], keys: list[KeyLetter] | None = None) -> RangeLetter:
    return RangeLetter(
        prefix=prefix,
        rows=len(rows),
        digest=_sum(rows),
        listed=keys is not None,
        keys=keys or [],
    )


def _verdict(
    letter: StepLetter,
    verdict: str,
    *,
    code: str = "",
    message: str = "",
    feed: int = 0,
    epoch: str = "",
) -> VerdictLetter:
    return VerdictLetter(
        seq=letter.seq,
        step=letter.step,
        verdict=verdict,
        code=code,
        message=message,
        feed=feed,
        revision=f"{epoch}.{feed}" if feed else "",
        case=f"case-{letter.step}" if verdict == "applied_with_exception" else "",
    )


def _answered(status: int, letter: Letter, told: Mapping[str, str]) -> Answered:
    body, encoding = packed(letters.packed(letter))
    if encoding not in told.get("accept-encoding", ""):
        body, encoding = letters.packed(letter), ""
    headers = {"Content-Type": protocol.MEDIA_TYPE}
    headers |= {"Content-Encoding": encoding} if encoding else {}
    return Answered(status, headers, body)


@contextmanager
def served(hq: FakeHq) -> Iterator[str]:
    """The fake on a free loopback port, for clients that are processes of their own."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            answer = hq.answer(self.command, self.path, dict(self.headers.items()), body)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_POST = _answer  # noqa: N815 - the names http.server looks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
