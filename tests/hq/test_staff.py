import pytest
from argon2 import PasswordHasher

from sync.hq.feed import Feed
from sync.hq.staff import Staff
from sync.hq.tables import staff, staff_standing
from sync.stock.item import Site, SiteKind
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire.letters import unpacked
from sync.wire.messages import StaffLetter
from tests.clocks import HandClock
from tests.hq.world import World


def _roster(world: World, site: str) -> dict[str, bool]:
    """Who a device of that site has heard of, and whether they may sign in there."""
    rows = Feed(world.database).page([site], 0).rows
    letters = [unpacked(bytes(row.body), StaffLetter) for row in rows if row.kind == "staff"]
    return {letter.code: letter.active for letter in letters}


def test_a_site_is_told_to_every_device_once(world: World) -> None:
    people = Staff(world.database, HandClock())
    head = Feed(world.database).head()
    people.add_site("TW03", " 荃灣  店 ", SiteKind.WAREHOUSE)
    people.add_site("TW03", "荃灣 店", SiteKind.WAREHOUSE)
    rows = Feed(world.database).page([], head).rows
    assert [(row.kind, row.id) for row in rows] == [("site", "TW03")]
    assert Site("TW03", "荃灣 店", SiteKind.WAREHOUSE) in people.sites()


def test_a_site_may_change_its_name(world: World) -> None:
    people = Staff(world.database, HandClock())
    people.add_site("KC00", "葵涌總倉", SiteKind.WAREHOUSE)
    assert people.sites()[0] == Site("KC00", "葵涌總倉", SiteKind.WAREHOUSE)


def test_a_person_is_told_to_their_own_sites_only(world: World) -> None:
    people = Staff(world.database, HandClock())
    people.add_person("MEI", "Mei", role=Role.CLERK, sites=["MK02", "MK02"], pin="2580")
    assert _roster(world, "MK02")["MEI"]
    assert "MEI" not in _roster(world, "KC00")


def test_who_works_nowhere_in_particular_works_everywhere_and_at_new_sites(world: World) -> None:
    people = Staff(world.database, HandClock())
    people.add_person("BOSS", "Boss", role=Role.ADMIN, sites=[], pin="2580")
    people.add_site("TW03", "荃灣", SiteKind.STORE)
    assert _roster(world, "KC00")["BOSS"]
    assert _roster(world, "TW03")["BOSS"]


def test_a_person_who_moves_is_inactive_where_they_were(world: World) -> None:
    people = Staff(world.database, HandClock())
    people.add_person("MEI", "Mei", role=Role.CLERK, sites=["MK02"], pin="2580")
    people.add_person("MEI", "Mei", role=Role.DESK, sites=["KC00"], pin="2580")
    assert (_roster(world, "MK02")["MEI"], _roster(world, "KC00")["MEI"]) == (False, True)
    assert people.names()["MEI"] == "Mei"


def test_an_extension_is_told_and_kept_until_it_is_changed(world: World) -> None:
    people = Staff(world.database, HandClock())

    def told() -> str:
        rows = Feed(world.database).page(["MK02"], 0).rows
        letters = [unpacked(bytes(row.body), StaffLetter) for row in rows if row.kind == "staff"]
        return next(letter.ext for letter in letters if letter.code == "MEI")

    seen = []
    for extension in (None, "302", None, ""):
        people.add_person(
            "MEI", "Mei", role=Role.CLERK, sites=["MK02"], pin="2580", extension=extension
        )
        seen.append(told())
    assert seen == ["", "302", "302", ""]


@pytest.mark.parametrize("extension", ["ask Mei", "3" * 21, "30\n2"])
def test_an_extension_is_something_to_dial(world: World, extension: str) -> None:
    with pytest.raises(Refusal) as refusal:
        Staff(world.database, HandClock()).add_person(
            "MEI", "Mei", role=Role.CLERK, sites=[], pin="2580", extension=extension
        )
    assert (refusal.value.code, len(world.rows(staff))) == ("extension", 3)


def test_a_pin_is_kept_as_argon2id_of_19_mebibytes(world: World) -> None:
    Staff(world.database, HandClock()).add_person(
        "MEI", "Mei", role=Role.CLERK, sites=[], pin="2580"
    )
    (row,) = world.rows(staff, code="MEI")
    assert row.pin.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PasswordHasher().verify(row.pin, "2580")


@pytest.mark.parametrize(
    ("code", "name", "pin", "sites", "refused"),
    [
        ("", "Mei", "2580", [], "staff_code"),
        ("M EI", "Mei", "2580", [], "staff_code"),
        ("x" * 21, "Mei", "2580", [], "staff_code"),
        ("MEI", " ", "2580", [], "name"),
        ("MEI", "a\x00b", "2580", [], "name"),
        ("MEI", "Mei", "258", [], "pin"),
        ("MEI", "Mei", "2" * 65, [], "pin"),
        ("MEI", "Mei", " 2580", [], "pin"),
        ("MEI", "Mei", "2580", ["XX99"], "unknown_site"),
    ],
)
def test_a_person_who_makes_no_sense_is_refused(
    world: World, code: str, name: str, pin: str, sites: list[str], refused: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        Staff(world.database, HandClock()).add_person(
            code, name, role=Role.CLERK, sites=sites, pin=pin
        )
    assert refusal.value.code == refused
    assert len(world.rows(staff)) == 3


def test_a_site_code_stands_in_printed_numbers(world: World) -> None:
    with pytest.raises(Refusal, match="site code"):
        Staff(world.database, HandClock()).add_site("mk02", "Mong Kok", SiteKind.STORE)


def test_a_person_signs_in_with_their_own_pin(world: World) -> None:
    people = Staff(world.database, HandClock())
    people.add_person("MEI", "Mei", role=Role.CLERK, sites=[], pin="2580")
    people.check_pin("MEI", "2580")


@pytest.mark.parametrize(("code", "pin"), [("MEI", "2581"), ("MEI", ""), ("NOBODY", "2580")])
def test_a_wrong_pin_and_a_stranger_are_refused_alike(world: World, code: str, pin: str) -> None:
    people = Staff(world.database, HandClock())
    people.add_person("MEI", "Mei", role=Role.CLERK, sites=[], pin="2580")
    with pytest.raises(Refusal) as refused:
        people.check_pin(code, pin)
    assert refused.value.code == "sign_in"


def test_a_person_who_leaves_is_told_as_inactive_and_keeps_what_they_did(world: World) -> None:
    people = Staff(world.database, HandClock())
    people.add_person("MEI", "Mei", role=Role.CLERK, sites=["MK02"], pin="2580")
    people.remove_person("MEI")
    head = Feed(world.database).head()
    people.remove_person("MEI")
    assert (_roster(world, "MK02")["MEI"], Feed(world.database).head()) == (False, head)
    with pytest.raises(Refusal):
        people.check_pin("MEI", "2580")
    with pytest.raises(Refusal) as no:
        people.remove_person("NOBODY")
    assert no.value.code == "unknown_staff"


def test_what_a_person_was_is_kept_with_the_hour(world: World) -> None:
    clock = HandClock()
    people = Staff(world.database, clock)
    people.add_person("MEI", "Mei", role=Role.MANAGER, sites=["MK02"], pin="2580")
    clock.pass_s(60)
    people.add_person("MEI", "Mei", role=Role.CLERK, sites=[], pin="2580")
    kept = [(row.since, row.role, row.sites) for row in world.rows(staff_standing, staff="MEI")]
    assert kept == [
        ("2026-11-20T04:00:00.000Z", "manager", "MK02"),
        ("2026-11-20T04:01:00.000Z", "clerk", ""),
    ]


def test_a_site_has_the_calendar_of_its_own_place(world: World) -> None:
    people = Staff(world.database, HandClock())
    site = people.add_site("NY01", "New York", SiteKind.STORE, zone="America/New_York")
    assert (site.zone, people.sites()[-2].zone) == ("America/New_York", "America/New_York")
    with pytest.raises(Refusal) as no:
        people.add_site("NY02", "New York", SiteKind.STORE, zone="Mars/Olympus")
    assert no.value.code == "time_zone"
