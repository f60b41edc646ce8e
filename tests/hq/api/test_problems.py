import pytest

from sync.hq.headquarters import Headquarters
from sync.hq.trouble import DatabaseAway
from sync.wire import protocol
from sync.wire.enrolling import NonceRequest
from tests.hq.api.caller import Caller, problem


def test_a_path_that_is_none_and_a_method_that_is_none(caller: Caller) -> None:
    assert problem(caller.get("/sync/v2/hello")) == (404, "unknown_path")
    assert problem(caller.get(protocol.HELLO)) == (405, "method")


def test_who_may_come_back_is_told_when(caller: Caller) -> None:
    wrong = [caller.raw(protocol.ENROL, _wrong_code()) for _ in range(31)]
    assert (problem(wrong[-1]), wrong[-1].headers["retry-after"]) == (
        (429, "too_many_tries"),
        "60",
    )


def _wrong_code() -> bytes:
    return b'{"code":"x","name":"x","public_key":"' + b"a1" * 32 + b'"}'


def test_a_missing_token_names_what_is_wanted(caller: Caller) -> None:
    assert caller.get("/v1/stock").headers["www-authenticate"] == "Bearer"


@pytest.mark.expects_log
def test_books_in_trouble_are_told_as_trouble(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(_self: Headquarters) -> str:
        raise DatabaseAway("The database cannot be reached.")

    monkeypatch.setattr(Headquarters, "epoch", away)
    answer = caller.get("/health")
    assert (problem(answer), answer.headers["retry-after"]) == ((503, "database_away"), "2")
    assert "database_away" in caplog.text


@pytest.mark.expects_log
def test_a_fault_of_hqs_own_is_in_its_log_and_nowhere_else(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_self: Headquarters) -> str:
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr(Headquarters, "epoch", broken)
    answer = caller.get("/health")
    assert problem(answer) == (500, "fault")
    assert "secret" not in answer.text
    assert "secret of the house" in caplog.text


def test_no_token_and_no_code_reaches_a_log(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    caller.bearing("very.secret.token").get("/v1/items")
    caller.raw(protocol.ENROL, _wrong_code())
    caller.post(protocol.NONCE, NonceRequest(device="d"))
    kept = [record for record in caplog.records if not record.name.startswith("httpx")]
    assert [record for record in kept if "secret" in record.getMessage()] == []
