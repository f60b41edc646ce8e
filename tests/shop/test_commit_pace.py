from sync.shop.commit_pace import CommitPace


def rows_taken(pace: CommitPace, *, row_ms: float, is_brief: bool) -> int:
    """How many rows a commit takes where each takes so long."""
    return next(n for n in range(1, 10**6) if pace.is_full(n * row_ms, n, is_brief=is_brief))


def test_a_commit_takes_fewer_rows_the_longer_its_end_takes() -> None:
    slow, quick = CommitPace(), CommitPace()
    for _ in range(20):
        slow.ended(40, 100)
        quick.ended(1, 100)
    assert 45 < rows_taken(slow, row_ms=0.1, is_brief=True) < 55
    assert 220 < rows_taken(quick, row_ms=0.1, is_brief=True) < 235


def test_one_slow_end_is_not_taken_for_the_rule() -> None:
    pace = CommitPace()
    pace.ended(2000, 100)
    for _ in range(20):
        pace.ended(10, 100)
    assert 120 < rows_taken(pace, row_ms=0.1, is_brief=True) < 130


def test_where_nobody_waits_a_commit_goes_on_for_a_second() -> None:
    assert rows_taken(CommitPace(), row_ms=0.1, is_brief=False) == 10_000


def test_what_is_slow_still_goes_in_row_by_row() -> None:
    pace = CommitPace()
    pace.ended(60_000, 1)
    assert rows_taken(pace, row_ms=500, is_brief=True) == 1
