"""What every HQ answers, the fake and the real one on both databases alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.bell import Bell
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books, open_books
from sync.stock.document import Content
from sync.wire.seal import GENESIS
from sync.wire.visiting import Visit
from tests.contract.parties import Now, Party, fake_party, real_party
from tests.shop.lines import LoadedDice
from tests.shop.shops import CLERK, a_line, received, sold


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


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))


@pytest.fixture
def client(hq: Party) -> Iterator[HqClient]:
    with HqClient(hq.url, clock=Now()) as client:
        yield client


@pytest.fixture
def books(hq: Party, client: HqClient, tmp_path: Path) -> Iterator[Books]:
    enrol(tmp_path / "till", Now(), client, code=hq.enrol_code("MK02"), name="Till")
    with open_books(tmp_path / "till", Now()) as books:
        yield books


@pytest.fixture
def exchange(books: Books, client: HqClient) -> Exchange:
    return Exchange(books, client, Now(), LoadedDice())


def synced(exchange: Exchange) -> dict[str, int]:
    result = exchange.run_until_quiet(_never)
    assert (result.is_quiet, result.trouble) == (True, None)
    return result.verdicts


def _never(seconds: float) -> None:
    """Nothing here fails, so nothing rests."""
    assert seconds == 0


def on_hand(books: Books) -> int:
    return books.reading.on_hand("TEA")


def test_a_code_lets_one_device_in(hq: Party, client: HqClient, tmp_path: Path) -> None:
    code = hq.enrol_code("MK02")
    first = enrol(tmp_path / "a", Now(), client, code=code, name="A").device
    assert (first.site, len(first.number) >= 2, first.company) == ("MK02", True, "Fortune Foods")
    with pytest.raises(HqSaysNo) as no:
        enrol(tmp_path / "b", Now(), client, code=code, name="B")
    assert no.value.code.startswith("code_")
    other = enrol(tmp_path / "c", Now(), client, code=hq.enrol_code("KC00"), name="C").device
    assert other.id != first.id
    assert other.number != first.number


def test_a_stranger_hears_nothing(client: HqClient) -> None:
    client.identify("nobody", lambda _text: b"\0" * 64)
    with pytest.raises(HqSaysNo):
        client.pull(0, epoch="e")


def test_a_new_device_gets_the_catalogue_sites_and_its_own_people(
    books: Books, exchange: Exchange
) -> None:
    synced(exchange)
    assert [item.sku for item in books.catalogue.items()] == ["RICE", "TEA"]
    assert [site.code for site in books.catalogue.sites()] == ["KC00", "MK02"]
    assert [person.code for person in books.catalogue.staff()] == ["amy"]


def test_facts_are_applied_and_told_back(hq: Party, books: Books, exchange: Exchange) -> None:
    synced(exchange)
    made = received(books, quantity=12)
    sold(books, quantity=5)
    assert synced(exchange) == {"applied": 2}
    assert (on_hand(books), books.journal.count_waiting()) == (7, 0)
    assert hq.documents()[made.document] == "posted"
    shown = books.reading.show(made.document)
    assert (shown.steps[0].verdict, bool(shown.revision)) == ("applied", True)


def test_the_same_bytes_again_get_the_same_answers(
    hq: Party, books: Books, exchange: Exchange
) -> None:
    received(books, quantity=12)
    synced(exchange)
    with books.journal.database.transaction() as connection:
        connection.execute("UPDATE step SET settled = 0")
    books.journal.set_acknowledged(0)
    assert synced(exchange) == {"applied": 1}
    assert (on_hand(books), len(hq.documents())) == (12, 1)


def test_a_promise_that_comes_too_late_is_refused_and_nothing_waits_for_it(
    hq: Party, books: Books, exchange: Exchange, tmp_path: Path
) -> None:
    draft = books.ledger.record(
        NewDocument(kind="receipt", content=Content((a_line(),)), post=False), by=CLERK
    )
    synced(exchange)
    with HqClient(hq.url, clock=Now()) as client:
        enrol(tmp_path / "other", Now(), client, code=hq.enrol_code("MK02"), name="Other")
        with open_books(tmp_path / "other", Now()) as other:
            elsewhere = Exchange(other, client, Now(), LoadedDice())
            synced(elsewhere)
            other.ledger.step(draft.document, "post", by=CLERK)
            synced(elsewhere)
    books.ledger.step(draft.document, "cancel", by=CLERK)
    received(books)
    assert synced(exchange) == {"refused": 1, "applied": 1}
    assert (hq.documents()[draft.document], books.reading.show(draft.document).state) == (
        "posted",
        "posted",
    )
    assert on_hand(books) == 10


def test_another_device_of_the_site_hears_of_it(
    hq: Party, books: Books, exchange: Exchange, tmp_path: Path
) -> None:
    received(books, quantity=12)
    synced(exchange)
    with HqClient(hq.url, clock=Now()) as client:
        enrol(tmp_path / "other", Now(), client, code=hq.enrol_code("MK02"), name="Other")
        with open_books(tmp_path / "other", Now()) as other:
            synced(Exchange(other, client, Now(), LoadedDice()))
            assert on_hand(other) == 12


def test_another_site_hears_nothing_of_it(
    hq: Party, books: Books, exchange: Exchange, tmp_path: Path
) -> None:
    received(books, quantity=12)
    synced(exchange)
    with HqClient(hq.url, clock=Now()) as client:
        enrol(tmp_path / "kc", Now(), client, code=hq.enrol_code("KC00"), name="KC")
        with open_books(tmp_path / "kc", Now()) as other:
            synced(Exchange(other, client, Now(), LoadedDice()))
            assert list(other.reading.documents()) == []
            assert other.catalogue.staff() == []


def test_a_change_of_the_catalogue_comes_by_the_feed(
    hq: Party, books: Books, exchange: Exchange
) -> None:
    synced(exchange)
    hq.rename("TEA", "凍檸茶")
    synced(exchange)
    item = books.catalogue.item("TEA")
    assert item is not None
    assert item.name == "凍檸茶"


def test_the_bell_rings_for_news_and_for_nothing_else(
    hq: Party, books: Books, exchange: Exchange
) -> None:
    synced(exchange)
    with HqClient(hq.url, clock=Now()) as client:
        bell = Bell(books, client)
        assert not bell.wait(1).has_news
        hq.rename("TEA", "凍檸茶")
        rung = bell.wait(1)
    assert rung.has_news
    assert exchange.round(rung).pulled == 1


def test_a_revoked_device_is_stopped(hq: Party, books: Books, exchange: Exchange) -> None:
    synced(exchange)
    received(books)
    hq.revoke(books.device.id)
    result = exchange.run_until_quiet(_never)
    assert (result.state, books.device.state) == ("revoked", "revoked")
    assert books.journal.count_waiting() == 1


def test_a_protocol_that_hq_does_not_speak_is_refused(books: Books, exchange: Exchange) -> None:
    synced(exchange)
    seq, head = books.journal.head()
    letter = Visit(
        protocol=1,
        oldest_protocol=1,
        app="test",
        device=books.device.id,
        epoch=books.device.epoch,
        seq=seq,
        hash=head.hex(),
        bookmark=0,
        clock="2026-11-20T04:00:00.000Z",
    )
    welcome = exchange._talk._client.visit(letter)
    assert (welcome.state, welcome.seq, welcome.hash) == ("ok", 0, GENESIS.hex())
    assert (welcome.sites, welcome.protocol) == (["MK02"], 1)


def test_another_epoch_is_told_as_such(books: Books, exchange: Exchange) -> None:
    synced(exchange)
    with pytest.raises(HqSaysNo) as no:
        exchange._talk._client.pull(0, epoch="another")
    assert no.value.code == "epoch"
