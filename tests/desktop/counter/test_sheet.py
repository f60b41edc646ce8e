"""The left card: the choice moves without the focus, and edits end where a scan begins."""

from collections.abc import Iterator

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.counter.mode import MODES
from desktop.counter.sheet import Sheet
from desktop.counter.till import Till
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.promises import check_promises


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme, place: Workplace, till: Till) -> Iterator[Sheet]:
    for sku, amount in (("TW-1010", "1"), ("ND-0454", "5"), ("DR-0375", "12")):
        till.scan(sku, amount)
    made = Sheet(theme, place, till)
    made.resize(900, 500)
    made.show()
    yield made
    delete(made)  # before its books close


def test_the_newest_line_is_on_the_card_and_the_others_below_it(
    sheet: Sheet, qtmodeltester: ModelTester
) -> None:
    check_promises(qtmodeltester, sheet.model)
    assert [row.seen.line.sku for row in sheet.model.rows] == ["ND-0454", "TW-1010"]
    line = sheet.last_scan.line()
    assert line is not None
    assert line.code == "DR-0375"


def test_the_choice_goes_down_and_back_to_the_card(sheet: Sheet) -> None:
    sheet.move_choice(1)
    sheet.move_choice(1)
    sheet.move_choice(1)
    assert sheet.chosen == "1"
    sheet.move_choice(-1)
    sheet.move_choice(-1)
    assert (sheet.has_choice, sheet.chosen) == (False, "3")


def test_a_choice_that_is_gone_is_forgotten(sheet: Sheet, till: Till) -> None:
    sheet.move_choice(1)
    till.remove("2")
    sheet.show_till()
    assert not sheet.has_choice


def test_an_empty_draft_says_how_to_begin(sheet: Sheet, till: Till) -> None:
    till.choose(MODES[1])
    sheet.show_till()
    assert (sheet.blank.isVisible(), sheet.blank.title()) == (True, "Scan the first item")


def test_transfers_on_their_way_are_offered(sheet: Sheet, till: Till, on_the_way: str) -> None:
    till.choose(MODES[-1])
    sheet.show_till()
    row = sheet.expected_row()
    assert row is not None
    assert (sheet.shows_expected, row.document) == (True, on_the_way)
    assert sheet.expected_row("MK02-TR-07-000009") is None
    sheet.move_choice(1)
