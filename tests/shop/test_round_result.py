"""Rounds are told as one."""

from sync.shop.round_result import RoundResult, Tally
from sync.shop.told import TakenIn


def a_round(**given: object) -> RoundResult:
    usual: dict[str, object] = {
        "is_online": True, "pushed": 0, "pulled": 0, "verdicts": {}, "skus": frozenset(),
        "documents": frozenset(), "rest_s": 0, "is_quiet": False, "state": "ok",
    }  # fmt: skip
    return RoundResult(**(usual | given))  # type: ignore[arg-type]  # a test names any field


def test_two_rounds_add_up_and_end_as_the_later_one() -> None:
    first = a_round(pushed=2, verdicts={"applied": 2}, rest_s=4)
    later = a_round(pulled=3, verdicts={"applied": 1, "refused": 1}, is_quiet=True)
    both = first.and_then(later)
    assert (both.pushed, both.pulled, both.verdicts) == (2, 3, {"applied": 3, "refused": 1})
    assert (both.rest_s, both.is_quiet) == (0, True)


def test_a_whole_queue_of_rounds_gathers_no_names() -> None:
    first = a_round(skus=frozenset({"A"}), documents=frozenset({"d1"}))
    both = first.and_then(a_round(skus=frozenset({"B"}), documents=frozenset({"d2"})))
    assert (both.skus, both.documents) == (frozenset({"B"}), frozenset({"d2"}))


def test_a_round_that_changed_nothing_has_not_moved() -> None:
    assert not a_round().has_moved
    assert a_round(pulled=1).has_moved


def test_a_tally_keeps_what_pages_changed() -> None:
    tally = Tally()
    tally.note(TakenIn(frozenset({"A"}), frozenset({"d1"}), 2))
    tally.note(TakenIn(frozenset({"B"}), frozenset(), 1))
    assert (tally.pulled, tally.skus, tally.documents) == (3, {"A", "B"}, {"d1"})
