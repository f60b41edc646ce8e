"""The right card: fields of the kind, what is worth noticing, and Post."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.counter.mode import MODES
from desktop.counter.side_card import NARROW_WIDTH, WIDTH, CardFacts, CardKeys, SideCard
from desktop.theme.theme import Theme
from sync.stock.document import Content
from tests.desktop.hand import key, write

FACTS = CardFacts("Draft", "Kept here 10:42:07", "MK02-IS-07-000001", "旺角店", "", is_offline=True)
FIELDS = ("party", "reference", "note", "counterpart", "reason", "to_site")


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> SideCard:
    keys = CardKeys(QAction("Post"), QAction("Hold"), QAction("Undo"))
    made = SideCard(theme, keys, lambda: [("ST01", "沙田店")])
    qtbot.addWidget(made)
    made.show()
    made.show_facts(FACTS)
    return made


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.key)
def test_a_mode_shows_its_own_fields(card: SideCard, mode: object) -> None:
    chosen = next(each for each in MODES if each is mode)
    card.show_content(chosen, Content())
    assert tuple(name for name in FIELDS if card.field(name).isVisible()) == tuple(
        name for name in FIELDS if name in chosen.fields
    )


def test_what_is_written_in_a_field_is_told(card: SideCard) -> None:
    spy, left = QSignalSpy(card.field_written), QSignalSpy(card.left)
    card.show_content(MODES[0], Content())
    card.go_to_party()
    field = card.field("party")
    write(field, "Chan's")
    key(field, Qt.Key.Key_Return)
    assert (spy.at(0), left.count()) == (["party", "Chan's"], 1)


def test_a_field_in_use_is_left_alone(card: SideCard) -> None:
    card.show_content(MODES[0], Content())
    field = card.field("party")
    field.setFocus()
    write(field, "Ch")
    card.show_content(MODES[0], Content(party="other"))
    assert isinstance(field, QLineEdit)
    assert field.text() == "Ch"


def test_a_site_is_chosen_from_the_others(card: SideCard) -> None:
    spy = QSignalSpy(card.field_written)
    card.show_content(MODES[4], Content())
    box = card.field("to_site")
    assert isinstance(box, QComboBox)
    box.activated.emit(0)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert spy.at(1) == ["to_site", "ST01"]


def test_the_foot_says_what_post_wants_or_that_offline_is_fine(card: SideCard) -> None:
    assert card.foot().startswith("Offline posts all the same")
    card.show_facts(CardFacts("Draft", "", "", "", "Nothing scanned yet", is_offline=True))
    assert card.foot() == "Nothing scanned yet"


def test_a_narrow_window_gets_a_narrow_card(card: SideCard) -> None:
    card.fit(1093)
    assert card.width() == NARROW_WIDTH
    card.fit(1366)
    assert card.width() == WIDTH
