"""The own steps in three groups."""

from dataclasses import replace

import pytest

from desktop.sync_centre.rows import (
    Groups,
    SyncRow,
    columns,
    contents_words,
    group_words,
    hq_words,
    number_of,
    read_groups,
    sentence,
    stage_words,
    title,
)
from desktop.workplace import Workplace
from sync.shop.ledger import Recorded
from sync.shop.queue import QueueRow, Stage
from tests.desktop.documents.test_steps import SHORT
from tests.desktop.sample_day import reverse

Morning = dict[str, Recorded]
KEPT = QueueRow(1, "s1", "d1", "MK02-IS-07-000001", "issue", "post", "C101",
                "2026-11-20T02:42:07.000Z", Stage.KEPT, "", "")  # fmt: skip


def test_what_waits_stands_in_posting_order(place: Workplace, morning: Morning) -> None:
    groups = read_groups(place)
    assert [row.step.stage for row in groups.waiting if row.step] == [Stage.KEPT] * 9
    assert (groups.for_you, groups.confirmed, groups.waiting_count) == ((), (), 9)


def test_a_step_on_a_document_bears_its_number(place: Workplace, morning: Morning) -> None:
    reverse(place.books, morning["issue"])
    last = read_groups(place).waiting[-1]
    assert (number_of(last), title(last)) == (morning["issue"].number, "Issue　Reversed")
    assert contents_words(last) == "磁力片 100 片裝"
    cell = columns()[0].cell(last)
    assert (cell.text, cell.code) == ("Reversed", morning["issue"].number)


def test_empty_groups_have_no_head() -> None:
    groups = Groups(waiting=(SyncRow(step=KEPT),), waiting_count=1)
    assert [bool(group_words(row)) for row in groups.rows()] == [True, False]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (SyncRow(step=KEPT), "waiting"),
        (SyncRow(step=replace(KEPT, is_sent=True)), "sent, no answer yet"),
        (SyncRow(step=replace(KEPT, stage=Stage.IN_CUSTODY)), "at HQ, no answer yet"),
        (SyncRow(step=replace(KEPT, stage=Stage.IN_CUSTODY, verdict="held")), "held at HQ"),
        (SyncRow(step=replace(KEPT, stage=Stage.TOLD, verdict="applied")), "confirmed"),
    ],
)
def test_the_state_says_how_far_a_step_has_come(row: SyncRow, words: str) -> None:
    state = next(column for column in columns() if column.key == "state")
    assert state.cell(row).text == words


def test_what_hq_sent_back_or_asks_about_is_for_you() -> None:
    state = next(column for column in columns() if column.key == "state")
    back = SyncRow(step=replace(KEPT, stage=Stage.JUDGED, verdict="refused", code="wrong_state"))
    told = replace(KEPT, stage=Stage.TOLD, verdict="applied")
    asks = SyncRow(step=told, case=SHORT, about="Count it.")
    tags = [state.cell(row).tag for row in (back, asks)]
    assert [tag.words for tag in tags if tag is not None] == ["sent back", "for you"]
    assert hq_words(back) == "This cannot be done with the document any more."
    assert hq_words(asks) == "Count it."


def test_a_row_says_how_far_it_has_come_of_four() -> None:
    assert sentence(SyncRow(step=KEPT)) == "Issue MK02-IS-07-000001, step 1 of 4: kept here"
    sent = replace(KEPT, is_sent=True)
    assert sentence(SyncRow(step=sent)).endswith("step 2 of 4: sent, no answer yet")
    taken = replace(KEPT, stage=Stage.IN_CUSTODY)
    assert sentence(SyncRow(step=taken)).endswith("step 3 of 4: received by HQ")
    assert (sentence(SyncRow("Waiting: 4")), stage_words(KEPT)) == ("Waiting: 4", "kept here")


def test_what_hq_sent_back_is_nowhere_said_to_be_confirmed() -> None:
    back = replace(KEPT, stage=Stage.TOLD, verdict="refused")
    assert stage_words(back) == "sent back by HQ"
    assert sentence(SyncRow(step=back)).endswith("step 4 of 4: sent back by HQ")
