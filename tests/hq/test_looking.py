"""Who has a case open, on both databases."""

from datetime import timedelta

import pytest

from sync.hq import bulk
from sync.hq.looking import Looking
from sync.hq.tables import case, looking
from sync.stock.moment import parse_moment
from sync.stock.refusal import Refusal
from sync.wire.looking import LASTS_S, Look, Looked
from tests.clocks import HandClock
from tests.hq.world import NOW, Till, World


class Desks:
    """Two desks of one shop and a case that both hold."""

    def __init__(self, world: World) -> None:
        self.world, self.clock = world, HandClock(parse_moment(NOW))
        self.looking = Looking(world.database, self.clock)
        self.one, self.other = world.till(number="01"), world.till(number="02")
        assert self.one.tell(kind="issue").verdict == "applied_with_exception"
        (row,) = world.rows(case)
        self.case = row.id

    def look(self, till: Till, by: str = "clerk", *, take: bool = False) -> Looked:
        return self.looking.look(till.id, till.site, Look(case=self.case, by=by, take=take))

    def leave(self, till: Till) -> Looked:
        return self.looking.look(till.id, till.site, Look(case=self.case, by="clerk", leave=True))

    def later(self, seconds: float) -> str:
        self.clock.pass_s(seconds)
        return (parse_moment(NOW) + timedelta(seconds=seconds)).isoformat()


@pytest.fixture
def desks(world: World) -> Desks:
    return Desks(world)


def test_who_opens_it_first_has_it_and_the_other_is_told(desks: Desks) -> None:
    mine = desks.look(desks.one)
    theirs = desks.look(desks.other, "desk")
    assert (mine.own, mine.name, mine.since) == (True, "Clerk", NOW)
    assert (theirs.own, theirs.by, theirs.name) == (False, "clerk", "Clerk")
    assert (theirs.device_name, theirs.since) == ("Till 01", NOW)


def test_who_stays_keeps_the_minute_they_came(desks: Desks) -> None:
    desks.look(desks.one)
    desks.later(LASTS_S - 1)
    desks.look(desks.one)
    desks.later(LASTS_S - 1)
    assert desks.look(desks.other).since == NOW


def test_the_silent_are_forgotten(desks: Desks) -> None:
    desks.look(desks.one)
    desks.later(LASTS_S)
    assert desks.look(desks.other, "desk").own
    assert [row.device for row in desks.world.rows(looking)] == [desks.other.id]


def test_who_leaves_stands_in_nobodys_way(desks: Desks) -> None:
    desks.look(desks.one)
    assert desks.leave(desks.one) == Looked(case=desks.case)
    assert desks.look(desks.other).own


def test_nobody_leaves_in_the_place_of_another(desks: Desks) -> None:
    desks.look(desks.one)
    assert desks.leave(desks.other).name == "Clerk"


def test_who_takes_over_has_it_and_the_first_learns_of_it(desks: Desks) -> None:
    desks.look(desks.one)
    desks.later(60)
    taken = desks.look(desks.other, "desk", take=True)
    again = desks.look(desks.one)
    assert (taken.own, taken.name) == (True, "Desk")
    assert (again.own, again.name, again.since > NOW) == (False, "Desk", True)


def test_the_next_clerk_at_the_same_desk_is_somebody_else(desks: Desks) -> None:
    desks.look(desks.one)
    desks.later(60)
    desks.look(desks.one, "desk")
    told = desks.look(desks.other)
    assert (told.name, told.since > NOW) == ("Desk", True)


def test_a_stranger_s_name_is_not_kept(desks: Desks) -> None:
    desks.look(desks.one, "nobody of ours")
    told = desks.look(desks.other)
    assert (told.by, told.name, told.device_name) == ("", "", "Till 01")


def test_a_person_of_another_site_is_told_with_their_extension(desks: Desks) -> None:
    with desks.world.database.transaction() as books:
        bulk.run(books, "UPDATE staff SET extension = ? WHERE code = ?", [("210", "buyer")])
        bulk.run(books, "UPDATE staff SET extension = ? WHERE code = ?", [("105", "clerk")])
    desks.look(desks.one, "buyer")
    told = desks.look(desks.other)
    assert (told.by, told.name, told.ext) == ("buyer", "Buyer", "210")
    desks.look(desks.one, take=True)
    told = desks.look(desks.other, "desk")
    assert (told.name, told.ext) == ("Clerk", "")


def test_a_case_of_another_site_is_not_told_of(desks: Desks) -> None:
    stranger = desks.world.till("KC00", "03")
    with pytest.raises(Refusal) as refusal:
        desks.look(stranger)
    assert refusal.value.code == "unknown_case"
    with pytest.raises(Refusal):
        desks.looking.look(desks.one.id, "MK02", Look(case="no such case"))


def test_it_refuses_no_decision(desks: Desks) -> None:
    desks.look(desks.one)
    (row,) = desks.world.rows(case)
    decided = desks.other.tell(
        "resolve", "issue", document=row.document, case=row.id, take="hq", reason="seen",
        by="desk", number="",
    )  # fmt: skip
    assert decided.verdict == "applied"
    assert desks.look(desks.one) == Looked(case=desks.case)
