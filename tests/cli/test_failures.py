import pytest

from sync.cli.failures import Exit, guarded, report, unusable
from sync.stock.refusal import Refusal


class Away(Exception):
    """A room's trouble."""

    code = "hq_away"
    message = "HQ does not answer."
    exit_code = 4


def _raise(fault: Exception) -> int:
    raise fault


def test_a_command_that_is_done_returns_its_own_code() -> None:
    assert guarded(lambda: 5, troubles=()) == 5


def test_a_refusal_is_one_line_and_exit_3(capsys: pytest.CaptureFixture[str]) -> None:
    code = guarded(lambda: _raise(Refusal("no_lines", "It needs\na line.")), troubles=())
    assert (code, capsys.readouterr().err) == (Exit.REFUSED, "error: no_lines: It needs a line.\n")


def test_json_that_is_none_is_a_slip_of_the_keyboard_and_exit_2() -> None:
    broken = Refusal("malformed_json", "This is not a JSON object.")
    assert guarded(lambda: _raise(broken), troubles=()) == Exit.NOT_UNDERSTOOD


def test_a_trouble_ends_with_its_own_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    code = guarded(lambda: _raise(Away()), troubles=(Away,))
    assert (code, capsys.readouterr().err) == (4, "error: hq_away: HQ does not answer.\n")


def test_what_makes_no_command_is_exit_2() -> None:
    assert guarded(lambda: unusable("Which one?"), troubles=()) == Exit.NOT_UNDERSTOOD


def test_an_interrupted_command_is_not_a_fault() -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert guarded(interrupted, troubles=()) == Exit.INTERRUPTED


def test_a_bug_passes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        guarded(lambda: _raise(ZeroDivisionError()), troubles=(Away,))


def test_a_report_stays_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    report("code", "a\r\nb\n\nc")
    assert capsys.readouterr().err == "error: code: a b c\n"
