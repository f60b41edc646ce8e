import pytest

from sync.hq.days import checked_zone, close_days, local_day
from sync.hq.tables import period
from sync.stock.refusal import Refusal
from tests.hq.world import World

EVENING = "2026-11-20T15:59:59.000Z"
MIDNIGHT = "2026-11-20T16:00:00.000Z"


def test_a_day_ends_at_midnight_of_the_place() -> None:
    assert (local_day(EVENING, "Asia/Hong_Kong"), local_day(MIDNIGHT, "Asia/Hong_Kong")) == (
        "2026-11-20",
        "2026-11-21",
    )
    assert local_day(MIDNIGHT, "America/New_York") == "2026-11-20"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "a\0b"])
def test_what_is_no_time_zone_is_refused(zone: str) -> None:
    with pytest.raises(Refusal) as no:
        checked_zone(zone)
    assert no.value.code == "time_zone"


def test_days_are_closed_and_opened_again_for_one_site(world: World) -> None:
    close_days(world.database, "MK02", until="2026-11-30")
    close_days(world.database, "MK02", until="2026-11-20")
    assert [tuple(row) for row in world.rows(period)] == [("MK02", "2026-11-20")]


@pytest.mark.parametrize(
    ("site", "until", "code"),
    [
        ("MK02", "30/11/2026", "day"),
        ("MK02", "2026-99-01", "day"),
        ("NO99", "2026-11-30", "unknown_site"),
    ],
)
def test_what_cannot_be_closed_is_refused(world: World, site: str, until: str, code: str) -> None:
    with pytest.raises(Refusal) as no:
        close_days(world.database, site, until=until)
    assert no.value.code == code


def test_a_late_evening_at_a_shop_is_of_the_day_it_was_there(lite: World) -> None:
    close_days(lite.database, "MK02", until="2026-11-20")
    till = lite.till()
    assert till.tell(at=EVENING, document="r1").code == "closed_period"
    assert lite.document("r1").cases[0].facts == {"day": "2026-11-20"}
    assert till.tell(at=MIDNIGHT, document="r2").code == ""
