from hypothesis import given
from hypothesis import strategies as st

from sync.shop.blob_pace import LONGEST_REST_S, QUICK_MS, SLOW_MS, Pace, failed, rest_s, went
from sync.wire.attaching import CHUNK_BYTES, SMALLEST_CHUNK


def test_a_slow_line_gets_smaller_chunks_and_a_quick_one_larger() -> None:
    pace = failed(failed(Pace(), was_slow=True), was_slow=True)
    assert (pace.chunk, pace.failures) == (CHUNK_BYTES // 4, 2)
    assert went(pace, QUICK_MS - 1) == Pace(CHUNK_BYTES // 2)
    assert went(pace, QUICK_MS) == Pace(CHUNK_BYTES // 4)
    assert went(pace, SLOW_MS) == Pace(CHUNK_BYTES // 8)


def test_a_line_that_is_down_is_no_slow_line() -> None:
    assert failed(Pace(), was_slow=False) == Pace(CHUNK_BYTES, 1)


@given(st.lists(st.sampled_from(["slow", "away", "quick", "late"])))
def test_chunks_and_rests_stay_within_their_limits(script: list[str]) -> None:
    pace = Pace()
    does = {
        "slow": lambda p: failed(p, was_slow=True),
        "away": lambda p: failed(p, was_slow=False),
        "quick": lambda p: went(p, 1),
        "late": lambda p: went(p, SLOW_MS),
    }
    for word in script:
        pace = does[word](pace)
        assert SMALLEST_CHUNK <= pace.chunk <= CHUNK_BYTES
        assert 1 <= rest_s(pace) <= LONGEST_REST_S
