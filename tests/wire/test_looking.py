"""Letters about who has a case open."""

from sync.wire.letters import packed, unpacked
from sync.wire.looking import AGAIN_S, LASTS_S, Look, Looked


def test_two_words_may_be_lost_before_a_look_is_over() -> None:
    assert 2 * AGAIN_S < LASTS_S


def test_a_look_names_its_case_and_nothing_more_is_needed() -> None:
    assert unpacked(b'{"case":"c1"}', Look) == Look(case="c1")
    assert unpacked(packed(Looked(case="c1")), Looked).since == ""
