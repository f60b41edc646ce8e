"""The list of documents: keys first, rows where looked at; old ones follow in parts."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.documents.columns import columns, row_sentence
from desktop.documents.filters import FILTERS, Chosen
from desktop.documents.piles import Grouped, Piles, grouped
from desktop.shell.blank import Blank
from desktop.shell.chips import Chips
from desktop.shell.dressed import Dressed
from desktop.shell.label import Label, card, rule
from desktop.shell.search_field import SearchField
from desktop.tables.paged_rows import PagedRows
from desktop.tables.row_model import RowModel
from desktop.tables.table import Table
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.shop.document_list import DocumentMark
from sync.stock.views import DocumentRow

_FIRST, _PART = 500, 5000
_SETTLE_MS = 200
_LIST, _BLANK = range(2)


class DocumentListView(Dressed):
    """opened carries a document's id."""

    opened = Signal(str)

    def __init__(self, theme: Theme, place: Workplace) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._place = place
        self._piles = Piles()
        self._keys: list[int] = []
        self._chosen: Chosen = FILTERS[0]
        self._changed: set[str] = set()
        self.search = SearchField(theme)
        self.chips = Chips(theme)
        self.model: RowModel[DocumentRow] = RowModel(
            None, columns(place), sentence=lambda row: row_sentence(place, row)
        )
        self.table: Table[DocumentRow] = Table(theme, self.model)
        self.blank = Blank(theme, "file")
        self._seen = Label(tone="2")
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._lay_out()
        self._connect()
        self.settle()
        self._fetch_part(_FIRST)

    def choose_filter(self, index: int) -> None:
        self._chosen = FILTERS[index]
        self._show_all()
        self.table.setFocus()

    def look_for(self, words: str) -> None:
        self.search.setText(words)

    def note_changes(self, documents: frozenset[str]) -> None:
        """Read again, a little later, what changed; many changes are one reading."""
        self._changed |= documents
        if not self._settling.isActive():
            self._settling.start(_SETTLE_MS)

    def neighbour(self, document: str, by: int) -> str:
        """The document before or after that one in the list as shown; empty at its ends."""
        place = self._place_of(document)
        if place is None or not 0 <= place + by < self.model.rowCount():
            return ""
        self.table.choose_row(place + by)
        return self.model.rows[place + by].document

    def seen(self) -> str:
        return self._seen.text()

    def retranslate(self) -> None:
        self.search.ask(self.tr("Document number, or its last digits"))
        self._show_chips()
        self.model.retitle()
        self._say_blank()
        self._show_seen()

    def _fetch_part(self, limit: int) -> None:
        """The next older documents; grouped there, so that the window only takes them in."""
        before, documents = self._piles.oldest, self._place.documents

        def fetch() -> Grouped:
            if before is None:
                return grouped(documents.marks(limit=limit))
            return grouped(documents.marks(before=before, limit=limit))

        self._place.errands.send(fetch, self._take_part)

    def _take_part(self, older: Grouped) -> None:
        is_first = self._piles.oldest is None
        self._piles.grow(older)
        if is_first:
            self._show_all()
        elif not self._words():
            self.model.grow(self._rows())
        self._show_chips()
        self._show_seen()
        if older["all"]:
            self._fetch_part(_PART)

    def _read_again(self) -> None:
        changed, self._changed = sorted(self._changed), set()
        newest, documents = self._piles.newest, self._place.documents

        def fetch() -> list[DocumentMark]:
            found = [mark for each in changed if (mark := documents.mark_of(each)) is not None]
            return [*documents.newer(newest), *found]

        self._place.errands.send(fetch, self._take_changed)

    def _take_changed(self, marks: list[DocumentMark]) -> None:
        oldest = self._piles.oldest
        row = self.table.chosen()
        for mark in marks:
            if oldest is None or mark.key >= oldest:  # an older one comes with its part
                self._piles.put(mark)
        self._show_all(keep=row.document if row is not None else "")

    def _rows(self) -> PagedRows[int, DocumentRow]:
        self._keys = self._piles.keys(self._chosen.key)
        return PagedRows(tuple(self._keys), self._place.documents.rows)

    def _show_all(self, *, keep: str = "") -> None:
        words = self._words()
        if words:
            self._show_found(words)
        else:
            self.model.show(self._rows())
        count = self.model.rowCount()
        self._stack.setCurrentIndex(_LIST if count else _BLANK)
        if count:
            self.table.choose_row(self._place_of(keep) or 0)
        self._show_chips()
        self._say_blank()
        self._show_seen()

    def _place_of(self, document: str) -> int | None:
        """The row of a document in the list as shown."""
        mark = self._place.documents.mark_of(document) if document else None
        if mark is None:
            return None
        if self._words():
            return self._keys.index(mark.key) if mark.key in self._keys else None
        return self._piles.place_of(self._chosen.key, mark.key)

    def _show_found(self, words: str) -> None:
        """By the beginning of a number; digits alone are the end of one of our own."""
        documents = self._place.documents
        rows = documents.numbered(words.upper(), limit=200)
        if not rows and words.isdecimal():
            end = words.zfill(6)
            recent = documents.rows(self._piles.keys("all")[:_FIRST])
            rows = [row for row in recent if row.number.endswith(end)]
        found = [documents.mark_of(row.document) for row in rows]
        self._keys = [mark.key for mark in found if mark is not None]
        self.model.show(tuple(rows))

    def _words(self) -> str:
        return self.search.text().strip()

    def _show_chips(self) -> None:
        told = []
        for chosen in FILTERS:
            count = self._piles.count(chosen.key)
            told.append(f"{chosen.words()}  {count:,}" if count else chosen.words())
        self.chips.show_chips(tuple(told), FILTERS.index(self._chosen))

    def _say_blank(self) -> None:
        self.blank.say(self.tr("No documents here"), self.tr("What is posted appears at once."))

    def _show_seen(self) -> None:
        words = self.tr("{first}–{last} of {total}")
        first, last = self.table.first_visible(), self.table.last_visible()
        total = f"{len(self._keys):,}"
        self._seen.setText(words.format(first=f"{first:,}", last=f"{last:,}", total=total))

    def _tell_opened(self, row: DocumentRow) -> None:
        self.opened.emit(row.document)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_all_anew)
        self.search.left.connect(self.table.setFocus)
        self.chips.chosen.connect(self.choose_filter)
        self.table.opened.connect(self._tell_opened)
        self.table.verticalScrollBar().valueChanged.connect(self._show_seen)
        self.table.verticalScrollBar().rangeChanged.connect(self._show_seen)
        self._settling.timeout.connect(self._read_again)

    def _show_all_anew(self) -> None:
        self._show_all()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.blank)
        inside.addWidget(self._stack, 1)
        inside.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self._seen)
        foot.addStretch()
        inside.addLayout(foot)
        column.addWidget(frame, 1)
