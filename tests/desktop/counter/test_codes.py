"""What a typed line or a scan means."""

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.counter.attempt import Attempt
from desktop.counter.codes import Codes
from desktop.counter.scan_box import ScanBox
from desktop.counter.till import Till
from desktop.sound import Scanner
from desktop.theme.theme import Theme
from desktop.workplace import Workplace


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> ScanBox:
    made = ScanBox(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def codes(place: Workplace, till: Till, box: ScanBox, sounds: list[str]) -> Codes:
    scanner = Scanner("both", sounds.append)
    return Codes(place, till, box, attempt=Attempt(box, scanner), scanner=scanner)


def quantities(till: Till) -> list[tuple[str, int]]:
    return [(line.sku, line.quantity) for line in till.draft.content.lines]


def test_an_amount_typed_before_a_code_counts(codes: Codes, till: Till, sounds: list[str]) -> None:
    codes.take_typed("3*4897700000012")
    assert (quantities(till), sounds) == ([("DR-0375", 3)], ["tick"])


def test_an_amount_in_the_box_counts_for_the_next_code(
    codes: Codes, till: Till, box: ScanBox
) -> None:
    box.set_amount("5")
    codes.take_code("4897700000012")
    codes.repeat()
    assert quantities(till) == [("DR-0375", 10)]


def test_a_short_code_is_a_code(codes: Codes, till: Till) -> None:
    codes.take_typed("dr-0375")
    assert quantities(till) == [("DR-0375", 1)]


def test_words_ask_the_finder(codes: Codes) -> None:
    spy = QSignalSpy(codes.words_given)
    codes.take_typed("tea")
    assert spy.at(0) == ["tea"]


def test_a_bare_enter_confirms(codes: Codes) -> None:
    spy = QSignalSpy(codes.confirmed)
    codes.take_typed("")
    assert spy.count() == 1


def test_the_number_of_a_document_is_no_code(codes: Codes, till: Till) -> None:
    spy = QSignalSpy(codes.number_given)
    codes.take_code("MK02-IS-07-000001")
    assert (spy.count(), till.draft.is_empty) == (1, True)


def test_nothing_is_repeated_before_the_first_scan(codes: Codes, till: Till) -> None:
    codes.repeat()
    assert till.draft.is_empty
