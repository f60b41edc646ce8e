"""Why this side."""

from pytestqt.qtbot import QtBot

from desktop.cases.reason_field import ReasonField
from desktop.theme.theme import Theme
from tests.desktop.hand import write


def test_each_word_is_told_and_blanks_are_no_reason(qtbot: QtBot, theme: Theme) -> None:
    reason = ReasonField(theme)
    qtbot.addWidget(reason)
    with qtbot.waitSignal(reason.changed):
        write(reason.field, "  ")
    assert reason.words() == ""
    write(reason.field, "counted ")
    reason.show_kind(is_side=False, is_seen=False)
    assert reason.field.accessibleName() == "Why"
    reason.show_kind(is_side=False, is_seen=True)
    assert reason.field.accessibleName() == "What was found"
    reason.show_kind(is_side=True, is_seen=False)
    assert (reason.words(), reason.field.accessibleName()) == ("counted", "Why this side")
