"""An opened document: on the left what it is, on the right its content, its steps or its movements."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.documents.content_tables import (
    Moved,
    WrittenLine,
    line_columns,
    line_sentence,
    moved_goods,
    movement_columns,
    movement_sentence,
    written_lines,
)
from desktop.documents.file_rows import file_sentence
from desktop.documents.files import Files
from desktop.documents.files_view import FilesView
from desktop.documents.steps import clock_words, entries, moves_goods, step_sentence
from desktop.documents.summary_card import SummaryCard
from desktop.shell.dressed import Dressed
from desktop.shell.label import IconLabel, Label, Paragraph, card, rule
from desktop.shell.segmented import Segmented
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.tables.timeline import Timeline, TimelineShape
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.views import DocumentView

CONTENTS, TIMELINE, MOVEMENTS, FILES = range(4)

_SHAPE = TimelineShape(row=73, line=112, words=140, columns=(40,), who=132)
_NARROW_WINDOW = 1180
_ONLY_ON_A_COUNT = ("book", "variance")


class OpenedDocument(Dressed):
    """explained carries the SKU of the line that F9 asks about."""

    explained = Signal(str)

    def __init__(self, theme: Theme, place: Workplace, acts: Sequence[QAction]) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._place = place
        self._view: DocumentView | None = None
        self._part = TIMELINE
        self._only_moving = False
        self.summary = SummaryCard(theme, place, acts)
        lines: RowModel[WrittenLine] = RowModel(None, line_columns(), sentence=line_sentence)
        moved: RowModel[Moved] = RowModel(None, movement_columns(), sentence=movement_sentence)
        self.lines: Table[WrittenLine] = Table(theme, lines)
        self.moved: Table[Moved] = Table(theme, moved)
        self.steps = Timeline(theme, _SHAPE)
        self.files, self.papers = Files(place, self), FilesView(theme)
        self._title, self._rule = Label(kind="strong"), Label(kind="caption", tone="2")
        self._which = Segmented(theme)
        self._foot = Paragraph(kind="caption", tone="2")
        self._foot_icon = IconLabel(theme, "clock", size=16)
        self._lay_out()
        self._which.chosen.connect(self._choose_which)
        self.files.changed.connect(self._show_files)
        self.settle()

    @property
    def view(self) -> DocumentView | None:
        return self._view

    @property
    def part(self) -> int:
        return self._part

    def show_view(self, view: DocumentView) -> None:
        if self._view is not None and self._view.document != view.document:
            self.files.leave()
        self._view = view
        self.retranslate()

    def show_part(self, part: int) -> None:
        self._part = part
        self.retranslate()

    def current(self) -> QWidget:
        """What has the focus on the right."""
        papers = self.papers.focus_home()
        return (self.lines, self.steps, self.moved, papers)[self._part]

    def segments(self) -> tuple[str, ...]:
        view = self._view
        if view is None:
            return ()
        return (
            self.tr("Contents"),
            self.tr("Timeline {n}").format(n=len(view.steps)),
            self.tr("Movements {n}").format(n=len(view.movements)),
            self.tr("Files {n}").format(n=len(view.attachments)),
        )

    def sentence(self) -> str:
        """What is selected as one readable sentence."""
        view = self._view
        if view is None:
            return ""
        if self._part == TIMELINE:
            entry = self.steps.chosen()
            step = view.steps[int(entry.key) - 1] if entry is not None else None
            return step_sentence(self._place, view, step) if step is not None else ""
        if self._part == CONTENTS:
            line = self.lines.chosen()
            return f"{view.number}: {line_sentence(line)}" if line is not None else ""
        if self._part == FILES:
            paper = self.papers.chosen()
            return f"{view.number}: {file_sentence(paper)}" if paper is not None else ""
        moved = self.moved.chosen()
        return f"{view.number}: {movement_sentence(moved)}" if moved is not None else ""

    def sku(self) -> str:
        """The item of the selected line or movement; of the timeline the document's first."""
        line, moved = self.lines.chosen(), self.moved.chosen()
        if self._part == MOVEMENTS and moved is not None:
            return moved.movement.sku
        if line is not None:
            return line.line.sku
        lines = self._view.content.lines if self._view is not None else ()
        return lines[0].sku if lines else ""

    def fit(self, window_width: int) -> None:
        self.summary.fit(window_width)
        self._rule.setVisible(window_width >= _NARROW_WINDOW)

    def retranslate(self) -> None:
        view = self._view
        self._stack.setCurrentIndex(self._part)
        if view is None:
            return
        self.summary.show_view(view)
        self._show_lines(view)
        self.moved.rows.take_in(moved_goods(self._place, view))
        self.steps.show_entries(entries(self._place, view, only_moving=self._only_moving))
        self._show_words(view)
        self._show_files()

    def _show_files(self) -> None:
        """Read where each file is; its name and size are the document's own."""
        if self._view is None or self._part != FILES:
            return
        self.papers.show_rows(self.files.rows(self._view))
        name = self.files.adding()
        words = self.tr("Photos (JPEG, PNG, WebP) and PDF files, 20 MB each at most.")
        self._foot.setText(self.tr("{name} is being read").format(name=name) if name else words)

    def _show_lines(self, view: DocumentView) -> None:
        self.lines.rows.take_in(written_lines(self._place, view))
        keys = [column.key for column in self.lines.rows.columns]
        self.lines.show_only([k for k in keys if view.counted or k not in _ONLY_ON_A_COUNT])
        for table in (self.lines, self.moved):
            if table.rows.rowCount() and table.chosen() is None:
                table.choose_row(0)

    def _show_words(self, view: DocumentView) -> None:
        titles = (
            self.tr("Contents"),
            self.tr("Timeline"),
            self.tr("Stock movements"),
            self.tr("Files"),
        )
        rules = (
            self.tr("As it was written, with the names of that day"),
            self.tr("Steps are only added, never changed or removed"),
            self.tr("What leaves one place reaches another; all of it sums to 0"),
            self.tr("They go to HQ by themselves; no document waits for them"),
        )
        self._title.setText(titles[self._part])
        self._rule.setText(rules[self._part])
        moving = sum(moves_goods(view, step) for step in view.steps)
        words = (
            self.tr("All {n}").format(n=len(view.steps)),
            self.tr("Changing quantities {n}").format(n=moving),
        )
        self._which.show_choices(words, int(self._only_moving))
        self._which.setVisible(self._part == TIMELINE)
        self._foot.setText(clock_words(self._place, view))
        self._foot_icon.show_icon("paperclip" if self._part == FILES else "clock", "ink2")

    def _choose_which(self, index: int) -> None:
        self._only_moving = index == 1
        self.retranslate()
        self.steps.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.summary)
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        self._stack = QStackedWidget()
        for widget in (self.lines, self.steps, self.moved, self.papers):
            self._stack.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addWidget(self._make_foot())
        row.addWidget(frame, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._rule)
        row.addStretch()
        row.addWidget(self._which)
        return row

    def _make_foot(self) -> QFrame:
        frame = card("bare")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._foot_icon)
        row.addWidget(self._foot, 1)
        return frame
