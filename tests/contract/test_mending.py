"""A cache that differs is put right by just the rows that differ, with every HQ alike."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.profile import Books, open_books
from sync.shop.verification import verify
from sync.wire.comparing import Ranges, RowsLetter, Wanted
from tests.contract.parties import Now, Party, fake_party, real_party
from tests.shop.damage import DAMAGES, Damage
from tests.shop.lines import LoadedDice
from tests.shop.shops import received, sold
from tests.shop.shown import shown

pytestmark = pytest.mark.expects_log


class NextDay(Now):
    """The wall clock, a day later."""

    def now(self) -> datetime:
        return super().now() + timedelta(days=1)


class Counting(HqClient):
    """Counts what a comparison asks for."""

    asks = fetched = 0

    def ranges(self, *args: object, **named: object) -> Ranges:
        self.asks += 1
        return super().ranges(*args, **named)  # type: ignore[arg-type]  # handed on as it came

    def rows(self, letter: Wanted) -> RowsLetter:
        told = super().rows(letter)
        self.fetched += len(told.rows)
        return told


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def hq(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Party]:
    if request.param == "fake":
        with fake_party() as party:
            yield party
    else:
        on_sqlite = request.param == "sqlite"
        place = tmp_path / "hq" if on_sqlite else request.getfixturevalue("postgres_url")
        with real_party(tmp_path, place) as party:
            yield party


@pytest.fixture
def client(hq: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counting]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with Counting(hq.url, clock=Now()) as client:
        yield client


@pytest.fixture
def profile(hq: Party, client: Counting, tmp_path: Path) -> Path:
    """A till whose cache holds forty documents, in step with HQ."""
    enrol(tmp_path / "till", Now(), client, code=hq.enrol_code("MK02"), name="Till")
    with open_books(tmp_path / "till", Now()) as books:
        for n in range(20):
            received(books, quantity=n + 1)
            sold(books)
        synced(books, client)
    return tmp_path / "till"


def synced(books: Books, client: HqClient) -> int:
    result = Exchange(books, client, books.clock, LoadedDice()).run_until_quiet(_never)
    assert (result.is_quiet, result.trouble) == (True, None)
    return result.mended


def _never(seconds: float) -> None:
    """Nothing here fails, so nothing rests."""
    assert seconds == 0


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_differs_is_put_right_by_those_rows_alone(
    profile: Path, client: Counting, damage: Damage
) -> None:
    with open_books(profile, NextDay()) as books:
        before = shown(books)
        damage(books)
        received_before = client.fetched
        synced(books, client)
        assert shown(books) == before
        assert verify(books.journal, books.cache_file).problems == ()
        assert client.fetched - received_before == DAMAGES[damage]
        assert books.queue.status().mended.is_in_doubt is False


@pytest.mark.parametrize("seed", range(4))
def test_several_damages_at_once_are_put_right_together(
    profile: Path, client: Counting, seed: int
) -> None:
    with open_books(profile, NextDay()) as books:
        before = shown(books)
        for damage in random.Random(seed).sample(list(DAMAGES), 4):
            damage(books)
        assert synced(books, client) > 0
        assert shown(books) == before
        assert verify(books.journal, books.cache_file).problems == ()
        assert client.asks <= 4
        assert books.queue.status().mended.rows > 0


def test_what_waits_here_is_never_let_go(profile: Path, client: Counting) -> None:
    with open_books(profile, NextDay()) as books:
        made = received(books, quantity=1000)
        books.mending.drop([("document", made.document)])
        assert books.reading.show(made.document).state == "posted"
        assert synced(books, client) == 0
        assert books.journal.count_waiting() == 0


def test_books_that_agree_ask_for_no_range(profile: Path, client: Counting) -> None:
    with open_books(profile, NextDay()) as books:
        synced(books, client)
        assert (client.asks, client.fetched) == (0, 0)
        assert books.queue.status().mended.times == 0
