"""What a person may decide about a case, in words."""

import pytest

from desktop.wording.decisions import decision_words, offered
from desktop.wording.findings import FINDINGS

BOTH = ("mine", "hq", "merged")


@pytest.mark.parametrize("code", FINDINGS)
def test_every_case_can_be_decided_in_words(code: str) -> None:
    takes = offered(code, ("mine", "hq"))
    told = [decision_words(code, take) for take in takes]
    assert "hq" in takes
    assert all(word and follows for word, follows in told)
    assert len(set(told)) == len(takes)


def test_merging_by_hand_is_not_offered_as_a_word() -> None:
    assert offered("edit_clash", BOTH) == ("mine", "hq")


def test_only_what_the_case_offers_is_offered() -> None:
    assert offered("duplicate_note", ("hq",)) == ("hq",)


def test_goods_that_may_not_have_moved_are_asked_about_as_such() -> None:
    assert decision_words("posted_after_cancel", "hq")[0] == "They did not move"
    assert decision_words("arrived_after_reversal", "mine")[0] == "The goods are here"
    assert decision_words("arrived_after_cancel", "hq")[0] == "They are not here"
    for code in ("fulfilled_before_post", "fulfilled_after_cancel", "fulfilled_after_reversal"):
        told = [decision_words(code, take)[0] for take in ("mine", "hq")]
        assert told == ["The goods were handed over", "They were not handed over"]


@pytest.mark.parametrize("code", ["posted_twice", "arrived_twice", "fulfilled_twice"])
def test_what_came_or_was_handed_over_twice_is_not_said_to_be_posted(code: str) -> None:
    told = [decision_words(code, take)[1] for take in ("mine", "hq")]
    assert not [words for words in told if "posted" in words]


def test_what_closes_a_case_does_not_say_that_it_stays_open() -> None:
    word, follows = decision_words("transfer_over", "hq")
    assert (word, follows.partition(";")[0]) == ("Leave it unbooked", "Nothing moves")


def test_a_step_that_was_sent_back_is_only_looked_at() -> None:
    assert offered("wrong_state", ("mine", "hq")) == ("hq",)
    assert decision_words("wrong_state", "hq")[1].startswith("It moved nothing.")


def test_the_same_goods_are_taken_back_once() -> None:
    assert decision_words("posted_twice", "hq")[0] == "The same goods"
    assert decision_words("posted_twice", "mine")[0] == "Other goods"
