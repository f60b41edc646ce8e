"""A page says that it has a case open, and hears who else has."""

import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self, cast

import pytest

from sync.shop import lookout
from sync.shop.hq_client import HqClient
from sync.shop.lookout import Lookout, Seen
from sync.shop.profile import Books
from sync.shop.trouble import HqAway
from sync.wire.looking import Look, Looked
from tests.shop.shops import a_shop

PATIENCE_S = 60


class Line:
    """Answers as HQ would; `asked` is what it heard."""

    def __init__(self) -> None:
        self.asked: queue.Queue[Look] = queue.Queue()
        self.answers: list[Looked | HqAway] = []
        self.is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.is_closed = True

    def identify(self, device: str, sign: Callable[[bytes], bytes]) -> None:
        assert (device, len(sign(b"x"))) == ("dev-1", 64)

    def look(self, letter: Look) -> Looked:
        self.asked.put(letter)
        answer = self.answers.pop(0) if self.answers else Looked(case=letter.case, own=True)
        if isinstance(answer, HqAway):
            raise answer
        return answer

    def heard(self) -> Look:
        return self.asked.get(timeout=PATIENCE_S)


class Desk:
    def __init__(self, books: Books) -> None:
        self.line = Line()
        self.told: queue.Queue[Seen] = queue.Queue()
        self.lookout = Lookout(books, lambda: cast("HqClient", self.line), tell=self.told.put)

    def seen(self) -> Seen:
        return self.told.get(timeout=PATIENCE_S)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "shop") as books:
        made = Desk(books)
        yield made
        made.lookout.end(PATIENCE_S)


AMY = Looked(
    case="c1",
    by="amy",
    name="Amy",
    ext="210",
    device_name="till 2",
    since="2026-11-20T04:00:00.000Z",
)


def test_nothing_is_asked_while_no_case_is_open(desk: Desk) -> None:
    desk.lookout.leave()
    desk.lookout.end(PATIENCE_S)
    assert (desk.line.asked.empty(), desk.line.is_closed) == (True, False)


def test_who_has_it_is_told(desk: Desk) -> None:
    desk.line.answers = [AMY]
    desk.lookout.look("c1", "ben")
    assert desk.seen() == Seen("c1", "Amy", AMY.since, "210")
    assert desk.line.heard() == Look(case="c1", by="ben")


def test_somebody_without_a_name_is_their_computer(desk: Desk) -> None:
    desk.line.answers = [Looked(case="c1", device_name="till 2", since=AMY.since)]
    desk.lookout.look("c1", "ben")
    assert desk.seen().name == "till 2"


def test_one_s_own_look_is_nobody_s_else(desk: Desk) -> None:
    desk.line.answers = [Looked(case="c1", name="Ben", since=AMY.since, own=True)]
    desk.lookout.look("c1", "ben")
    assert desk.seen() == Seen("c1")


def test_while_hq_is_away_nobody_is_known_to_have_it(desk: Desk) -> None:
    desk.line.answers = [HqAway("gone")]
    desk.lookout.look("c1", "ben")
    assert desk.seen() == Seen("c1")


def test_taking_over_is_said_once_and_said_again_is_that_it_is_open(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookout, "AGAIN_S", 0.01)
    desk.lookout.look("c1", "ben", take=True)
    assert [desk.line.heard().take, desk.line.heard().take] == [True, False]


def test_another_case_leaves_the_first(desk: Desk) -> None:
    desk.lookout.look("c1", "ben")
    desk.line.heard()
    desk.lookout.look("c2", "ben")
    assert [desk.line.heard(), desk.line.heard()] == [
        Look(case="c1", by="ben", leave=True),
        Look(case="c2", by="ben"),
    ]


def test_a_page_that_closes_leaves(desk: Desk) -> None:
    desk.lookout.look("c1", "ben")
    desk.line.heard()
    desk.lookout.leave()
    assert desk.line.heard() == Look(case="c1", by="ben", leave=True)


def test_a_program_that_ends_leaves_and_lets_go_of_its_line(desk: Desk) -> None:
    desk.lookout.look("c1", "ben")
    desk.line.heard()
    desk.lookout.end(PATIENCE_S)
    assert (desk.line.heard().leave, desk.line.is_closed) == (True, True)
