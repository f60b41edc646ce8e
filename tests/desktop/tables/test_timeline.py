"""Steps on a line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.tables.cell import TagMark
from desktop.tables.timeline import Entry, Timeline, TimelineModel, TimelineShape
from desktop.theme.theme import Theme
from tests.desktop.hand import key
from tests.desktop.promises import check_promises

SALE = Entry(
    "d2", "10:31", "upload-simple", "Issue", day="11-20", number="MK02-IS-000479",
    detail="陳美玲　till", tag=TagMark("waiting here", "calm", "desktop"), figures=("−4", "61"),
    sentence="11-20 10:31, 陳美玲: Issue, −4, balance 61",
)  # fmt: skip
COUNT = Entry("d1", "21:14", "clipboard-text", "Count", figures=("= 48", "48"), tone="act",
              note=TagMark("look", "need"), who=("何志明", "phone"))  # fmt: skip
SHAPES = (TimelineShape(43), TimelineShape(73, 112, 140, (40,), 132))


@pytest.mark.parametrize("shape", SHAPES, ids=("low", "tall"))
def test_every_part_of_a_step_is_painted(qtbot: QtBot, theme: Theme, shape: TimelineShape) -> None:
    view = Timeline(theme, shape)
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show()
    blank = view.grab().toImage()
    view.show_entries((SALE, COUNT))
    assert view.grab().toImage() != blank


def test_a_step_is_a_sentence_to_a_screen_reader(qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    model.show((SALE, COUNT))
    check_promises(qtmodeltester, model)
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == [SALE.sentence, "Count"]


def test_the_newest_step_is_chosen_and_enter_opens_it(qtbot: QtBot, theme: Theme) -> None:
    view = Timeline(theme, SHAPES[0])
    qtbot.addWidget(view)
    view.show()
    spy = QSignalSpy(view.opened)
    view.show_entries((SALE, COUNT))
    assert view.chosen() == SALE
    view.choose(1)
    view.setFocus()
    key(view, Qt.Key.Key_Return)
    assert spy.at(0) == [COUNT]


def test_no_steps_choose_nothing(qtbot: QtBot, theme: Theme) -> None:
    view = Timeline(theme, SHAPES[0])
    qtbot.addWidget(view)
    view.show_entries(())
    assert view.chosen() is None
