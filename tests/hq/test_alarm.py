import pytest
from sqlalchemy.exc import DBAPIError

from sync.hq.alarm import attempt
from sync.hq.trouble import DiskFull, Trouble
from sync.stock.refusal import Refusal


def _raise(fault: Exception) -> str:
    raise fault


def test_what_goes_well_comes_back() -> None:
    assert attempt(lambda: "done", what="a step") == "done"


@pytest.mark.expects_log
def test_a_bug_is_told_with_its_traceback_and_goes_no_further(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert attempt(lambda: _raise(KeyError("lost")), what="step s1") is None
    assert "A bug met step s1" in caplog.text
    assert "KeyError: 'lost'" in caplog.text


@pytest.mark.parametrize(
    "fault", [Refusal("no", "No."), DiskFull("Full."), DBAPIError("s", {}, Exception())]
)
def test_refusals_troubles_and_the_database_pass_through(fault: Exception) -> None:
    with pytest.raises((Refusal, Trouble, DBAPIError)):
        attempt(lambda: _raise(fault), what="a step")


@pytest.mark.expects_log
def test_the_databases_complaint_may_be_the_steps_own() -> None:
    fault = DBAPIError("s", {}, Exception())
    assert attempt(lambda: _raise(fault), what="a step", also_of_the_database=True) is None
