import pytest

from sync.hq.api.bearers import Reader
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from tests.hq.api.caller import Caller, problem

AT_TWO = Reader(Role.CLERK, frozenset({"MK02", "KC00"}))
EVERYWHERE = Reader(Role.AUDITOR, frozenset())


def test_a_reader_is_narrowed_to_one_of_its_sites() -> None:
    assert AT_TWO.narrowed("") == {"MK02", "KC00"}
    assert AT_TWO.narrowed("MK02") == EVERYWHERE.narrowed("MK02") == {"MK02"}
    assert EVERYWHERE.narrowed("") == frozenset()
    with pytest.raises(Refusal) as refused:
        AT_TWO.narrowed("TST1")
    assert refused.value.code == "not_allowed"


def test_a_reader_sees_what_touches_one_of_its_sites() -> None:
    assert AT_TWO.sees("TST1", "KC00")
    assert not AT_TWO.sees("TST1", "")
    assert EVERYWHERE.sees("TST1")


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER  "])
def test_the_scheme_is_written_in_any_case(caller: Caller, scheme: str) -> None:
    token = caller.headquarters.tokens.for_role(Role.CLERK, (), ttl_s=60).token
    answer = caller.client.get("/v1/items", headers={"Authorization": f"{scheme} {token}"})
    assert answer.status_code == 200


@pytest.mark.parametrize("told", ["", "Basic x", "Bearer"])
def test_another_scheme_is_no_token(caller: Caller, told: str) -> None:
    answer = caller.client.get("/v1/items", headers={"Authorization": told})
    assert problem(answer) == (401, "token_missing")
