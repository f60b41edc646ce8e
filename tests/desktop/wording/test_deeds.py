"""The words for what was done with a paper, by the step."""

from collections.abc import Callable

import pytest

from desktop.wording.deeds import (
    acted_words,
    done_before_words,
    meanwhile_in_queue,
    until_approved,
    until_decided,
    until_looked_at,
)

WAYS = {
    "post": ("posted N-1", "as posted"),
    "arrive": ("received N-1", "as received"),
    "fulfil": ("handed over N-1", "as handed over"),
    "edit": ("changed N-1", ""),
    "cancel": ("voided N-1", ""),
    "reverse": ("reversed N-1", ""),
    "resolve": ("acted on N-1", ""),
}


@pytest.mark.parametrize(("step", "words"), [(step, told[0]) for step, told in WAYS.items()])
def test_a_deed_is_told_with_the_number_of_its_paper(step: str, words: str) -> None:
    assert acted_words(step, "N-1") == words


@pytest.mark.parametrize("step", ["post", "arrive", "edit", "cancel", "reverse", "resolve"])
def test_what_another_had_done_before_is_the_same_deed(step: str) -> None:
    assert done_before_words(step) == acted_words(step, "it")


def test_who_handed_it_over_before_is_said_in_order() -> None:
    assert done_before_words("fulfil") == "handed it over"


@pytest.mark.parametrize(("step", "way"), [(step, told[1]) for step, told in WAYS.items()])
@pytest.mark.parametrize(
    ("words", "ending"),
    [
        (meanwhile_in_queue, ". Nothing else moves until somebody decides."),
        (until_decided, "; nothing else moves until somebody decides."),
        (until_looked_at, "; somebody looks and says what was found."),
        (until_approved, ". Somebody says whether it is approved."),
    ],
)
def test_what_counts_meanwhile_counts_as_what_was_done(
    step: str, way: str, words: Callable[[str], str], ending: str
) -> None:
    told = f"It counts {way}".strip() + ending
    assert words(step).endswith(told)
