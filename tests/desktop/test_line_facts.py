"""How the exchange stands, as a value."""

import pytest

from desktop.language import Translations
from desktop.line_facts import LineFacts


def test_what_is_in_the_way_is_said_in_words() -> None:
    away = LineFacts("offline", trouble="hq_away")
    assert (away.is_offline, away.trouble_words().startswith("HQ cannot be reached.")) == (
        True,
        True,
    )


def test_nothing_in_the_way_is_not_spoken_of() -> None:
    assert (LineFacts("online").trouble_words(), LineFacts("online").is_offline) == ("", False)


def test_what_hq_refuses_is_said_in_the_words_of_the_law() -> None:
    said = LineFacts("online", trouble="protocol", message="raw").trouble_words()
    assert said == "HQ and this computer are of different ages. Update the older one."


def test_a_code_that_nobody_knows_here_is_a_fault_of_hqs_and_not_its_raw_words() -> None:
    said = LineFacts("online", trouble="of_tomorrow", message="raw").trouble_words()
    assert said.startswith("HQ answers that something is wrong there.")


def test_a_portal_is_told_from_an_hq_that_is_away() -> None:
    said = LineFacts("offline", trouble="not_hq", message="raw").trouble_words()
    assert "sign in to the network in a browser" in said


@pytest.mark.parametrize("state", ["revoked", "forked", "restored"])
def test_a_stopped_computer_says_the_way_out(state: str) -> None:
    facts = LineFacts(state=state)
    assert facts.is_stopped
    assert (
        "Ask HQ for a code" in facts.stopped_words() or "ask HQ for a code" in facts.stopped_words()
    )


@pytest.mark.parametrize(
    ("offset_s", "words"),
    [(120, ""), (-120, ""), (121, "some 3 minutes off"), (-3480, "some 58 minutes off")],
)
def test_a_clock_is_spoken_of_beyond_two_minutes(
    translations: Translations, offset_s: int, words: str
) -> None:
    said = LineFacts(clock_offset_s=offset_s).clock_words()
    assert (words in said, bool(said)) == (True, bool(words))
