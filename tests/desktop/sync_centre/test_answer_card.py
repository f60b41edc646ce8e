"""What HQ says of the selected step."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.shell.key_button import KeyButton
from desktop.shell.label import CodeLabel, Tag
from desktop.sync_centre.answer_card import AnswerCard
from desktop.sync_centre.rows import SyncRow
from desktop.theme.theme import Theme
from sync.shop.queue import Stage
from tests.desktop.documents.test_steps import SHORT
from tests.desktop.hand import click
from tests.desktop.sync_centre.test_rows import KEPT


@pytest.fixture
def answer(qtbot: QtBot, theme: Theme) -> AnswerCard:
    made = AnswerCard(theme, QAction("Open document"), QAction("Decide this case"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_selected_says_what_to_do(answer: AnswerCard) -> None:
    assert answer.what_next() == "Choose a document to see how far it has come."


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.KEPT, "It is kept on this computer"),
        (Stage.IN_CUSTODY, "HQ has it. Sent again"),
        (Stage.TOLD, "HQ has it in its books."),
    ],
)
def test_each_stage_says_what_comes_next(answer: AnswerCard, stage: Stage, words: str) -> None:
    answer.show_row(SyncRow(step=replace(KEPT, stage=stage)))
    assert answer.what_next().startswith(words)


def test_what_has_no_answer_is_sent_again_and_says_so(answer: AnswerCard) -> None:
    answer.show_row(SyncRow(step=replace(KEPT, is_sent=True)))
    assert answer.what_next().endswith("It is sent again as it is, never twice.")


def test_a_case_is_told_in_plain_words(answer: AnswerCard) -> None:
    told = replace(KEPT, stage=Stage.TOLD, verdict="applied")
    answer.show_row(SyncRow(step=told, case=SHORT, about="Count it."))
    assert answer.words() == "Count it."
    assert answer.what_next() == ("It counts as posted. Nothing else moves until somebody decides.")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("arrive", "It counts as received. Nothing else moves until somebody decides."),
        ("fulfil", "It counts as handed over. Nothing else moves until somebody decides."),
        ("reverse", "It counts. Nothing else moves until somebody decides."),
    ],
)
def test_what_was_received_or_handed_over_is_not_said_to_be_posted(
    answer: AnswerCard, name: str, words: str
) -> None:
    answer.show_row(SyncRow(step=replace(KEPT, name=name, stage=Stage.TOLD), case=SHORT))
    assert answer.what_next() == words


@pytest.mark.parametrize(
    ("verdict", "next_words"),
    [
        ("refused", "It moved nothing at HQ. The document stays visible as it was written."),
        ("conflict", "It moves nothing until somebody decides."),
        ("held", "HQ keeps it, and judges it by itself as soon as it can."),
    ],
)
def test_what_does_not_count_is_not_said_to_count(
    answer: AnswerCard, verdict: str, next_words: str
) -> None:
    step = replace(KEPT, stage=Stage.TOLD, verdict=verdict, code="wrong_state")
    answer.show_row(SyncRow(step=step, case=SHORT))
    assert answer.what_next() == next_words


def test_what_asks_for_a_person_is_tagged_so_and_not_as_confirmed(answer: AnswerCard) -> None:
    told = replace(KEPT, stage=Stage.TOLD, verdict="applied")
    tags = []
    for case in (SHORT, None):
        answer.show_row(SyncRow(step=told, case=case))
        tags.append([tag.text() for tag in answer.findChildren(Tag)])
    assert tags == [["for you"], ["confirmed and read back"]]


def test_a_case_leads_to_the_desk_where_it_is_decided(answer: AnswerCard) -> None:
    told = replace(KEPT, stage=Stage.TOLD, verdict="applied")
    seen = []
    for case in (SHORT, None):
        answer.show_row(SyncRow(step=told, case=case))
        seen.append([b.text() for b in answer.findChildren(KeyButton) if b.isVisible()])
    assert seen == [
        ["For technical support", "Open document", "Decide this case"],
        ["For technical support", "Open document"],
    ]


def test_what_support_asks_for_is_folded_away(answer: AnswerCard) -> None:
    answer.show_row(SyncRow(step=KEPT))
    technical = [label for label in answer.findChildren(CodeLabel) if "s1" in label.text()]
    assert [label.isVisible() for label in technical] == [False]
    fold = next(b for b in answer.findChildren(KeyButton) if b.text() == "For technical support")
    click(fold)
    assert [label.isVisible() for label in technical] == [True]


def test_nothing_goes_out_by_itself_from_a_stopped_computer(answer: AnswerCard) -> None:
    answer.show_row(SyncRow(step=KEPT))
    answer.show_line(is_stopped=True)
    assert answer.what_next().endswith("goes out once this computer is connected again.")
