"""The sync centre's page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.file_choice import FileChoice
from desktop.line_facts import LineFacts
from desktop.page import Page
from desktop.shell.blank import Blank
from desktop.shell.label import Paragraph, card
from desktop.shell.top_bar import Heading
from desktop.sync_centre.answer_card import AnswerCard
from desktop.sync_centre.dots import DotsDelegate
from desktop.sync_centre.facts_strip import FactsStrip
from desktop.sync_centre.line_notice import LineNotice
from desktop.sync_centre.rows import (
    Groups,
    SyncRow,
    columns,
    group_words,
    number_of,
    read_groups,
    sentence,
)
from desktop.sync_centre.stick_card import StickCard
from desktop.sync_centre.sticks import Sticks
from desktop.sync_centre.support_desk import SupportDesk
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from desktop.wording.moments import minute
from desktop.wording.parcels import PARCELS
from desktop.workplace import Workplace
from sync.shop.stick import PARCEL_SUFFIX

_SETTLE_MS = 200
_SECOND_MS = 1000
_LIST, _BLANK = range(2)


class SyncPage(Page):
    """try_asked goes to the exchange, enrol_asked to whoever lets a stopped computer in again.

    stopwatch_s reads the clock its facts are told by.
    """

    try_asked = Signal()
    enrol_asked = Signal()

    def __init__(self, theme: Theme, place: Workplace, stopwatch_s: Callable[[], float]) -> None:
        super().__init__(theme)
        self._place = place
        self._stopwatch_s = stopwatch_s
        self._facts = LineFacts()
        self._groups = Groups()
        self._open = self.add_key("Return", self._open_document)
        self._try = self.add_key("F5", self.try_asked.emit)
        self._case = self.add_key("F12", self._open_case)
        self._again = self.add_key("Ctrl+R", self.enrol_asked.emit)
        self.support = SupportDesk(theme, place, self)
        self._help = self.add_key("F10", self.support.open)
        self._save = self.add_key("Ctrl+S", self._ask_for_stick)
        self._take = self.add_key("Ctrl+O", self._ask_for_file)
        self.strip = FactsStrip(theme, self._try)
        self.stick = StickCard(theme, self._save, self._take)
        self.sticks = Sticks(place, self)
        self._folder, self._file = FileChoice(self), FileChoice(self)
        self.model: RowModel[SyncRow] = RowModel(
            None, columns(), sentence=sentence, group=group_words
        )
        delegate = DotsDelegate(theme, self.model, self)
        self.table: Table[SyncRow] = Table(theme, self.model, delegate=delegate)
        self.blank = Blank(theme, "cloud-check")
        self.answer = AnswerCard(theme, self._open, self._case)
        self.notice = LineNotice(theme, self._again)
        self._proof = Paragraph(kind="caption", tone="3")
        self._settling, self._ticking = QTimer(self), QTimer(self)
        self._lay_out()
        self._connect()
        self.read_again()

    def heading(self) -> Heading:
        return Heading(
            self.tr("Sync"), note=self.tr("Each document of this computer on its way to HQ")
        )

    def open_with(self, what: object) -> None:
        """A document's id: go to its row. Files off a stick: take them in."""
        if isinstance(what, tuple):
            self.sticks.take(what)
            return
        for row, shown in enumerate(self.model.rows):
            if shown.document_id and shown.document_id == what:
                self.table.choose_row(row)

    def take_scan(self, code: str) -> None:
        for row, shown in enumerate(self.model.rows):
            if shown.step is not None and number_of(shown) == code:
                self.table.choose_row(row)

    def focus_home(self) -> QWidget:
        return self.table

    def entered(self) -> None:
        self.read_again()

    def show_line(self, facts: LineFacts) -> None:
        self._facts = facts
        self._show_facts()
        self.note_changes()

    def note_changes(self) -> None:
        """Read again, a little later: many changes are one reading."""
        if self.isVisible() and not self._settling.isActive():
            self._settling.start(_SETTLE_MS)

    def read_again(self) -> None:
        place = self._place
        place.errands.send(lambda: read_groups(place), self._take_groups)

    def retranslate(self) -> None:
        self._open.setText(self.tr("Open document"))
        self._try.setText(self.tr("Try now"))
        self._case.setText(self.tr("Decide this case"))
        self._again.setText(self.tr("Connect again"))
        self._help.setText(self.tr("For support"))
        self._save.setText(self.tr("Save to a stick"))
        self._take.setText(self.tr("Take in a file"))
        self.model.retitle()
        self._show_rows()
        self._show_facts()
        self._show_sticks()
        self.heading_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.answer.fit(self.window().width())

    def _take_groups(self, groups: Groups) -> None:
        self._groups = groups
        self._show_rows()
        self._show_facts()
        self._show_sticks()

    def _show_rows(self) -> None:
        row = self.table.chosen()
        rows = self._groups.rows()
        self.model.show(rows)
        self._stack.setCurrentIndex(_LIST if rows else _BLANK)
        words = self.tr("All sent")
        last = self._facts.last_heard
        if last:
            words = self.tr("All sent, last at {time}").format(time=minute(last))
        self.blank.say(words)
        self._choose_again(row)

    def _choose_again(self, row: SyncRow | None) -> None:
        """The row that was selected, else the first that is no head."""
        step = row.step.step if row is not None and row.step is not None else ""
        steps = [each.step.step if each.step is not None else "" for each in self.model.rows]
        if step in steps and step:
            self.table.choose_row(steps.index(step))
        elif any(steps):
            self.table.choose_row(next(n for n, each in enumerate(steps) if each))
        self._show_answer(self.table.chosen())

    def _show_answer(self, row: object) -> None:
        shown = row if isinstance(row, SyncRow) and row.step is not None else None
        self.answer.show_row(shown)
        self._open.setEnabled(shown is not None)
        has_case = shown is not None and shown.case is not None
        self._case.setVisible(has_case)
        self._case.setEnabled(has_case)

    def _open_case(self) -> None:
        """Where it is decided, with both sides in view."""
        row = self.table.chosen()
        if row is not None and row.case is not None:
            self.wants_page.emit("cases", row.case.case)

    def _show_facts(self) -> None:
        left = self._facts.next_try_s - self._stopwatch_s() if self._facts.next_try_s else 0
        waiting = self._groups.waiting
        step = waiting[0].step if waiting else None
        oldest = step.at if step is not None else ""
        self.strip.show_facts(self._facts, oldest=oldest, left_s=max(0, round(left)))
        self.notice.show_facts(self._facts)
        self.answer.show_line(is_stopped=self._facts.is_stopped)
        self._again.setVisible(self._facts.is_stopped)
        self._again.setEnabled(self._facts.is_stopped)
        self._try.setEnabled(not self._facts.is_stopped)
        self._show_proof()

    def _show_proof(self) -> None:
        self._proof.setText(self._facts.proof_words())
        self._proof.set_tone("3" if self._facts.adds_up else "need")
        self._proof.setVisible(bool(self._proof.text()))

    def _ask_for_stick(self) -> None:
        self._folder.ask_folder(self.tr("Where is the stick?"))

    def _ask_for_file(self) -> None:
        kinds = self.tr("Files of Counterstock (*{suffix})").format(suffix=PARCEL_SUFFIX)
        self._file.ask_file(self.tr("Which file came off the stick?"), kinds)

    def _take_file(self, file: Path) -> None:
        self.sticks.take((file,))

    def _show_sticks(self) -> None:
        for action in (self._save, self._take):
            action.setEnabled(not self.sticks.is_busy)
        words = self.sticks.words() or self._stick_words()
        self.stick.say(words, tone="need" if self.sticks.went_wrong else "2")

    def _note_sticks(self) -> None:
        self._show_sticks()
        if not self.sticks.is_busy:
            self.read_again()

    def _stick_words(self) -> str:
        """What waits for a stick, or what one is good for."""
        groups = self._groups
        told = [PARCELS.answered(groups.answers)] if groups.answers else []
        told += [PARCELS.waiting(groups.carried)] if groups.carried else []
        if told:
            return PARCELS.said(told)
        return self.tr("A stick takes to HQ what waits here, and brings HQ's answer back.")

    def proof(self) -> str:
        """What is said of the sums."""
        return self._proof.text()

    def _open_document(self) -> None:
        row = self.table.chosen()
        if row is not None and row.document_id:
            self.wants_page.emit("documents", row.document_id)

    def _open_row(self, _row: object) -> None:
        self._open_document()

    def _tick(self) -> None:
        if self.isVisible() and self._facts.next_try_s:
            self._show_facts()

    def _take_changes(self, _skus: object, _documents: object) -> None:
        self.note_changes()

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._show_answer)
        self.table.opened.connect(self._open_row)
        self._place.changed.connect(self._take_changes)
        self.support.told.connect(self.noticed)
        self.sticks.changed.connect(self._note_sticks)
        self._folder.chosen.connect(self.sticks.save)
        self._file.chosen.connect(self._take_file)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.read_again)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start(_SECOND_MS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.strip)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.stick)
        left.addWidget(self._list_card(), 1)
        row.addLayout(left, 1)
        row.addWidget(self.answer)
        column.addLayout(row, 1)
        column.addWidget(self._proof)

    def _list_card(self) -> QFrame:
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.blank)
        inside.addWidget(self._stack)
        return frame
