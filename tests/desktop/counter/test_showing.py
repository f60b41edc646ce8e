"""What the till holds, as shown."""

import pytest

from desktop.counter.mode import MODES
from desktop.counter.showing import (
    card_facts,
    last_line,
    line_rows,
    notices,
    other_sites,
    posted_words,
    wants_words,
)
from desktop.counter.till import Till
from desktop.workplace import Workplace


def test_the_card_says_where_the_draft_is_kept_and_its_number(place: Workplace, till: Till) -> None:
    assert card_facts(place, till, is_offline=True).saved == ""
    till.scan("DR-0375", "12")
    facts = card_facts(place, till, is_offline=True)
    assert (facts.saved, facts.number) == ("Kept here 10:42:07", "MK02-IS-07-000001")
    assert (facts.owner, facts.wants, facts.is_offline) == ("Mong Kok shop", "", True)


def test_the_number_that_is_shown_is_the_one_that_is_given(place: Workplace, till: Till) -> None:
    till.scan("DR-0375")
    shown = card_facts(place, till, is_offline=False).number
    assert till.post().number == shown


def test_the_last_line_tells_lot_expiry_and_bin(place: Workplace, till: Till) -> None:
    assert last_line(place, till) is None
    till.scan("DR-0375", "12")
    line = last_line(place, till)
    assert line is not None
    assert line.details == ("Lot L2611A", "Expiry 27-05-31", "Bin B-02-1")
    assert line.sentence == "Lemon tea 375ml carton, 12 包, 86 available after posting"


def test_a_transfer_shows_all_its_lines_and_no_notice_before_the_first_tick(
    place: Workplace, till: Till, on_the_way: str
) -> None:
    till.choose(MODES[-1])
    till.receive(on_the_way)
    assert [row.sent for row in line_rows(place, till)] == [6, 4]
    assert (notices(place, till), last_line(place, till)) == ((), None)
    till.scan("PT-0085", "6")
    assert [notice.code for notice, _ in notices(place, till)] == ["short"]


def test_every_other_site_is_offered(place: Workplace) -> None:
    assert other_sites(place) == [("KC00", "Kwai Chung warehouse"), ("ST01", "Sha Tin shop")]


@pytest.mark.parametrize("missing", ["lines", "transfer", "counterpart", "reason", "to_site"])
def test_post_says_what_it_wants(missing: str) -> None:
    assert wants_words(missing) != ""


def test_what_was_posted_is_said_with_its_number(till: Till) -> None:
    till.scan("DR-0375", "12")
    assert posted_words(till.post()).startswith("Posted MK02-IS-07-000001: 1 ")
