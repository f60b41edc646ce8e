"""The differences only, one below the other under a head that stays; arrows move between open ones."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.cases.difference_row import SHARES, DifferenceRow
from desktop.cases.difference_words import DifferenceWords
from desktop.shell.dressed import Dressed
from desktop.shell.label import Label, rule
from desktop.theme.theme import Theme
from sync.stock.verdict import Choice

HEAD_HEIGHT = 40

_HEAD_CELLS = ("plain", "plain", "plain", "plain", "merged")
_MARKS = {2: "act", 3: "hq"}
"""The colours of the two sides, beside their names."""
_INNER = (1, *_MARKS)


class DifferenceTable(Dressed):
    """picked carries a row's number and a Choice or the words typed."""

    picked = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows: list[DifferenceRow] = []
        self._open: tuple[int, ...] = ()
        self._current, self._side = 0, Choice.MINE
        self._heads = tuple(Label(kind="caption", tone="2") for _ in SHARES)
        self._sides, self._is_own = ("", ""), True
        self._same = Label(kind="caption", tone="2")
        self._list = QVBoxLayout()
        self._laid: list[QWidget] = []
        self._lay_out()
        self.settle()

    @property
    def current(self) -> int | None:
        """The number of the open row with the ring."""
        return self._open[self._current] if self._open else None

    def show_rows(
        self, rows: tuple[DifferenceWords, ...], picks: tuple[object, ...], *, may_choose: bool
    ) -> None:
        """All rows; as many as before keep their widgets and the ring its place."""
        if len(rows) != len(self.rows):
            self._make_rows(len(rows))
        self._open = tuple(n for n, words in enumerate(rows) if words.is_open)
        self._current = min(self._current, max(0, len(self._open) - 1))
        for row, words, pick in zip(self.rows, rows, picks, strict=True):
            row.show_words(words, pick=pick, may_choose=may_choose)
        self._show_current()

    def show_sides(self, mine: str, hq: str, *, is_own: bool) -> None:
        """Who stands behind the two columns; `is_own` where the first was written on this computer."""
        self._sides, self._is_own = (mine, hq), is_own
        self.retranslate()

    def show_same(self, words: str) -> None:
        """What both sides have alike."""
        self._same.setText(words)

    def begin(self) -> None:
        """Another case: the ring goes to its first open row."""
        self._current, self._side = 0, Choice.MINE
        self._area.verticalScrollBar().setValue(0)

    def move_by(self, by: int) -> None:
        """Up or down between the open rows."""
        self._current = max(0, min(len(self._open) - 1, self._current + by))
        self._show_current()

    def go_to(self, number: int) -> None:
        """The ring to that row, where it is open."""
        if number in self._open:
            self._current = self._open.index(number)
            self._show_current()

    def take(self, side: Choice) -> None:
        """The current row from that side."""
        if self.current is not None:
            self._side = side
            self.picked.emit(self.current, side)

    def open_field(self, text: str) -> None:
        if self.current is not None:
            self.rows[self.current].open_field(text)

    def close_field(self) -> bool:
        """Whether something was being typed."""
        typing = [row for row in self.rows if row.field.isVisible()]
        for row in typing:
            row.close_field()
        return bool(typing)

    def retranslate(self) -> None:
        mine, hq = self._sides
        words = (
            self.tr("What differs"),
            self.tr("Original"),
            self.tr("Mine　{who}").format(who=mine) if self._is_own else mine,
            self.tr("HQ　{who}").format(who=hq).strip(),
            self.tr("Merged"),
        )
        for label, text in zip(self._heads, words, strict=True):
            label.setText(text)

    def _make_rows(self, count: int) -> None:
        for widget in self._laid:
            widget.hide()
            widget.deleteLater()
        self._laid.clear()
        self.rows = [DifferenceRow(self.theme) for _ in range(count)]
        for number, row in enumerate(self.rows):
            row.picked.connect(self._telling(number))
            row.typed.connect(self._telling(number))
            for widget in (row, rule()):
                self._list.insertWidget(self._list.count() - 2, widget)
                self._laid.append(widget)

    def _telling(self, number: int) -> Callable[[object], None]:
        def tell(pick: object) -> None:
            self._side = pick if isinstance(pick, Choice) else self._side
            self.go_to(number)
            self.picked.emit(number, pick)

        return tell

    def _show_current(self) -> None:
        for number, row in enumerate(self.rows):
            row.set_current(self._side if number == self.current else None)
        if self.current is not None:
            self._area.ensureWidgetVisible(self.rows[self.current], 0, 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(rule())
        inside = QWidget()
        inside.setObjectName("cardInside")
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._same.setContentsMargins(12, 10, 12, 10)
        self._list.addWidget(self._same)
        self._list.addStretch()
        inside.setLayout(self._list)
        self._area = QScrollArea()
        self._area.setObjectName("cardInside")
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._area, 1)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(HEAD_HEIGHT)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (label, share) in enumerate(zip(self._heads, SHARES, strict=True)):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            cell = QFrame()
            cell.setProperty("cell", _HEAD_CELLS[number])
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            inside = QHBoxLayout(cell)
            inside.setContentsMargins(8 if number in _INNER else 12, 0, 4, 0)
            inside.setSpacing(8)
            if number in _MARKS:
                mark = QFrame()
                mark.setProperty("mark", _MARKS[number])
                mark.setFixedSize(10, 10)
                inside.addWidget(mark)
            inside.addWidget(label, 1)
            row.addWidget(cell, share)
        return head
