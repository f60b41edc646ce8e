"""The card with the stock list: rows fetched where looked at, what is seen of how many, the legend."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.on_hand.columns import ON_HAND, StockShown, columns, is_shown, sentence
from desktop.shell.blank import Blank
from desktop.shell.dressed import Dressed
from desktop.shell.label import Label, rule
from desktop.tables.paged_rows import PagedRows
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from sync.shop.stock_list import View
from sync.shop.whole_list import Key
from sync.stock.views import Figure

Fetch = Callable[[Sequence[Key]], Sequence[StockShown]]

_LIST, _BLANK = range(2)


class ListCard(Dressed):
    def __init__(self, theme: Theme, fetch: Fetch) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self._fetch = fetch
        self._keys: Sequence[Key] = ()
        self._is_searching = False
        self.model: RowModel[StockShown] = RowModel(None, columns(), sentence=sentence)
        self.table: Table[StockShown] = Table(theme, self.model)
        self.table.setTabKeyNavigation(False)
        self.blank = Blank(theme, "package")
        self._seen, self._legend = Label(tone="2"), _Legend(theme)
        self._lay_out()
        self.table.verticalScrollBar().valueChanged.connect(self._show_seen)
        self.table.verticalScrollBar().rangeChanged.connect(self._show_seen)
        self.show_view(View.ITEM)
        self.settle()

    @property
    def keys(self) -> Sequence[Key]:
        """Which rows are shown."""
        return self._keys

    def show_view(self, view: View) -> None:
        keys = [column.key for column in self.model.columns]
        self.table.show_only([key for key in keys if is_shown(key, view)])

    def show_keys(self, keys: Sequence[Key], *, is_searching: bool) -> None:
        self._keys, self._is_searching = keys, is_searching
        self.model.show(PagedRows(keys, self._fetch))
        self._stack.setCurrentIndex(_LIST if keys else _BLANK)
        if keys:
            self.table.setCurrentIndex(self.model.index(0, self.table.column_of(ON_HAND)))
        self._say_blank()
        self._show_seen()

    def renew(self) -> None:
        """The same rows, read again where they are seen; the place in the list is kept."""
        self.model.renew(PagedRows(self._keys, self._fetch))

    def choose(self, key: Key, column: str) -> None:
        """Go to a row, if the list has it."""
        try:
            row = self._keys.index(key)
        except ValueError:
            return
        index = self.model.index(row, self.table.column_of(column))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def chosen(self) -> StockShown | None:
        return self.table.chosen()

    def chosen_sentence(self) -> str:
        row = self.chosen()
        return sentence(row) if row is not None else ""

    def column(self) -> str:
        """Key of the column with the focus."""
        index = self.table.currentIndex()
        return self.model.columns[index.column()].key if index.isValid() else ""

    def figure(self) -> Figure:
        """The figure with the focus; beside the figures it is what is on hand."""
        column = self.column()
        return Figure(column) if column in tuple(Figure) else Figure.ON_HAND

    def seen(self) -> str:
        return self._seen.text()

    def retranslate(self) -> None:
        self.model.retitle()
        self.renew()
        self._say_blank()
        self._show_seen()
        self._legend.retranslate()

    def _say_blank(self) -> None:
        if self._is_searching:
            self.blank.say(self.tr("Nothing is called that"), self.tr("Esc shows all again."))
        else:
            self.blank.say(self.tr("Nothing here"))

    def _show_seen(self) -> None:
        words = self.tr("{first}–{last} of {total}")
        first, last = self.table.first_visible(), self.table.last_visible()
        total = f"{len(self._keys):,}"
        self._seen.setText(words.format(first=f"{first:,}", last=f"{last:,}", total=total))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.blank)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._seen)
        row.addStretch()
        row.addWidget(self._legend)
        column.addLayout(row)


class _Legend(Dressed):
    """What the dots under a figure mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._words = Label(tone="2")
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 0, 0, 0)
        row.addWidget(self._words)
        self.settle()

    def retranslate(self) -> None:
        self._words.setText(self.tr("includes documents waiting here"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.colour("ink1"))
        middle = self.height() // 2
        painter.drawText(self.rect().adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "98")
        painter.setPen(QPen(self.theme.colour("ink2"), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPoint(4, middle + 10), QPoint(22, middle + 10))
        painter.end()
