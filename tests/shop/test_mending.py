"""A cache that differs, against an HQ in memory; tests/contract/test_mending.py has every way of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.mended import Mended, mended_so_far
from sync.wire.comparing import KeyLetter, RangeLetter
from tests import fault_transport as faults
from tests.shop.damage import missing_row, skipped_row
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import received
from tests.shop.shown import shown

DAY_S = 24 * 3600


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_till(tmp_path / "till", an_hq()) as till:
        for _ in range(40):
            received(till.books)
        till.sync()
        yield till


def asked(till: Till) -> list[str]:
    return [r.url.path.rpartition("/")[2] for r in till.line.requests]


@pytest.mark.expects_log
def test_a_row_that_was_skipped_is_found_and_nothing_is_fetched_twice(till: Till) -> None:
    before = shown(till.books)
    skipped_row(till.books)
    till.hq.add_site("ZZ01", "新店")
    asked_before = len(till.line.requests)
    result = till.sync()
    assert shown(till.books)["documents"] == before["documents"]
    assert asked(till)[asked_before:] == ["pull", "ranges", "ranges", "rows", "pull"]
    assert result.mended >= 1
    status = till.books.queue.status()
    assert (status.mended.times, status.mended.is_in_doubt) == (2, False)


@pytest.mark.expects_log
def test_a_cut_line_puts_the_comparison_off_and_ends_nothing(till: Till) -> None:
    before = shown(till.books)
    skipped_row(till.books)
    till.line.only = "/rows"
    till.line.coming.extend([faults.drop_before_send, faults.drop_after_commit])
    till.clock.pass_s(DAY_S)
    assert till.sync().is_quiet
    assert shown(till.books) == before


@pytest.mark.expects_log
def test_two_that_never_agree_say_so_and_go_on(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(till.hq, "_digest", lambda _granted: "0" * 16)
    till.hq.add_site("ZZ01", "新店")
    assert till.sync().is_quiet
    assert asked(till).count("ranges") <= 3 * 2
    received(till.books)
    assert till.sync().verdicts == {"applied": 1}
    assert till.books.queue.status().mended.is_in_doubt


def test_a_doubt_has_it_proved_at_the_next_round(till: Till) -> None:
    till.books.mending.skip_proof()
    assert not till.books.mending.is_due()
    till.books.mending.doubt()
    assert till.books.mending.is_due()


def test_the_cache_is_proved_once_a_day(till: Till) -> None:
    assert not till.books.mending.is_due()
    till.clock.pass_s(DAY_S)
    assert till.books.mending.is_due()
    till.sync()
    assert not till.books.mending.is_due()
    assert "ranges" not in asked(till)


@pytest.mark.expects_log
def test_between_two_proofs_a_digest_that_still_agrees_is_believed(till: Till) -> None:
    missing_row(till.books)
    till.sync()
    assert mended_so_far(till.books.journal) == Mended()
    till.clock.pass_s(DAY_S)
    till.sync()
    assert mended_so_far(till.books.journal).rows >= 1


def test_ranges_are_held_against_the_rows_here(till: Till) -> None:
    seq = till.hq.feed["item", "TEA"].seq
    listed = RangeLetter(
        prefix="",
        rows=2,
        digest="",
        listed=True,
        keys=[KeyLetter(kind="item", id="TEA", seq=seq), KeyLetter(kind="item", id="NEW", seq=9)],
    )
    found = till.books.mending.differing([listed])
    assert found.fetch == (("item", "NEW"),)
    assert ("item", "TEA") not in found.drop
    assert ("site", "MK02") in found.drop
