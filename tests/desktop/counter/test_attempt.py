"""What a person asked is done, or a calm no stands below the box."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.counter.attempt import Attempt
from desktop.counter.scan_box import ScanBox
from desktop.counter.till import Doubt
from desktop.sound import Scanner
from desktop.theme.theme import Theme
from sync.shop.trouble import DiskFull
from sync.stock.refusal import Refusal


class Asked:
    """Acts as a test wants them."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def refuse(self) -> None:
        raise Refusal("no_lines", "The document has no lines.")

    def be_full(self) -> None:
        raise DiskFull("The disk is full.")

    def doubt(self) -> None:
        raise Doubt("1200", "Tea", "包", lambda: self.done.append("surely"))

    def do(self) -> None:
        self.done.append("done")


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> ScanBox:
    made = ScanBox(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sounds() -> list[str]:
    return []


@pytest.fixture
def attempt(box: ScanBox, sounds: list[str]) -> Attempt:
    return Attempt(box, Scanner("both", sounds.append))


def test_what_is_done_clears_the_box(attempt: Attempt, box: ScanBox) -> None:
    box.set_amount("12")
    assert attempt.do(Asked().do)
    assert box.amount() == ""


def test_a_no_is_said_and_heard(attempt: Attempt, box: ScanBox, sounds: list[str]) -> None:
    assert not attempt.do(Asked().refuse, code="4891")
    assert (box.sentence(), box.field.text()) == ("The document has no lines yet.", "4891")
    assert sounds == ["low"]


def test_a_trouble_is_said_with_what_to_do(attempt: Attempt, box: ScanBox) -> None:
    attempt.do(Asked().be_full)
    assert box.sentence().startswith("The disk is full.")


def test_a_doubt_asks_and_a_yes_goes_on(attempt: Attempt, box: ScanBox) -> None:
    asked = Asked()
    attempt.do(asked.doubt)
    assert (attempt.is_asking, box.sentence()) == (True, "1200 包 of Tea? Enter yes, Esc no")
    attempt.answer(is_sure=True)
    assert (attempt.is_asking, asked.done) == (False, ["surely"])


def test_codes_wait_for_the_answer(attempt: Attempt) -> None:
    asked, waited = Asked(), list[str]()
    attempt.waiting.connect(waited.append)
    attempt.do(asked.doubt)
    attempt.keep("4891")
    assert waited == []
    attempt.answer(is_sure=False)
    assert (waited, asked.done) == (["4891"], [])
