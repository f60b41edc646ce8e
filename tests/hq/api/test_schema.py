"""What /openapi.json promises, held against the door by schemathesis."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.config import SchemathesisConfig
from schemathesis.openapi import from_asgi
from schemathesis.specs.openapi.checks import positive_data_acceptance

from sync.hq.app import create_app
from sync.hq.database import HqDatabase
from sync.hq.founding import found
from sync.hq.headquarters import Headquarters, headquarters_over
from sync.stock.rights import Role
from sync.wire import protocol
from tests.clocks import HandClock
from tests.hq.world import NOW, furnished

# What HQ does not know of in a query it passes over, as it does in a letter.
CONFIG = SchemathesisConfig.from_dict(
    {"generation": {"allow-extra-parameters": False, "with-security-parameters": False}}
)

OPERATIONS = (
    ("/health", "get"),
    (protocol.ENROL, "post"),
    (protocol.NONCE, "post"),
    (protocol.TOKEN, "post"),
    (protocol.HELLO, "post"),
    (protocol.PUSH, "post"),
    (protocol.PULL, "get"),
    (protocol.CATALOGUE, "get"),
    (protocol.PARCEL, "post"),
    (protocol.RANGES, "get"),
    (protocol.ROWS, "post"),
    (protocol.LOOKING, "post"),
    (f"{protocol.BLOBS}/{{sha256}}", "get"),
    (f"{protocol.BLOBS}/{{sha256}}/next", "post"),
    (f"{protocol.BLOBS}/{{sha256}}/bytes", "get"),
    (f"{protocol.UPDATES}/{{place}}/{{name}}", "get"),
    ("/v1/items", "get"),
    ("/v1/stock", "get"),
    ("/v1/documents", "get"),
    ("/v1/documents/{document}", "get"),
    ("/v1/cases", "get"),
)


@pytest.fixture(scope="module")
def open_door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headquarters]:
    """HQ with a little of everything in its books."""
    database = HqDatabase.open(f"sqlite:///{tmp_path_factory.mktemp('door')}/hq.db")
    found(database, "海通", now=NOW)
    till = furnished(database).till()
    till.seal()
    till.seal(kind="issue")
    till.push()
    yield headquarters_over(database, HandClock())
    database.close()


@pytest.fixture(scope="module")
def described_door(open_door: Headquarters) -> schemathesis.BaseSchema:
    """The door as its own document describes it."""
    return from_asgi("/openapi.json", create_app(open_door), config=CONFIG)


def _token(headquarters: Headquarters, path: str) -> str:
    if path.startswith("/v1"):
        return headquarters.tokens.for_role(Role.AUDITOR, (), ttl_s=3600).token
    return headquarters.tokens.for_device("till-01").token


def test_every_operation_is_described_and_none_else(
    described_door: schemathesis.BaseSchema,
) -> None:
    raw = described_door.raw_schema
    assert {(path, method) for path in raw["paths"] for method in raw["paths"][path]} == set(
        OPERATIONS
    )
    described = [raw["paths"][path][method] for path, method in OPERATIONS]
    assert all(o["summary"] and o["description"] and o["tags"] for o in described)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_what_its_document_allows_is_answered_as_it_says(
    described_door: schemathesis.BaseSchema, open_door: Headquarters, path: str, method: str
) -> None:
    # A letter may have its right shape and still make no sense: 422, or 400 for 1.0 where 1 is meant.
    spared = [positive_data_acceptance] if method == "post" else []
    strategy = described_door[path][method].as_strategy()
    _hold(strategy, _token(open_door, path), spared=spared)


ANYTHING_GOES = {
    "/health",
    "/v1/documents/{document}",
    f"{protocol.BLOBS}/{{sha256}}",
    f"{protocol.UPDATES}/{{place}}/{{name}}",
}
"""Paths whose every request is allowed."""


@pytest.mark.parametrize(
    ("path", "method"), [told for told in OPERATIONS if told[0] not in ANYTHING_GOES]
)
def test_what_its_document_forbids_is_refused(
    described_door: schemathesis.BaseSchema, open_door: Headquarters, path: str, method: str
) -> None:
    operation = described_door[path][method]
    strategy = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    _hold(strategy | _forbidden(operation), _token(open_door, path), statuses=range(400, 500))


def _forbidden(operation: Any) -> SearchStrategy[schemathesis.Case[Any]]:  # noqa: ANN401 - schemathesis names no type
    """Requests with one text of the query that is too long or holds a NUL.

    Of texts that may be nearly anything schemathesis finds such a one in a hundred tries, and of so
    many tries there were runs without any: hypothesis says "Unsatisfiable" then.
    """
    told = [one for one in operation.definition.raw.get("parameters", ()) if one["in"] == "query"]
    longest = [
        (one["name"], one["schema"]["maxLength"]) for one in told if "maxLength" in one["schema"]
    ]
    free = [one["name"] for one in told if "pattern" in one["schema"]]
    queries = [st.fixed_dictionaries({name: _longer_than(most)}) for name, most in longest]
    queries += [st.fixed_dictionaries({name: _WITH_NUL}) for name in free]
    return st.one_of(queries).map(lambda query: operation.Case(query=query))


_LETTER = st.characters(codec="utf-8")
_WITH_NUL = st.builds("{}\0{}".format, *[st.text(_LETTER, max_size=5)] * 2)


def _longer_than(most: int) -> SearchStrategy[str]:
    return _LETTER.map(lambda letter: letter * (most + 1))


def _hold(
    strategy: SearchStrategy[schemathesis.Case[Any]],
    token: str,
    *,
    spared: Sequence[CheckFunction] = (),
    statuses: range = range(600),
) -> None:
    @given(strategy)
    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    def holds(case: schemathesis.Case[Any]) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        answer = case.call_and_validate(headers=headers, excluded_checks=list(spared))
        assert answer.status_code in statuses

    holds()
