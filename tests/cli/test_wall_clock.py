from datetime import UTC, datetime

from sync.cli.wall_clock import WallClock


def test_the_wall_tells_utc_and_the_stopwatch_never_goes_back() -> None:
    clock = WallClock()
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic_s() <= clock.monotonic_s()
