"""Which steps of a document stand."""

import pytest

from sync.wire.letters import changed
from sync.wire.messages import CaseLetter, ContentLetter, StepSummary
from sync.wire.standing import (
    content_of_post,
    is_back_already,
    posts_standing,
    steps_standing,
    told_since,
)


def a_step(step: str, verdict: str = "applied") -> StepSummary:
    return StepSummary(step=step, seq=1, name="post", by="amy", device="d1", at="", verdict=verdict)


def a_case(step: str, taken: str, code: str = "posted_twice") -> CaseLetter:
    return CaseLetter(
        case=f"c-{step}", code=code, message="", facts={}, choices=["mine", "hq"],
        state="resolved", step=step, taken=taken, opened_at="",
    )  # fmt: skip


def test_what_took_effect_or_waits_stands_unless_somebody_took_it_back() -> None:
    steps = [a_step("a"), a_step("b", ""), a_step("c", "refused"), a_step("d"), a_step("e")]
    cases = [a_case("a", "mine"), a_case("d", "hq"), a_case("e", "hq", "negative_stock")]
    assert [step.step for step in steps_standing(steps, cases)] == ["a", "b", "e"]


def test_goods_that_went_back_once_do_not_go_back_for_another_question_about_them() -> None:
    asked = changed(a_case("a", "", "duplicate_note"), case="c-2")
    assert is_back_already(asked, [asked, a_case("a", "hq")], [])
    assert not is_back_already(asked, [asked, a_case("b", "hq"), a_case("a", "mine")], [])
    assert not is_back_already(a_case("a", "", "negative_stock"), [a_case("a", "hq")], [])


@pytest.mark.parametrize(
    ("verdict", "is_back"), [("applied", True), ("", True), ("refused", False)]
)
def test_what_a_reversal_took_back_does_not_go_back_again_though_the_paper_was_posted_since(
    verdict: str, is_back: bool
) -> None:
    steps = [a_step("a"), changed(a_step("r", verdict), name="reverse"), a_step("b")]
    told = [is_back_already(a_case(step, ""), [], steps) for step in ("a", "b")]
    assert told == [is_back, False]


def test_what_was_posted_before_a_reversal_stands_no_more() -> None:
    names = {"a": "post", "r": "reverse", "b": "post", "e": "edit", "c": "post"}
    steps = [changed(a_step(step), name=name) for step, name in names.items()]
    found = posts_standing(steps, [a_case("c", "hq")])
    assert [step.step for step in found] == ["b"]


def test_of_posts_at_one_instant_the_one_told_later_stands_on_the_other() -> None:
    hours = {"a": "1", "b": "2", "c": "2", "d": "2"}
    steps = [changed(a_step(step), at=at) for step, at in hours.items()]
    told = [told_since(step, steps, []) for step in steps]
    assert told == [None, frozenset(), frozenset(), {"d"}]
    left = [told_since(step, steps, [a_case("d", "hq")]) for step in steps[1:3]]
    assert left == [frozenset(), {"c", "d"}]
    gone = [a_case("d", "hq"), a_case("c", "hq")]
    assert told_since(steps[1], steps, gone) is None


def test_each_post_of_a_paper_has_written_its_own_lines() -> None:
    one, two, shown = (ContentLetter(lines=[], note=note) for note in ("1", "2", "3"))
    steps = [a_step(name) for name in "abc"]
    cases = [
        changed(a_case("b", ""), mine=two, hq=one),
        changed(a_case("c", ""), mine=None, hq=None),
        a_case("c", "", "negative_stock"),
    ]
    assert [content_of_post(step, steps, cases, shown) for step in steps] == [one, two, shown]
