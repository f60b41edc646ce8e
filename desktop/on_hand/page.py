"""The stock page: search, chips, the list, and F9 on any figure."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.on_hand.columns import ON_HAND, StockShown
from desktop.on_hand.list_card import ListCard
from desktop.on_hand.why import Asked, account
from desktop.on_hand.why_panel import WhyPanel
from desktop.page import Page
from desktop.shell.chips import Chips
from desktop.shell.search_field import SearchField
from desktop.shell.toast import Notice
from desktop.shell.top_bar import Heading
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.last_counts import LastCount, last_counts
from sync.shop.stock_list import EXPIRING_DAYS, Filter, View
from sync.shop.whole_list import Key
from sync.stock.moment import format_moment
from sync.stock.refusal import Refusal
from sync.stock.views import Figure

VIEWS = (View.ITEM, View.BIN, View.LOT)
FILTERS = (Filter.ALL, Filter.NEGATIVE, Filter.IN_TRANSIT, Filter.EXPIRING)

_SETTLE_MS = 200


class StockPage(Page):
    """Keys come at once by an errand, rows where they are looked at; words are looked up here."""

    def __init__(self, theme: Theme, place: Workplace) -> None:
        super().__init__(theme)
        self._place = place
        self._view, self._filter = View.ITEM, Filter.ALL
        self._counts: dict[Filter, int] = {}
        self._last_counts: dict[str, LastCount] = {}
        self._all: Sequence[Key] = ()
        self._errand = 0
        self._asking = 0
        self._wanted: Key | None = None
        self._is_stale = False
        self.search = SearchField(theme)
        self.chips = Chips(theme)
        self.list = ListCard(theme, self._fetch)
        self.panel = WhyPanel(theme, place)
        self._settling = QTimer(self)
        self._make_keys()
        self._lay_out()
        self._connect()
        self.load()

    def heading(self) -> Heading:
        words = (self.tr("By item"), self.tr("By bin"), self.tr("By lot"))
        return Heading(self.tr("Stock"), words, VIEWS.index(self._view))

    def choose_segment(self, index: int) -> None:
        self._view = VIEWS[index]
        self.list.show_view(self._view)
        self._look_up()
        self.heading_changed.emit()

    def open_with(self, what: object) -> None:
        """A SKU to go to, or ("why", SKU) to explain at once."""
        match what:
            case ("why", str(sku)):
                self._go_to(sku)
                self._explain_sku(sku)
            case str(sku):
                self._go_to(sku)

    def take_scan(self, code: str) -> None:
        try:
            found = self._place.books.catalogue.find_code(code)
        except Refusal:
            found = None
        if found is None:
            self.search.setText(code)
            return
        self._go_to(found.item.sku)

    def step_back(self) -> bool:
        if self.panel.isVisible():
            self.panel.hide()
            self._keys[-1].setEnabled(False)
        elif self.search.text():
            self.search.clear()
        else:
            return False
        return True

    def focus_home(self) -> QWidget:
        return self.list.table

    def panes(self) -> tuple[QWidget, ...]:
        found = (self.list.table, self.panel.steps, self.search)
        return tuple(pane for pane in found if pane.isVisibleTo(self))

    def entered(self) -> None:
        if self._is_stale:
            self._read_again()

    def retranslate(self) -> None:
        self.search.ask(self.tr("Name, code, barcode or initials"))
        for words, action in zip(self._key_words(), self._keys, strict=True):
            action.setText(words)
        self._show_chips()
        self.list.retranslate()
        self.heading_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.window().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing a letter on the list goes on in the search field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            text = event.text()
            if text.strip() and text.isprintable() and not held:
                self.search.setFocus()
                self.search.insert(text)
                return True
        return super().eventFilter(watched, event)

    def load(self) -> None:
        """Everything anew: keys, counts, and when each item was counted."""
        self._look_up()
        place = self._place
        place.errands.send(place.stock.counts, self._take_counts)
        place.errands.send(
            lambda: last_counts(place.books.cache_file, site=place.site), self._take_last_counts
        )

    def _look_up(self) -> None:
        """Words are found at once; the whole list is fetched beside the window."""
        text = self.search.text().strip()
        view, chosen, stock = self._view, self._filter, self._place.stock
        self._place.errands.drop(self._errand)
        if text:
            self._show_keys(stock.keys(view, chosen, text))
            return
        if self._is_whole_list and self._all:
            self._show_keys(self._all)  # as it was read last, until it is read again
        self._errand = self._place.errands.send_first(
            lambda: stock.keys(view, chosen), self._take_keys
        )

    @property
    def _is_whole_list(self) -> bool:
        return self._view is View.ITEM and self._filter is Filter.ALL

    def _take_keys(self, keys: Sequence[Key]) -> None:
        if self._is_whole_list:
            if keys == self._all and self.list.keys is self._all:
                return
            self._all = keys
        self._show_keys(keys)

    def _show_keys(self, keys: Sequence[Key]) -> None:
        self.list.show_keys(keys, is_searching=bool(self.search.text().strip()))
        if self._wanted is not None:
            self.list.choose(self._wanted, ON_HAND)
            self._wanted = None

    def _fetch(self, keys: Sequence[Key]) -> Sequence[StockShown]:
        now = self._place.books.clock.now()
        soon = format_moment(now + timedelta(days=EXPIRING_DAYS))
        return [
            StockShown(
                shelf,
                self._place.item_name(shelf.item),
                self._last_counts.get(shelf.item.sku),
                soon,
            )
            for shelf in self._place.stock.rows(keys, self._view)
        ]

    def _take_counts(self, counts: dict[Filter, int]) -> None:
        self._counts = counts
        self._show_chips()

    def _take_last_counts(self, found: dict[str, LastCount]) -> None:
        self._last_counts = found
        self.list.renew()

    def _show_chips(self) -> None:
        words = (
            self.tr("All"),
            self.tr("Below zero"),
            self.tr("In transit"),
            self.tr("Expiring in 30 days"),
        )
        told = [
            f"{word}  {self._counts[chosen]:,}" if chosen in self._counts else word
            for word, chosen in zip(words, FILTERS, strict=True)
        ]
        self.chips.show_chips(tuple(told), FILTERS.index(self._filter))

    def _choose_filter(self, index: int) -> None:
        self._filter = FILTERS[index]
        self._show_chips()
        self._look_up()
        self.list.table.setFocus()

    def _choosing(self, index: int) -> Callable[[], None]:
        return lambda: self._choose_filter(index)

    def _go_to(self, sku: str) -> None:
        """The whole list with that item in it, its figure on hand focused."""
        self._view, self._filter = View.ITEM, Filter.ALL
        self._wanted = (sku, "", "")
        self.list.show_view(self._view)
        self._show_chips()
        if self.search.text():
            self.search.clear()
        else:
            self._look_up()
        self.heading_changed.emit()

    def _explain(self) -> None:
        row = self.list.chosen()
        if row is None:
            return
        figure, shelf = self.list.figure(), row.shelf
        amounts = {
            Figure.ON_HAND: shelf.on_hand,
            Figure.RESERVED: shelf.reserved,
            Figure.AVAILABLE: shelf.available,
            Figure.IN_TRANSIT: shelf.in_transit,
        }
        self._ask(Asked(row.sku, row.name, shelf.bin, figure, amounts[figure], row.decimals))

    def _explain_sku(self, sku: str) -> None:
        item = self._place.item(sku)
        decimals = item.decimals if item is not None else 0
        on_hand = self._place.books.reading.on_hand(sku)
        name = self._place.item_name(item, sku)
        self._ask(Asked(sku, name, "", Figure.ON_HAND, on_hand, decimals))

    def _ask(self, asked: Asked) -> None:
        """The panel opens without taking the focus; its account is drawn up beside the window."""
        place, count = self._place, self._last_counts.get(asked.sku)
        self.panel.ask(asked)
        self._keys[-1].setEnabled(True)
        place.errands.drop(self._asking)

        self._asking = place.errands.send_first(
            lambda: account(place, asked, count), self.panel.show_account
        )

    def _take_changes(self, _skus: object, _documents: object) -> None:
        self._is_stale = True
        if self.isVisible() and not self._settling.isActive():
            self._settling.start(_SETTLE_MS)

    def _read_again(self) -> None:
        self._is_stale = False
        if self._is_whole_list:
            self.list.renew()
        else:
            self._look_up()
        place = self._place
        place.errands.send(place.stock.counts, self._take_counts)
        if self.panel.isVisible() and self.panel.asked is not None:
            self._ask(self.panel.asked)

    def _copy(self) -> None:
        """Ctrl C: the chain while the panel is open, else the row, as readable sentences."""
        words = self.panel.chain() if self.panel.isVisible() else self.list.chosen_sentence()
        if words:
            QGuiApplication.clipboard().setText(words)
            self.noticed.emit(Notice(self.tr("Copied")))

    def _open_document(self, document: str) -> None:
        self.wants_page.emit("documents", document)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _focus_list(self) -> None:
        self.list.table.setFocus()

    def _only_mine(self) -> None:
        if self.panel.isVisible():
            self.panel.show_only_mine()

    def _make_keys(self) -> None:
        acts = (
            ("F9", self._explain),
            ("F3", self._focus_search),
            ("Ctrl+C", self._copy),
            ("M", self._only_mine),
        )
        self._keys = tuple(self.add_key(keys, act) for keys, act in acts)
        self._keys[-1].setEnabled(False)
        for number in range(len(FILTERS)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(self._choosing(number))
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._read_again)

    def _key_words(self) -> tuple[str, ...]:
        return (
            self.tr("Why this number?"),
            self.tr("Find"),
            self.tr("Copy"),
            self.tr("Only mine"),
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look_up)
        self.search.left.connect(self._focus_list)
        self.chips.chosen.connect(self._choose_filter)
        self.list.table.installEventFilter(self)
        self.list.table.opened.connect(self._explain)
        self.panel.opened.connect(self._open_document)
        self._place.changed.connect(self._take_changes)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(self.chips)
        left.addWidget(self.list, 1)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
