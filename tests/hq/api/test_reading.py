from typing import Any

import pytest

from sync.stock.rights import Role
from tests.hq.api.caller import Caller, problem
from tests.hq.world import World


@pytest.fixture
def posted(world: World) -> str:
    """A receipt of 5 teas at MK02, and a sale of 9: below zero."""
    till = world.till()
    letter = till.seal()
    till.seal(kind="issue")
    till.push()
    return letter.document


def _json(caller: Caller, path: str, **query: str | int) -> dict[str, Any]:
    answer = caller.get(path, **query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_health_needs_no_token(caller: Caller) -> None:
    assert _json(caller, "/health")["state"] == "ok"


@pytest.mark.usefixtures("posted")
def test_a_token_without_sites_reads_all_of_them(caller: Caller) -> None:
    reader = caller.role(Role.AUDITOR)
    assert len(_json(reader, "/v1/items")["items"]) == 6
    assert {row["site"] for row in _json(reader, "/v1/stock")["stock"]} >= {"MK02"}
    assert len(_json(reader, "/v1/documents")["documents"]) == 2
    assert _json(reader, "/v1/documents", kind="issue", state="posted")["next"] == ""


def test_a_token_reads_its_own_sites_only(caller: Caller, posted: str) -> None:
    reader = caller.role(Role.MANAGER, "KC00")
    assert _json(reader, "/v1/stock")["stock"] == []
    assert _json(reader, "/v1/documents")["documents"] == []
    assert _json(reader, "/v1/cases")["cases"] == []
    assert problem(reader.get(f"/v1/documents/{posted}")) == (404, "unknown_document")
    assert problem(reader.get("/v1/stock", site="MK02")) == (403, "not_allowed")
    own = caller.role(Role.MANAGER, "MK02")
    assert _json(own, f"/v1/documents/{posted}")["document"] == posted
    assert [row["sku"] for row in _json(own, "/v1/stock", site="MK02")["stock"]] == ["TEA"]


def test_one_document_is_told_by_any_of_its_names(caller: Caller, posted: str) -> None:
    reader = caller.role(Role.CLERK)
    shown = _json(reader, f"/v1/documents/{posted}")
    for name in (shown["number"], shown["hq_number"]):
        assert _json(reader, f"/v1/documents/{name}") == shown
    assert problem(reader.get("/v1/documents/nothing")) == (404, "unknown_document")
    assert problem(reader.get("/v1/documents/%00")) == (404, "unknown_document")


@pytest.mark.usefixtures("posted")
def test_cases_are_for_those_who_decide_and_those_who_audit(caller: Caller) -> None:
    assert problem(caller.role(Role.CLERK).get("/v1/cases")) == (403, "not_allowed")
    assert _json(caller.role(Role.DESK), "/v1/cases", state="open")["next"] == ""
    refused = problem(caller.role(Role.DESK).get("/v1/cases", state="lost"))
    assert refused == (400, "request_malformed")


def test_lists_go_on_from_their_next(
    caller: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = world.till()
    for _ in range(5):
        till.seal()
    till.push()
    monkeypatch.setattr("sync.hq.catalogue._AT_ONCE", 4)
    reader = caller.role(Role.AUDITOR)
    first = _json(reader, "/v1/items")
    second = _json(reader, "/v1/items", after=first["next"])
    skus = [item["sku"] for item in (*first["items"], *second["items"])]
    assert (skus, second["next"]) == (sorted(skus), "")
    assert len(set(skus)) == 6


@pytest.mark.parametrize("path", ["/v1/stock", "/v1/documents", "/v1/cases"])
def test_a_place_that_no_list_gave_is_refused(caller: Caller, path: str) -> None:
    reader = caller.role(Role.ADMIN)
    for nonsense in ("nonsense", "\0", "a/\0"):
        assert problem(reader.get(path, after=nonsense)) == (400, "request_malformed")


def test_a_place_in_the_cases_has_three_parts(caller: Caller) -> None:
    refused = problem(caller.role(Role.ADMIN).get("/v1/cases", after="a/b"))
    assert refused == (400, "request_malformed")


@pytest.mark.parametrize(
    "path", ["/v1/items", "/v1/stock", "/v1/documents", "/v1/documents/x", "/v1/cases"]
)
def test_reading_takes_a_roles_token(caller: Caller, world: World, path: str) -> None:
    till = world.till()
    assert problem(caller.get(path)) == (401, "token_missing")
    assert problem(caller.device(till.id).get(path)) == (403, "not_allowed")
