"""The table of a document's files, or what stands where none is."""

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.documents.file_rows import FileRow
from desktop.documents.files_view import FilesView
from desktop.theme.theme import Theme
from sync.shop.attaching import FileHere
from tests.desktop.promises import check_promises
from tests.files import JPEG, PDF, named

ROWS = [FileRow(FileHere(named(body, name), is_here=True, at_hq=True))
        for body, name in ((JPEG, "a.jpg"), (PDF, "b.pdf"))]  # fmt: skip


def test_the_chosen_file_stays_chosen_while_others_come(
    qtbot: QtBot, theme: Theme, qtmodeltester: ModelTester
) -> None:
    view = FilesView(theme)
    qtbot.addWidget(view)
    assert (view.has_rows, view.focus_home(), view.chosen()) == (False, view, None)
    view.show_rows(ROWS[:1])
    view.show_rows(ROWS)
    assert (view.focus_home(), view.chosen()) == (view.table, ROWS[0])
    check_promises(qtmodeltester, view.table.rows)
    view.show_rows(())
    assert not view.has_rows
