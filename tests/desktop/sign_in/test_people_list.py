"""People as cards."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.sign_in.people_list import PeopleList, PeopleModel
from desktop.sign_in.person import Person
from desktop.theme.theme import Theme

PEOPLE = (
    Person("C01", "陳美玲", "clerk", held=1),
    Person("C02", "何志明", "desk"),
    Person("C03", "梁詠詩", "manager"),
)


def made(qtbot: QtBot, theme: Theme) -> PeopleList:
    people = PeopleList(theme)
    qtbot.addWidget(people)
    people.resize(500, 400)
    people.show()
    people.show_people(PEOPLE)
    return people


def test_the_first_person_is_put_forward(qtbot: QtBot, theme: Theme) -> None:
    assert made(qtbot, theme).person() == PEOPLE[0]


def test_arrows_stop_at_both_ends(qtbot: QtBot, theme: Theme) -> None:
    people = made(qtbot, theme)
    people.move_choice(-1)
    assert people.person() == PEOPLE[0]
    for _ in range(5):
        people.move_choice(1)
    assert people.person() == PEOPLE[2]


def test_a_chosen_person_stays_chosen_in_a_narrower_list(qtbot: QtBot, theme: Theme) -> None:
    people = made(qtbot, theme)
    assert people.choose("C03")
    people.show_people(PEOPLE[1:])
    assert people.person() == PEOPLE[2]
    people.show_people(PEOPLE[:2])
    assert people.person() == PEOPLE[0]


def test_an_unknown_badge_chooses_nobody(qtbot: QtBot, theme: Theme) -> None:
    people = made(qtbot, theme)
    assert not people.choose("4891234500017")
    assert people.person() == PEOPLE[0]


def test_the_model_keeps_the_rules_of_qt_and_speaks(qtbot: QtBot, theme: Theme) -> None:
    people = made(qtbot, theme)
    model = PeopleModel(people)
    tester = QAbstractItemModelTester(model)
    model.show(PEOPLE)
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (tester.model(), spoken) == (model, "陳美玲, Clerk")


def test_the_cards_are_painted(qtbot: QtBot, theme: Theme) -> None:
    people = made(qtbot, theme)
    first: QWidget = people.viewport()
    assert first.grab().toImage().pixelColor(200, 4) == theme.colour("actTint")
