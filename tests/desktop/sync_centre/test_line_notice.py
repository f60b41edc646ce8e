"""What is in the way of the exchange, and the way out."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.line_facts import LineFacts
from desktop.shell.key_button import KeyButton
from desktop.sync_centre.line_notice import LineNotice
from desktop.theme.theme import Theme


@pytest.fixture
def notice(qtbot: QtBot, theme: Theme) -> LineNotice:
    made = LineNotice(theme, QAction("Connect again"))
    qtbot.addWidget(made)
    return made


def offers_to_connect(notice: LineNotice) -> bool:
    return not notice.findChildren(KeyButton)[0].isHidden()


def test_where_nothing_is_in_the_way_nothing_is_said(notice: LineNotice) -> None:
    notice.show_facts(LineFacts("online"))
    assert (notice.isHidden(), notice.words()) == (True, "")


def test_a_line_that_is_away_is_no_matter_for_a_person(notice: LineNotice) -> None:
    notice.show_facts(LineFacts("offline", trouble="hq_away"))
    assert notice.words().startswith("HQ cannot be reached.")
    assert not offers_to_connect(notice)


def test_a_stopped_computer_and_its_wrong_clock_are_both_told(notice: LineNotice) -> None:
    notice.show_facts(LineFacts(state="restored", clock_offset_s=400))
    said = notice.words().splitlines()
    assert [words[:14] for words in said] == ["This data is o", "The clock of t"]
    assert offers_to_connect(notice)


@pytest.mark.parametrize(("code", "is_amber"), [("hq_busy", False), ("not_hq", True)])
def test_amber_is_what_does_not_go_by_itself(notice: LineNotice, code: str, is_amber: bool) -> None:
    facts = LineFacts("offline", trouble=code)
    notice.show_facts(facts)
    assert (notice._box.isHidden(), notice.words()) == (not is_amber, facts.trouble_words())
