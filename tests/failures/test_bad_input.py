"""What nobody of ours would send: refused with a code, nothing stored, nothing lost, no secret in a log."""

import itertools
import logging
from random import Random
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import func, select

from sync.hq.tables import METADATA
from sync.stock.rights import Role
from sync.wire import packing, protocol
from sync.wire.enrolling import Enrol, TokenRequest
from sync.wire.letters import changed, packed
from sync.wire.seal import signed
from sync.wire.visiting import SCHEME
from tests.failures.ground import URL, Ground, Till
from tests.shop.shops import received

_BOMB = packing.packed(b"0" * (64 * 1024 * 1024))[0]
_HEADERS = {"content-type": protocol.MEDIA_TYPE}


def _books(ground: Ground) -> dict[str, int]:
    with ground.hq.database.reading() as books:
        return {
            table.name: books.execute(select(func.count()).select_from(table)).scalar_one()
            for table in METADATA.sorted_tables
        }


def _asked(
    ground: Ground, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, dict[str, Any]]:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    request = httpx.Request(method, f"{URL}{path}", content=body, headers=_HEADERS | told)
    answer = ground.answered(request)
    return answer.status_code, msgspec.json.decode(answer.read() or b"{}")


def _paths(ground: Ground) -> list[tuple[str, str]]:
    _, document = _asked(ground, "GET", "/openapi.json")
    found = [(method.upper(), path) for path, each in document["paths"].items() for method in each]
    return sorted(found)


def test_a_caller_without_proof_leaves_no_trace_in_the_books(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    till.sync()
    before = _books(ground)
    letters = [request.content for request in till.line.requests if request.content]
    bodies = [b"", b"{}", b"[]", b"\xff\x00", b"9" * 100_000, *letters]
    tokens = ["", "Bearer ", "Bearer x.y.z", "Basic YTpi", f"Bearer {'a' * 20_000}"]
    seen = set()
    for (method, path), body, token in itertools.product(_paths(ground), bodies, tokens):
        place = path.replace("{", "").replace("}", "")
        status, told = _asked(ground, method, place, body, authorization=token)
        seen.add(status)
        assert status < 500, (method, path, told)
        ground.answers = 0
    assert _books(ground) == before
    assert {400, 401} <= seen


def test_a_bomb_ends_at_the_limit_and_stores_nothing(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    before = _books(ground)
    token = till.client._token
    for path in (protocol.PUSH, protocol.HELLO, protocol.ENROL, protocol.NONCE, protocol.TOKEN):
        status, told = _asked(
            ground, "POST", path, _BOMB, content_encoding="zstd", authorization=f"Bearer {token}"
        )
        assert (status, told["code"]) == (413, "body_too_large")
    nested = b"[" * 200_000
    assert _asked(ground, "POST", protocol.NONCE, nested)[1]["code"] == "letter_malformed"
    assert _books(ground) == before


def test_a_device_is_told_of_no_other_site_by_any_path(ground: Ground) -> None:
    far, till = ground.till("KC00"), ground.till("MK02")
    made = received(far.books, quantity=12)
    ground.hq.staff.add_person("kim", "阿金", role=Role.CLERK, sites=["KC00"], pin="1357")
    far.sync()
    till.sync()
    bearer = f"Bearer {till.client._token}"
    paths = [path for method, path in _paths(ground) if method == "GET" and "/sync/" in path]
    asked = [
        (path, query)
        for path in paths
        for query in ("bookmark=0", "bookmark=0&site=KC00", "bookmark=0&scope=site:KC00", "after=")
    ]
    told = [
        _asked(ground, "GET", f"{path}?{query}", authorization=bearer)[1] for path, query in asked
    ]
    keys = [
        {"kind": "document", "id": made.document},
        {"kind": "staff", "id": "kim"},
        {"kind": "site", "id": "MK02"},
    ]
    wanted = msgspec.json.encode({"epoch": ground.hq.epoch(), "keys": keys})
    status, rows = _asked(ground, "POST", protocol.ROWS, wanted, authorization=bearer)
    assert (status, [row["id"] for row in rows["rows"]]) == (200, ["MK02"])
    text = msgspec.json.encode(told).decode()
    assert "MK02" in text
    for secret in (made.document, made.number, '"kim"'):
        assert secret not in text


def test_a_device_may_not_act_for_another_site(ground: Ground) -> None:
    till = ground.raw_till("91", "MK02")
    till.seal("post", "receipt", document="d1", site="KC00")
    (answer,) = till.push().verdicts
    assert (answer.verdict, answer.code) == ("refused", "out_of_scope")
    assert (ground.on_hand("KC00/"), ground.documents(), ground.problems()) == (0, [], ())


@pytest.mark.expects_log
def test_batches_in_any_order_and_number_leave_one_history(ground: Ground) -> None:
    till = ground.raw_till()
    for n in range(12):
        till.seal(document=f"d{n}")
    letters = [till.push_letter(first, min(12, first + 3)) for first in range(1, 13)]
    dice = Random(7)
    for _ in range(60):
        answer = ground.hq.push(till.id, dice.choice(letters))
        assert answer.state == "ok"
    ground.hq.push(till.id, till.push_letter())
    assert (ground.on_hand(), ground.number("SELECT count(*) FROM device_log")) == (60, 12)
    assert ground.problems() == ()


@pytest.mark.expects_log
def test_a_forged_batch_is_refused_and_the_true_one_taken(ground: Ground) -> None:
    till, thief = ground.raw_till("91"), ground.raw_till("92")
    for n in range(3):
        till.seal(document=f"d{n}")
    true = till.push_letter()
    before = _books(ground)
    token = ground.hq.tokens.for_device(till.id).token
    forged = [
        changed(true, signature=signed(thief.key, till.heads[3]).hex()),
        changed(true, steps=true.steps[:2]),
        changed(true, steps=[*true.steps[:2], *reversed(true.steps[1:])]),
        changed(true, previous="11" * 32),
        changed(true, device=thief.id),
        changed(true, signature=""),
    ]
    for push in forged:
        status, told = _asked(
            ground, "POST", protocol.PUSH, packed(push), authorization=f"Bearer {token}"
        )
        assert (status, told["code"]) == (403, "signature")
    assert till.push_this(changed(true, first=2)).resend_from == 1
    assert _books(ground) == before
    assert till.push().acknowledged == 3
    assert (ground.on_hand(), ground.problems()) == (15, ())


def test_no_secret_reaches_a_log(ground: Ground, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    code = ground.hq.devices.new_code("MK02").code
    till = ground.till()
    received(till.books)
    till.sync()
    _asked(ground, "POST", protocol.ENROL, packed(Enrol(code=code, name="x", public_key="zz")))
    proofs = _proofs(till)
    _asked(ground, "GET", f"{protocol.PULL}?bookmark=0", authorization="Bearer stolen.token.here")
    ground.hq.staff.add_person("bob", "阿寶", role=Role.CLERK, sites=[], pin="8642-secret")
    key = till.books.secrets
    secrets = [code, *proofs, "stolen.token.here", "8642-secret", key.device, key.database]
    kept = [r.getMessage() for r in caplog.records] + [str(r.exc_info) for r in caplog.records]
    text = "\n".join(kept)
    assert len(kept) > 10
    for secret in secrets:
        assert len(secret) >= 8
        assert secret not in text


def _proofs(till: Till) -> list[str]:
    """What a till shows to be let in: its token, and the signature that got it; by a nonce, too."""
    (visit,) = till.asked("/hello")[:1]
    signature = visit.headers["authorization"].removeprefix(f"{SCHEME} ")
    token = till.client._token
    till.client._token = till.client._new_token()
    (asked,) = till.asked("/token")
    told = msgspec.json.decode(asked.content, type=TokenRequest)
    return [token, till.client._token, signature, told.signature, told.nonce]
