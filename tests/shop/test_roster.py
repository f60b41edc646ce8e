"""Who may sign in, with the line down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from sync.shop.catalogue_intake import TAKERS
from sync.shop.database import Database
from sync.shop.roster import PAUSE_S, Person, PinAnswer, Roster
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire import letters
from sync.wire.feed_row import row_letter
from sync.wire.messages import StaffLetter
from tests.clocks import HandClock
from tests.shop.cache_file import a_cache, a_journal_file

HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def files(tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    cache, journal = a_cache(tmp_path), a_journal_file(tmp_path)
    people = [
        StaffLetter(code="C1", name="小麗", role="clerk", pin=HASHER.hash("2468"), ext="302"),
        StaffLetter(code="C2", name="阿明", role="manager", pin="", active=False),
        StaffLetter(code="C3", name="大文", role="manager", pin="not a hash"),
    ]
    rows = [row_letter(n, "staff", one.code, letters.packed(one)) for n, one in enumerate(people)]
    with cache.transaction() as connection:
        TAKERS["staff"](connection, rows)
    yield cache, journal
    cache.close()
    journal.close()


def roster(files: tuple[Database, Database], clock: HandClock) -> Roster:
    return Roster(files[0], marks=files[1], clock=clock)


def test_those_who_left_may_not_sign_in(files: tuple[Database, Database]) -> None:
    people = roster(files, HandClock()).people()
    assert [person.code for person in people] == ["C3", "C1"]


def test_the_right_pin_lets_a_person_in(files: tuple[Database, Database]) -> None:
    found = roster(files, HandClock())
    assert found.check_pin("C1", "2468") == PinAnswer(is_right=True)
    assert found.signed_in("C1", "2468") == Person("C1", "小麗", Role.CLERK, "302")


def test_nobody_s_extension_is_invented(files: tuple[Database, Database]) -> None:
    assert [person.ext for person in roster(files, HandClock()).people()] == ["", "302"]


def test_a_wrong_pin_says_how_many_tries_are_left(files: tuple[Database, Database]) -> None:
    found = roster(files, HandClock())
    assert found.check_pin("C1", "0000") == PinAnswer(is_right=False, tries_left=4)
    assert found.check_pin("C1", "") == PinAnswer(is_right=False, tries_left=3)


def test_after_five_tries_even_the_right_pin_waits_also_after_a_restart(
    files: tuple[Database, Database],
) -> None:
    clock = HandClock()
    answers = [roster(files, clock).check_pin("C1", "0000") for _ in range(5)]
    assert answers[-1] == PinAnswer(is_right=False, wait_s=PAUSE_S)
    assert roster(files, clock).check_pin("C1", "2468").wait_s == PAUSE_S
    clock.pass_s(PAUSE_S - 1)
    assert roster(files, clock).check_pin("C1", "2468").wait_s == 1
    clock.pass_s(1)
    assert roster(files, clock).check_pin("C1", "2468").is_right


def test_the_pause_grows(files: tuple[Database, Database]) -> None:
    clock = HandClock()
    found = roster(files, clock)
    for _ in range(5):
        found.check_pin("C1", "0000")
    clock.pass_s(PAUSE_S)
    answers = [found.check_pin("C1", "0000") for _ in range(5)]
    assert answers[-1].wait_s == 2 * PAUSE_S


def test_a_right_pin_forgets_the_wrong_ones(files: tuple[Database, Database]) -> None:
    found = roster(files, HandClock())
    found.check_pin("C1", "0000")
    found.check_pin("C1", "2468")
    assert found.check_pin("C1", "0000").tries_left == 4


@pytest.mark.parametrize(
    ("code", "pin", "refusal"),
    [("C9", "2468", "unknown_staff"), ("C2", "", "unknown_staff"), ("C3", "1", "wrong_pin")],
)
def test_nobody_else_signs_in(
    files: tuple[Database, Database], code: str, pin: str, refusal: str
) -> None:
    with pytest.raises(Refusal) as answer:
        roster(files, HandClock()).signed_in(code, pin)
    assert answer.value.code == refusal


def test_who_must_wait_is_told_so(files: tuple[Database, Database]) -> None:
    found = roster(files, HandClock())
    for _ in range(5):
        found.check_pin("C1", "0000")
    with pytest.raises(Refusal) as answer:
        found.signed_in("C1", "2468")
    assert answer.value.code == "pin_pause"
    assert not found.check_pin("C9", "1").is_right
