import json
import threading

import pytest

from sync.hq.devices import Devices
from sync.hq.feed import Changed, touch
from sync.stock.rights import Role
from sync.wire import protocol
from sync.wire.enrolling import Enrol, Enrolled, Nonce, NonceRequest, Token, TokenRequest
from sync.wire.letters import changed
from sync.wire.messages import CataloguePage, Hello, Page, Pushed, Welcome
from sync.wire.seal import new_key, public_bytes, signed
from tests.clocks import HandClock
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.world import NOW, World

GENESIS = "00" * 32


def _hello(device: str, epoch: str, **more: object) -> Hello:
    given: dict[str, object] = {"seq": 0, "hash": GENESIS, "bookmark": 0, "clock": NOW, **more}
    return Hello(
        protocol=1,
        oldest_protocol=1,
        app="test",
        device=device,
        epoch=epoch,
        **given,  # type: ignore[arg-type]  # a test may name any field
    )


def test_a_new_device_comes_in_proves_its_key_and_is_welcome(caller: Caller) -> None:
    key = new_key()
    code = caller.headquarters.devices.new_code("MK02").code
    asked = Enrol(code=code, name="Till", public_key=public_bytes(key).hex())
    enrolled = letter(caller.post(protocol.ENROL, asked), Enrolled)
    assert (enrolled.site, enrolled.number, enrolled.company) == ("MK02", "01", "Hoi Tung")
    nonce = letter(caller.post(protocol.NONCE, NonceRequest(device=enrolled.device)), Nonce).nonce
    proof = TokenRequest(
        device=enrolled.device, nonce=nonce, signature=signed(key, nonce.encode()).hex()
    )
    token = letter(caller.post(protocol.TOKEN, proof), Token)
    hello = _hello(enrolled.device, enrolled.epoch)
    welcome = letter(caller.bearing(token.token).post(protocol.HELLO, hello), Welcome)
    assert (welcome.state, welcome.sites, welcome.seq, welcome.new_epoch) == (
        "ok",
        ["MK02"],
        0,
        False,
    )


def test_a_key_that_is_not_the_devices_gets_no_token(caller: Caller, world: World) -> None:
    till = world.till()
    nonce = caller.headquarters.tokens.nonce(till.id)
    for device, signature in (
        (till.id, signed(new_key(), nonce.encode()).hex()),
        (till.id, "not hex"),
        (till.id, ""),
        ("nobody", signed(till.key, nonce.encode()).hex()),
    ):
        asked = TokenRequest(device=device, nonce=nonce, signature=signature)
        assert problem(caller.post(protocol.TOKEN, asked))[0] == 401


def test_a_device_that_hq_does_not_know_hears_so(caller: Caller) -> None:
    nonce = caller.headquarters.tokens.nonce("nobody")
    asked = TokenRequest(device="nobody", nonce=nonce, signature=signed(new_key(), b"x").hex())
    assert problem(caller.post(protocol.TOKEN, asked)) == (403, "unknown_device")


def test_who_guesses_codes_is_made_to_wait(caller: Caller, clock: HandClock) -> None:
    asked = Enrol(code="WRONG", name="x", public_key="a1" * 32)
    answers = [problem(caller.post(protocol.ENROL, asked)) for _ in range(31)]
    assert answers[:30] == [(403, "code_unknown")] * 30
    assert answers[30] == (429, "too_many_tries")
    clock.pass_s(60)
    assert problem(caller.post(protocol.ENROL, asked)) == (403, "code_unknown")


def test_pushed_steps_are_answered_one_by_one(caller: Caller, world: World) -> None:
    till = world.till()
    till.seal()
    till.seal_bytes(b'{"step":"\\u0000"}')
    answer = caller.device(till.id).post(protocol.PUSH, till.push_letter())
    pushed = letter(answer, Pushed)
    assert [verdict.verdict for verdict in pushed.verdicts] == ["applied", "refused"]
    assert pushed.acknowledged == 2


def test_a_device_pushes_its_own_steps_only(caller: Caller, world: World) -> None:
    mine, other = world.till(), world.till("KC00", "02")
    mine.seal()
    push = mine.push_letter()
    assert problem(caller.device(other.id).post(protocol.PUSH, push)) == (403, "signature")
    forged = changed(push, signature="00" * 64)
    assert problem(caller.device(mine.id).post(protocol.PUSH, forged)) == (403, "signature")
    stale = changed(push, epoch="00000000")
    assert problem(caller.device(mine.id).post(protocol.PUSH, stale)) == (409, "epoch")


def test_more_steps_than_a_push_may_have_are_too_large(caller: Caller, world: World) -> None:
    till = world.till()
    for _ in range(6):
        till.seal_bytes(b'{"note":"' + b"x" * 200_000 + b'"}')
    answer = caller.device(till.id).post(protocol.PUSH, till.push_letter())
    assert problem(answer) == (413, "body_too_large")


def test_a_pull_tells_what_the_site_may_know(caller: Caller, world: World) -> None:
    till = world.till()
    page = letter(caller.device(till.id).get(protocol.PULL, bookmark=0), Page)
    assert {row.kind for row in page.rows} == {"site", "item", "staff"}
    assert page.complete
    rest = letter(
        caller.device(till.id).get(protocol.PULL, bookmark=page.bookmark, epoch=page.epoch), Page
    )
    assert rest.rows == []


def test_a_waiting_pull_wakes_when_something_comes(caller: Caller, world: World) -> None:
    till = world.till()
    head = caller.headquarters.feed.head()
    pages: list[Page] = []

    def wait() -> None:
        answer = caller.device(till.id).get(protocol.PULL, bookmark=head, wait=25)
        pages.append(letter(answer, Page))

    waiting = threading.Thread(target=wait)
    waiting.start()
    till.seal()
    till.push()
    waiting.join(timeout=20)
    assert [row.kind for row in pages[0].rows] == ["document"]


def test_a_waiting_pull_sleeps_through_what_another_site_does(caller: Caller, world: World) -> None:
    till = world.till()
    head = caller.headquarters.feed.head()
    with world.database.transaction() as books:
        touch(books, [Changed("site:KC00", "staff", "buyer")])
    page = letter(caller.device(till.id).get(protocol.PULL, bookmark=head, wait=1), Page)
    assert (page.rows, page.bookmark) == ([], head + 1)


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ({}, (400, "request_malformed")),
        ({"bookmark": "x"}, (400, "request_malformed")),
        ({"bookmark": -1}, (400, "request_malformed")),
        ({"bookmark": 2**70}, (400, "request_malformed")),
        ({"bookmark": 0, "wait": 31}, (400, "request_malformed")),
        ({"bookmark": 0, "epoch": "0"}, (409, "epoch")),
        ({"bookmark": 999}, (409, "epoch")),
    ],
)
def test_a_pull_that_makes_no_sense_is_refused(
    caller: Caller, world: World, query: dict[str, str | int], refused: tuple[int, str]
) -> None:
    till = world.till()
    assert problem(caller.device(till.id).get(protocol.PULL, **query)) == refused


def test_a_revoked_device_hears_so_and_gets_nothing(caller: Caller, world: World) -> None:
    till = world.till()
    Devices(world.database, HandClock()).revoke(till.id)
    device = caller.device(till.id)
    hello = _hello(till.id, world.epoch)
    assert letter(device.post(protocol.HELLO, hello), Welcome).state == "revoked"
    assert problem(device.get(protocol.PULL, bookmark=0)) == (403, "revoked")
    assert problem(device.get(protocol.CATALOGUE)) == (403, "revoked")
    till.seal()
    pushed = letter(device.post(protocol.PUSH, till.push_letter()), Pushed)
    assert (pushed.state, pushed.verdicts) == ("revoked", [])


def test_the_first_load_brings_the_catalogue(caller: Caller, world: World) -> None:
    till = world.till()
    page = letter(caller.device(till.id).get(protocol.CATALOGUE, after=""), CataloguePage)
    assert (len(page.items), page.next, page.as_of) == (6, "", caller.headquarters.feed.head())
    refused = problem(caller.device(till.id).get(protocol.CATALOGUE, after="x"))
    assert refused == (400, "request_malformed")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", protocol.HELLO),
        ("POST", protocol.PUSH),
        ("GET", f"{protocol.PULL}?bookmark=0"),
        ("GET", protocol.CATALOGUE),
    ],
)
def test_devices_exchange_and_nobody_else(caller: Caller, method: str, path: str) -> None:
    reader = caller.role(Role.ADMIN)
    stranger = caller.device("nobody")
    for who, refused in (
        (caller, (401, "token_missing")),
        (caller.bearing("x"), (401, "token_invalid")),
        (reader, (403, "not_allowed")),
    ):
        answer = who.client.request(method, path, headers=dict(who.headers))
        assert problem(answer) == refused
    answer = stranger.client.request(method, path, headers=dict(stranger.headers))
    assert answer.status_code in {400, 403}


def test_a_device_whose_program_is_too_old_may_still_push(caller: Caller, world: World) -> None:
    till = world.till()
    till.seal()
    old = changed(_hello(till.id, till.epoch), protocol=0, oldest_protocol=0)
    device = caller.device(till.id)
    assert problem(device.post(protocol.HELLO, old)) == (409, "protocol")
    pushed = letter(device.post(protocol.PUSH, till.push_letter()), Pushed)
    assert (pushed.acknowledged, [v.verdict for v in pushed.verdicts]) == (1, ["applied"])


def test_letters_of_the_first_release_are_understood(caller: Caller, world: World) -> None:
    till = world.till()
    till.seal()
    first = {
        "protocol": 1, "oldest_protocol": 1, "app": "0.1.0", "device": till.id, "epoch": till.epoch,
        "seq": 1, "hash": till.heads[-1].hex(), "bookmark": 0, "clock": NOW,
    }  # fmt: skip
    device = caller.device(till.id)
    assert letter(device.raw(protocol.HELLO, json.dumps(first).encode()), Welcome).state == "ok"
    assert letter(device.post(protocol.PUSH, till.push_letter()), Pushed).acknowledged == 1
