"""What is worth noticing, in words."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.counter.notices import NoticeList, notice_words
from desktop.shell.label import Paragraph
from desktop.theme.theme import Theme
from sync.shop.outlook import Notice
from sync.stock.document import Line

TEA = Line("1", "DR-0375", 12, "檸檬茶", "包", lot="L2611A")


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (Notice("below_zero", TEA, -2), "Tea goes to −2 包"),
        (Notice("held_back", TEA, 3), "3 包 of Tea are held back for somebody"),
        (Notice("short", TEA, 2), "Tea: 2 包 short"),
        (Notice("over", TEA, 3), "Tea: 3 包 more than sent"),
    ],
)
def test_a_notice_says_what_is_so(notice: Notice, words: str) -> None:
    assert notice_words(notice, "Tea")[0] == words


def test_a_date_says_which_lot_goes_out_first() -> None:
    title, detail = notice_words(Notice("expires_soon", TEA, days=12), "Tea")
    assert (title.startswith("Tea expires in 12"), detail) == (
        True,
        "Lot L2611A goes out first; F7 picks another.",
    )


def test_an_expired_lot_says_what_to_do() -> None:
    assert notice_words(Notice("expired", TEA, days=1), "Tea")[1].startswith("Not for sale.")


def test_the_list_shows_only_what_stands(qtbot: QtBot, theme: Theme) -> None:
    shown = NoticeList(theme)
    qtbot.addWidget(shown)
    shown.show_notices(((Notice("short", TEA, 2), "Tea"), (Notice("over", TEA, 1), "Milk")))
    assert shown.sentences() == ("Tea: 2 包 short", "Milk: 1 包 more than sent")
    shown.show_notices(((Notice("short", TEA, 2), "Tea"),))
    assert shown.sentences() == ("Tea: 2 包 short",)


def many(count: int) -> tuple[tuple[Notice, str], ...]:
    return tuple((Notice("short", TEA, 2), f"Item {n}") for n in range(count))


def test_of_many_the_newest_have_boxes_and_the_rest_is_counted(qtbot: QtBot, theme: Theme) -> None:
    shown = NoticeList(theme)
    qtbot.addWidget(shown)
    shown.show_notices(many(11))
    words = [label.text() for label in shown.findChildren(Paragraph)]
    assert len(shown.sentences()) == 11
    assert shown.boxes() == 8
    assert "and 3 more" in words
    assert [any(f"Item {n}:" in each for each in words) for n in (2, 3, 10)] == [False, True, True]


def test_a_box_stands_as_long_as_its_words(qtbot: QtBot, theme: Theme) -> None:
    shown = NoticeList(theme)
    qtbot.addWidget(shown)
    shown.show_notices(many(3))
    before = {box.text(): box for box in shown.findChildren(Paragraph)}
    shown.show_notices(many(4))
    after = {box.text(): box for box in shown.findChildren(Paragraph)}
    titles = [f"Item {n}: 2 包 short" for n in range(3)]
    assert [after[title] is before[title] for title in titles] == [True, True, True]


def test_what_no_longer_stands_goes(qtbot: QtBot, theme: Theme) -> None:
    shown = NoticeList(theme)
    qtbot.addWidget(shown)
    shown.show_notices(many(11))
    shown.show_notices(many(2))
    assert (shown.boxes(), shown.sentences()[-1]) == (2, "Item 1: 2 包 short")
    shown.show_notices(())
    assert (shown.boxes(), shown.sentences()) == (0, ())
