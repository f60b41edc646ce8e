"""The counter's page: what is typed or scanned goes to the till, what the till holds is shown."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.counter.attempt import Attempt
from desktop.counter.codes import Codes
from desktop.counter.finders import held_finder, item_finder
from desktop.counter.mode import MODES
from desktop.counter.place_form import PlaceForm
from desktop.counter.scan_box import ScanBox
from desktop.counter.sheet import Sheet
from desktop.counter.showing import card_facts, notices, other_sites, posted_words
from desktop.counter.side_card import CardKeys, SideCard
from desktop.counter.till import Posted, Till
from desktop.counter.way_back import WAY_BACK_S, WayBack
from desktop.page import Page
from desktop.shell.picker import Picker
from desktop.shell.toast import Notice
from desktop.shell.top_bar import Heading
from desktop.sound import Scanner
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.drafts import Kept
from sync.stock.document import Line
from sync.stock.item import Item
from sync.stock.views import DocumentRow


class CounterPage(Page):
    """The scan box owns the focus; whatever else took it gives it back."""

    def __init__(self, theme: Theme, place: Workplace, scanner: Scanner) -> None:
        super().__init__(theme)
        self._place = place
        self._scanner = scanner
        self.till = Till(place)
        self._is_offline = False
        self._way_back = WayBack(self)
        self._make_actions()
        self._make_widgets()
        self._lay_out()
        self._connect()
        self.show_till()

    def heading(self) -> Heading:
        words = tuple(mode.words() for mode in MODES)
        return Heading(self.tr("Counter"), words, MODES.index(self.till.mode))

    def choose_segment(self, index: int) -> None:
        self.till.choose(MODES[index])
        self.sheet.forget_choice()
        self.scan_box.clear()
        self.show_till()
        self.heading_changed.emit()

    def open_with(self, what: object) -> None:
        """The id of a transfer to receive."""
        if isinstance(what, str):
            self.choose_segment(len(MODES) - 1)
            self._try(lambda: self.till.receive(what))

    def take_scan(self, code: str) -> None:
        """A scan ends whatever is open, and never answers a question."""
        self.sheet.finish_editing()
        for overlay in (self.finder, self.held, self.form):
            overlay.hide()
        if self.attempt.is_asking:
            self.attempt.keep(code)
            return
        self.codes.take_code(code)
        self.scan_box.field.setFocus()

    def step_back(self) -> bool:
        if self.form.isVisible():
            self.form.leave()
        elif self.finder.isVisible() or self.held.isVisible():
            self.finder.hide()
            self.held.hide()
        elif self.attempt.is_asking:
            self.attempt.answer(is_sure=False)
        elif self.scan_box.is_saying() or self.scan_box.amount() or self.scan_box.field.text():
            self.scan_box.clear()
        else:
            return False
        return True

    def focus_home(self) -> QWidget:
        return self.scan_box.field

    def panes(self) -> tuple[QWidget, ...]:
        return (self.scan_box.field, self.sheet.table, self.side)

    def entered(self) -> None:
        self._place.outlook.forget(line.sku for line in self.till.draft.content.lines)
        self.till.look_again()
        self.show_till()

    def show_line_state(self, *, is_offline: bool) -> None:
        self._is_offline = is_offline
        self._show_card()

    def retranslate(self) -> None:
        for words, action in zip(self._action_words(), self._actions.values(), strict=True):
            action.setText(words)
        self.show_till()
        self.heading_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.window().width())
        for overlay in (self.finder, self.held, self.form):
            overlay.place()

    def show_till(self) -> None:
        """Everything anew from what the till holds."""
        self.sheet.show_till()
        self._show_card()

    def _show_card(self) -> None:
        till = self.till
        self.side.show_facts(card_facts(self._place, till, is_offline=self._is_offline))
        self.side.show_content(till.mode, till.draft.content)
        self.side.show_notices(notices(self._place, till))
        self._actions["post"].setEnabled(not till.missing())
        self._actions["undo"].setEnabled(bool(till.draft.undo) or self._way_back.is_open)
        self._actions["tick"].setVisible(till.mode.is_arrival)
        self._actions["tick"].setEnabled(till.mode.is_arrival and bool(till.draft.arrives))
        self._actions["hold"].setText(self._hold_words())
        self._actions["undo"].setText(self._undo_words())

    def _hold_words(self) -> str:
        return self.tr("Bring back") if self.till.draft.is_empty else self.tr("Hold")

    def _undo_words(self) -> str:
        posted = self._way_back.posted
        if posted is not None and not self.till.draft.undo:
            return self._back_words(posted)
        return self.tr("Undo")

    def _back_words(self, posted: Posted) -> str:
        return self.tr("Release") if posted.mode.holds else self.tr("Reverse")

    def _open_number(self, number: str) -> None:
        row = self.sheet.expected_row(number)
        if row is not None:
            self._receive(row)
            return
        self.scan_box.clear()
        self.wants_page.emit("documents", number)

    def _take_item(self, item: Item) -> None:
        self.codes.take_item(item)
        self.scan_box.field.setFocus()

    def _try(self, act: Callable[[], object], *, code: str = "") -> bool:
        return self.attempt.do(act, code=code)

    def _show_done(self, is_done: bool) -> None:  # noqa: FBT001 - what the signal carries
        if is_done:
            self.sheet.forget_choice()
            self._way_back.close()
        self.show_till()

    def _edit_quantity(self) -> None:
        """F2: in the table in place; of the line on the card the box takes the amount."""
        if self.sheet.has_choice:
            self.sheet.edit_quantity()
        elif self.till.draft.content.lines:
            self.scan_box.say(self.tr("Type the quantity, then * and Enter"))

    def _write_quantity(self, line: str, text: str) -> None:
        self._try(lambda: self.till.set_quantity(line, text))

    def _remove(self) -> None:
        if self.sheet.chosen:
            self._try(lambda: self.till.remove(self.sheet.chosen))

    def _place_line(self) -> None:
        line = self.till.foreseen.of(self.sheet.chosen)
        if line is not None:
            name = self._place.name_of(line.line.sku, line.line.name)
            self.form.open(line.line, name, self._place.outlook.shelves(line.line.sku))

    def _put_line(self, line: object) -> None:
        if isinstance(line, Line):
            self._try(lambda: self.till.put(line))

    def _hold(self) -> None:
        if self.till.draft.is_empty:
            self.held.open()
            return
        if self._try(self.till.hold):
            self.noticed.emit(Notice(self.tr("Held. F8 brings it back"), 3))

    def _bring_back(self, kept: Kept) -> None:
        self._try(lambda: self.till.bring_back(kept))
        self.heading_changed.emit()
        self.scan_box.field.setFocus()

    def _undo(self) -> None:
        if self.till.draft.undo:
            self._try(self.till.undo)
        else:
            self._take_back()

    def _redo(self) -> None:
        self._try(self.till.redo)

    def _begin_anew(self) -> None:
        """Ctrl N: what is in hand is held, never lost."""
        if not self.till.draft.is_empty:
            self._hold()

    def _post(self) -> None:
        """The screen answers after the commit, never before."""
        found: list[Posted] = []
        if self._try(lambda: found.append(self.till.post())):
            self._tell_posted(found[0])

    def _tell_posted(self, posted: Posted) -> None:
        told = posted_words(posted)
        if not posted.can_reverse:
            self.noticed.emit(Notice(told))
            return
        self._way_back.open(posted)
        way = Notice(told, WAY_BACK_S, self._back_words(posted), ("Ctrl", "Z"), self._take_back)
        self.noticed.emit(way)
        self._show_card()

    def _take_back(self) -> None:
        posted = self._way_back.take()
        if posted is not None and self._try(lambda: self.till.reverse(posted)):
            words = self.tr("Reversed {number}; both stay on the record")
            if posted.mode.holds:
                words = self.tr("Released {number}; nothing is held back any more")
            self.noticed.emit(Notice(words.format(number=posted.number), 5))

    def _open_expected(self) -> None:
        row = self.sheet.expected_row()
        if row is not None:
            self._receive(row)

    def _receive(self, row: DocumentRow) -> None:
        self._try(lambda: self.till.receive(row.document))
        self.scan_box.field.setFocus()

    def _explain(self) -> None:
        """F9: why is the figure of this line what it is."""
        line = self.till.draft.content.line(self.sheet.chosen)
        if line is not None:
            self.wants_page.emit("on_hand", ("why", line.sku))

    def _write_field(self, name: str, text: str) -> None:
        if getattr(self.till.draft.content, name) != text:
            self._try(lambda: self.till.set_field(name, text))

    def _open_finder(self) -> None:
        self.finder.open()

    def _go_to_party(self) -> None:
        self.side.go_to_party()

    def _focus_box(self) -> None:
        self.scan_box.field.setFocus()

    def _take_changes(self, skus: object, _documents: object) -> None:
        """Another till, or HQ: only what this page shows is read again."""
        lines = self.till.draft.content.lines
        touches = isinstance(skus, frozenset) and any(line.sku in skus for line in lines)
        if self.isVisible() and (touches or self.till.missing() == "transfer"):
            self.till.look_again()
            self.show_till()

    def _change_clerk(self) -> None:
        self.till.change_clerk()
        self._way_back.take()
        self.show_till()

    def _make_actions(self) -> None:
        self._actions = {
            "quantity": self.add_key("F2", self._edit_quantity),
            "find": self.add_key("F3", self._open_finder),
            "party": self.add_key("F4", self._go_to_party),
            "place": self.add_key("F7", self._place_line),
            "tick": self.add_key("Ctrl+D", lambda: self._try(self.till.tick_all)),
            "hold": self.add_key("F8", self._hold),
            "why": self.add_key("F9", self._explain),
            "post": self.add_key("F12", self._post),
            "undo": self.add_key("Ctrl+Z", self._undo),
            "redo": self.add_key("Ctrl+Y", self._redo),
            "new": self.add_key("Ctrl+N", self._begin_anew),
            "next": self.add_key("Ctrl+Down", lambda: self._cycle(1)),
            "previous": self.add_key("Ctrl+Up", lambda: self._cycle(-1)),
        }

    def _cycle(self, by: int) -> None:
        self.choose_segment((MODES.index(self.till.mode) + by) % len(MODES))

    def _action_words(self) -> tuple[str, ...]:
        return (
            self.tr("Quantity"),
            self.tr("Find an item"),
            self.tr("Other side"),
            self.tr("Lot, bin"),
            self.tr("All as sent"),
            self._hold_words(),
            self.tr("Why this number?"),
            self.tr("Post"),
            self._undo_words(),
            self.tr("Redo"),
            self.tr("New document"),
            self.tr("Next kind"),
            self.tr("Previous kind"),
        )

    def _make_widgets(self) -> None:
        theme = self.theme
        self.scan_box = ScanBox(theme)
        self.attempt = Attempt(self.scan_box, self._scanner)
        self.codes = Codes(
            self._place, self.till, self.scan_box, attempt=self.attempt, scanner=self._scanner
        )
        self.sheet = Sheet(theme, self._place, self.till)
        keys = CardKeys(self._actions["post"], self._actions["hold"], self._actions["undo"])
        self.side = SideCard(theme, keys, lambda: other_sites(self._place))
        find = item_finder(self._place, self._take_item)
        self.finder = Picker(
            theme, self, find, prompt=lambda: self.tr("Name, code, initials or bin")
        )
        held = held_finder(self._place, self.till.held, self._bring_back)
        self.held = Picker(theme, self, held, prompt=lambda: self.tr("Documents on hold"))
        self.form = PlaceForm(theme, self)

    def _connect(self) -> None:
        field = self.scan_box.field
        self.scan_box.entered.connect(self.codes.take_typed)
        self.codes.number_given.connect(self._open_number)
        self.codes.words_given.connect(self.finder.open_with)
        self.codes.confirmed.connect(self._open_expected)
        self.attempt.done.connect(self._show_done)
        self.attempt.waiting.connect(self.take_scan)
        self._way_back.closed.connect(self._show_card)
        field.nudged.connect(lambda by: self._try(lambda: self.till.nudge(by)))
        field.unit_swapped.connect(lambda: self._try(self.till.swap_unit))
        field.repeated.connect(self.codes.repeat)
        field.moved.connect(self.sheet.move_choice)
        field.removed.connect(self._remove)
        self.sheet.quantity_written.connect(self._write_quantity)
        self.sheet.edited.connect(self._focus_box)
        self.sheet.received.connect(self._receive)
        self.side.field_written.connect(self._write_field)
        self.side.left.connect(self._focus_box)
        self.form.taken.connect(self._put_line)
        self.form.left.connect(self._focus_box)
        self._place.changed.connect(self._take_changes)
        self._place.clerk_changed.connect(self._change_clerk)

    def _lay_out(self) -> None:
        self.setObjectName("canvas")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.scan_box)
        left.addWidget(self.sheet, 1)
        row.addLayout(left, 1)
        row.addWidget(self.side)
