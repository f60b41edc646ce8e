"""The door to HQ: only the letter that was asked for is an answer."""

from collections.abc import Iterator

import httpx
import pytest

from sync.shop.hq_client import HqClient, checked_url
from sync.shop.hq_trouble import HqBusy, HqSaysNo, HqSlow, TooLarge
from sync.shop.trouble import HqAway
from sync.stock.refusal import Refusal
from sync.wire.enrolling import Enrol, Nonce, NonceRequest
from sync.wire.messages import ItemLetter
from sync.wire.seal import GENESIS, new_key, public_bytes, signed
from sync.wire.visiting import Visit
from tests import fault_transport as faults
from tests.clocks import HandClock
from tests.fake_hq import FakeHq
from tests.fault_transport import Fault, FaultTransport, line_to, told

URL = "http://127.0.0.1:8440"


def enrolled(transport: httpx.BaseTransport, hq: FakeHq) -> HqClient:
    key = new_key()
    client = HqClient(URL, clock=HandClock(), transport=transport)
    letter = Enrol(code=hq.enrol_code("MK02"), name="Till", public_key=public_bytes(key).hex())
    client.identify(client.enrol(letter).device, lambda text: signed(key, text))
    return client


def a_hello() -> Visit:
    return Visit(
        protocol=1,
        oldest_protocol=1,
        app="test",
        device="device-1",
        epoch="e0000001",
        seq=0,
        hash=GENESIS.hex(),
        bookmark=0,
        clock="2026-11-20T04:00:00.000Z",
    )


def test_a_device_is_let_in_and_speaks() -> None:
    hq = FakeHq()
    with enrolled(line_to(hq), hq) as client:
        welcome = client.visit(a_hello())
    assert (welcome.state, welcome.epoch, welcome.sites) == ("ok", "e0000001", ["MK02"])


def test_the_feed_is_pulled_packed() -> None:
    hq = FakeHq()
    for n in range(60):
        hq.add_item(ItemLetter(sku=f"SKU-{n:03d}", name="烏龍茶"))
    line = line_to(hq)
    with enrolled(line, hq) as client:
        page = client.pull(0, epoch=hq.epoch).read()
        rest = client.pull(page.bookmark, epoch=hq.epoch).read()
    assert (len(page.rows), page.complete, len(rest.rows), rest.complete) == (50, False, 12, True)
    assert line.requests[-1].headers["accept-encoding"] == "zstd"


def test_the_catalogue_is_walked_in_pages() -> None:
    hq = FakeHq(page_rows=2)
    for sku in ("A", "B", "C"):
        hq.add_item(ItemLetter(sku=sku, name=sku))
    with enrolled(line_to(hq), hq) as client:
        first = client.catalogue("")
        second = client.catalogue(first.next)
    assert [item.sku for item in first.items] == ["A", "B"]
    assert ([item.sku for item in second.items], second.next) == (["C"], "")


def test_an_expired_token_is_renewed_once() -> None:
    hq = FakeHq()
    with enrolled(line_to(hq), hq) as client:
        client.visit(a_hello())
        hq.tokens.clear()
        assert client.visit(a_hello()).state == "ok"
        hq.devices.clear()
        hq.tokens.clear()
        with pytest.raises(HqSaysNo) as no:
            client.visit(a_hello())
    assert no.value.code == "unknown_device"


def test_a_nonce_that_could_be_a_head_of_the_chain_is_never_signed() -> None:
    def greedy(letter: NonceRequest) -> Nonce:
        return Nonce(nonce="n" * 32)

    hq = FakeHq()
    with enrolled(line_to(hq), hq) as client:
        hq._nonce = greedy  # type: ignore[method-assign]  # this HQ wants a head signed
        with pytest.raises(HqAway) as away:
            client.visit(a_hello())
    assert away.value.code == "not_hq"
    assert hq.tokens == {}


def test_a_used_code_is_refused_with_hqs_own_code() -> None:
    hq = FakeHq()
    client = HqClient(URL, clock=HandClock(), transport=line_to(hq))
    with pytest.raises(HqSaysNo) as no:
        client.enrol(Enrol(code="NO", name="", public_key=""))
    assert (no.value.code, no.value.exit_code) == ("code_unknown", 3)


@pytest.mark.parametrize(
    ("fault", "trouble", "code"),
    [
        (faults.drop_before_send, HqAway, "hq_away"),
        (faults.drop_after_commit, HqAway, "hq_away"),
        (faults.time_out_after_commit, HqSlow, "hq_slow"),
        (faults.cut_the_body, HqAway, "not_hq"),
        (faults.html_502, HqAway, "not_hq"),
        (faults.portal, HqAway, "not_hq"),
        (faults.redirect, HqAway, "not_hq"),
        (faults.foreign_json, HqAway, "not_hq"),
        (faults.garbage_200, HqAway, "not_hq"),
        (faults.empty_200, HqAway, "not_hq"),
        (faults.too_large_413, TooLarge, "too_large"),
        (faults.busy_429, HqBusy, "hq_busy"),
    ],
)
def test_anything_else_is_an_hq_that_cannot_be_reached(
    fault: Fault, trouble: type[HqAway], code: str
) -> None:
    hq = FakeHq()
    line = line_to(hq)
    with enrolled(line, hq) as client:
        line.coming.append(fault)
        with pytest.raises(trouble) as met:
            client.visit(a_hello())
    assert (met.value.code, met.value.exit_code) == (code, 4)
    assert met.value.message.endswith(".")


def test_a_busy_hq_says_when_to_come_back() -> None:
    hq = FakeHq()
    line = line_to(hq)
    with enrolled(line, hq) as client:
        line.coming.append(faults.busy_429)
        with pytest.raises(HqBusy) as busy:
            client.visit(a_hello())
    assert busy.value.retry_s == 7


class Pieces(httpx.SyncByteStream):
    """A body that comes piece by piece, each after some seconds."""

    def __init__(self, clock: HandClock, piece: bytes, seconds: int) -> None:
        self._clock, self._piece, self._seconds = clock, piece, seconds

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(100):
            self._clock.pass_s(self._seconds)
            yield self._piece


def asked(clock: HandClock, answer: httpx.Response) -> HqAway:
    letter = Enrol(code="A", name="", public_key="")
    line = FaultTransport(lambda _: answer)
    with HqClient(URL, clock=clock, transport=line) as client, pytest.raises(HqAway) as met:
        client.enrol(letter)
    return met.value


def test_an_answer_without_end_is_cut_off() -> None:
    clock = HandClock()
    answer = httpx.Response(200, stream=Pieces(clock, b"a" * 1024 * 1024, 0))
    assert "more than HQ ever would" in asked(clock, answer).message


def test_an_answer_that_trickles_is_given_up() -> None:
    clock = HandClock()
    answer = httpx.Response(200, stream=Pieces(clock, b"{", 30))
    assert asked(clock, answer).code == "hq_slow"


def test_a_fault_of_hqs_own_is_an_hq_that_is_away() -> None:
    answer = told(500, b'{"code": "fault", "message": "HQ made a mistake."}')
    assert asked(HandClock(), answer).code == "fault"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8440", "http://localhost", "http://[::1]:1/", "https://hq.example/a"]
)
def test_https_and_this_machine_are_addresses_of_hq(url: str) -> None:
    assert checked_url(f" {url} ") == url.rstrip("/")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://hq.example", "hq_insecure"),
        ("http://10.0.0.5:8440", "hq_insecure"),
        ("ftp://hq.example", "hq_url"),
        ("hq.example", "hq_url"),
        ("https://", "hq_url"),
        ("https://hq.example:port", "hq_url"),
        ("https://me:secret@hq.example", "hq_url"),
        ("https://hq.example/?a=b", "hq_url"),
        ("http://[::1", "hq_url"),
    ],
)
def test_other_addresses_are_refused(url: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        checked_url(url)
    assert refusal.value.code == code


def test_plain_http_is_taken_where_it_is_asked_for() -> None:
    assert checked_url("http://hq.example", allow_http=True) == "http://hq.example"
