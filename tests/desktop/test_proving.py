"""The proof of the sums beside the window."""

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop import proving
from desktop.proving import Proving, give_back_memory
from desktop.workplace import Workplace
from sync.shop.proof_of_sums import Proof
from sync.shop.trouble import DiskFault

PATIENCE_MS = 20_000
WRONG = "UPDATE balance SET confirmed = confirmed + 1 WHERE sku = 'DR-0375'"


@pytest.fixture
def proof(place: Workplace) -> Iterator[Proving]:
    made = Proving(place.books)
    yield made
    made.close()


def test_whole_books_are_proved_and_told(proof: Proving, place: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(proof.proved, timeout=PATIENCE_MS) as told:
        proof.prove()
    found = told.args[0]
    count = place.books.cache_file.row("SELECT count(*) FROM movement")
    assert isinstance(found, Proof)
    assert ((found.movements,), found.wrong) == (count, ())


def test_it_comes_by_itself_after_the_start(
    proof: Proving, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "REST_MS", 1)
    with qtbot.waitSignal(proof.proved, timeout=PATIENCE_MS):
        proof.begin()


@pytest.mark.expects_log
def test_a_wrong_sum_is_logged_and_told(
    proof: Proving, place: Workplace, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with place.books.cache_file.transaction() as connection:
        connection.execute(WRONG)
    with (
        caplog.at_level(logging.ERROR, "desktop.proving"),
        qtbot.waitSignal(proof.proved, timeout=PATIENCE_MS) as told,
    ):
        proof.prove()
    assert [record.getMessage() for record in caplog.records] == list(told.args[0].wrong)
    assert "The sum of DR-0375 at" in caplog.text


@pytest.mark.expects_log
def test_a_trouble_is_logged_and_nothing_is_told(
    proof: Proving,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_files: object, **_how: object) -> Proof:
        raise DiskFault("The disk refuses.")

    told = QSignalSpy(proof.proved)
    monkeypatch.setattr(proving, "proof_in_slices", broken)
    with caplog.at_level(logging.WARNING, "desktop.proving"):
        proof.prove()
        qtbot.waitUntil(lambda: "The disk refuses." in caplog.text, timeout=PATIENCE_MS)
    assert told.count() == 0


def test_a_closed_window_ends_the_proof(place: Workplace) -> None:
    made = Proving(place.books)
    told = QSignalSpy(made.proved)
    made.prove()
    made.close()
    assert (made._fetch(), told.count()) == (None, 0)


def test_memory_is_given_back_wherever_it_can_be() -> None:
    give_back_memory()
