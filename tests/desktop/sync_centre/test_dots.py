"""Four dots, painted by how far a step has come."""

from dataclasses import replace

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.sync_centre.dots import DotsDelegate
from desktop.sync_centre.rows import SyncRow, columns, group_words, sentence
from desktop.tables.cell_delegate import PADDING
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from sync.shop.queue import Stage
from tests.desktop.sync_centre.test_rows import KEPT


def painted(qtbot: QtBot, theme: Theme, row: SyncRow) -> QImage:
    model: RowModel[SyncRow] = RowModel(None, columns(), sentence=sentence, group=group_words)
    table: Table[SyncRow] = Table(theme, model, delegate=DotsDelegate(theme, model, model))
    qtbot.addWidget(table)
    table.resize(900, 120)
    model.show((SyncRow("Waiting: 1"), row))
    table.show()
    box = table.visualRect(model.index(1, table.column_of("dots")))
    return table.viewport().grab(box).toImage()


def test_each_stage_looks_different(qtbot: QtBot, theme: Theme) -> None:
    pictures = [
        painted(qtbot, theme, SyncRow(step=replace(KEPT, stage=stage, verdict=verdict)))
        for stage, verdict in (
            (Stage.KEPT, ""),
            (Stage.IN_CUSTODY, ""),
            (Stage.JUDGED, "applied"),
            (Stage.JUDGED, "refused"),
            (Stage.TOLD, "applied"),
        )
    ]
    pictures.append(painted(qtbot, theme, SyncRow(step=replace(KEPT, is_sent=True))))
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[n + 1 :])


def test_what_was_sent_and_not_answered_ends_in_a_ring_on_the_third_dot(
    qtbot: QtBot, theme: Theme
) -> None:
    """This computer and sent are full; that HQ has received it is open; the fourth is far."""
    image = painted(qtbot, theme, SyncRow(step=replace(KEPT, is_sent=True)))
    middle, act = image.height() // 2 + 1, theme.colour("act")
    centres = [PADDING + 5 + n * 32 for n in range(4)]
    assert [image.pixelColor(x, middle) == act for x in centres] == [True, True, False, False]
    edges = [image.pixelColor(x - 5, middle) for x in centres]
    assert edges[2].hue() == act.hue()
    assert edges[3].hue() != act.hue()


def test_the_way_of_what_hq_sent_back_ends_at_hq(qtbot: QtBot, theme: Theme) -> None:
    step = replace(KEPT, stage=Stage.TOLD, verdict="refused", code="wrong_state")
    image = painted(qtbot, theme, SyncRow(step=step))
    middle, act = image.height() // 2, theme.colour("act")
    between = [PADDING + 21 + n * 32 for n in range(3)]
    hues = [image.pixelColor(x, middle).hue() == act.hue() for x in between]
    assert hues == [True, True, False]
