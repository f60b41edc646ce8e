"""F7: the lot, the expiry and the bin of one line, typed, or picked from what lies on the shelves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.shell.asking_card import AskingCard
from desktop.shell.key_button import KeyButton
from desktop.shell.label import Label, Paragraph
from desktop.theme.theme import Theme
from desktop.wording.figures import shown
from desktop.wording.moments import best_before
from desktop.wording.sentence import refusal_sentence
from sync.shop.outlook import expires_at_end_of
from sync.shop.shelf import BalanceRow
from sync.stock.document import Line
from sync.stock.place import bin_of
from sync.stock.quantity import fold_digits
from sync.stock.refusal import Refusal

_MOST_SHELVES = 6


class PlaceForm(AskingCard):
    """taken carries the line with what was typed or picked."""

    taken = Signal(object)
    widest = 520

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self._line: Line | None = None
        self._before = ""
        self._shelves: tuple[BalanceRow, ...] = ()
        self._buttons: list[KeyButton] = []
        self._title = Label(kind="bodyStrong")
        self._fields = tuple(QLineEdit() for _ in range(3))
        self._labels = tuple(Label(kind="caption", tone="2") for _ in self._fields)
        self._answer = Paragraph(tone="need", kind="caption")
        self._picks = QVBoxLayout()
        self._take = KeyButton(theme, keys=("Enter",))
        self._take.clicked.connect(self._take_typed)
        for field in self._fields:
            field.returnPressed.connect(self._take_typed)
        self._lay_out()
        self.settle()

    def open(self, line: Line, name: str, shelves: Sequence[BalanceRow]) -> None:
        self._line = line
        self._shelves = tuple(shelves[:_MOST_SHELVES])
        self._title.setText(name)
        expires = best_before(line.expires)
        self._before = expires
        for field, text in zip(self._fields, (line.lot, expires, line.bin), strict=True):
            field.setText(text)
        self._answer.hide()
        self._show_picks()
        self.open_at(self._fields[0])
        self._fields[0].selectAll()

    def answer(self) -> str:
        return self._answer.text()

    def fields(self) -> tuple[QLineEdit, ...]:
        return self._fields

    def retranslate(self) -> None:
        words = (self.tr("Lot"), self.tr("Expiry, such as 27-05-31"), self.tr("Bin"))
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self._take.setText(self.tr("Take"))

    def _take_typed(self) -> None:
        if self._line is None:
            return
        lot, expires, bin_code = (fold_digits(field.text()) for field in self._fields)
        try:
            instant = self._instant(expires)
        except Refusal as refusal:
            self._answer.setText(refusal_sentence(refusal.code, refusal.message, refusal.facts))
            self._answer.show()
            self.place()
            return
        self._tell(replace(self._line, lot=lot, expires=instant, bin=bin_code))

    def _instant(self, typed: str) -> str:
        if not typed or self._line is None:
            return ""
        if typed == self._before:
            return self._line.expires
        century = f"20{typed}" if len(typed) == len("27-05-31") else typed
        return expires_at_end_of(century, datetime.now().astimezone())

    def _take_shelf(self, row: BalanceRow) -> None:
        if self._line is not None:
            place = bin_of(row.place)
            self._tell(replace(self._line, lot=row.lot, expires=row.expires, bin=place))

    def _tell(self, line: Line) -> None:
        self.taken.emit(line)
        self.leave()

    def _show_picks(self) -> None:
        for button in self._buttons:
            self._picks.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._pick(row) for row in self._shelves]
        for button in self._buttons:
            self._picks.addWidget(button)
        self.place()

    def _pick(self, row: BalanceRow) -> KeyButton:
        button = KeyButton(self.theme, kind="")
        parts = (bin_of(row.place), row.lot, best_before(row.expires))
        there = self.tr("{n} there").format(n=shown(row.on_hand, row.decimals))
        button.setText("　".join([*(part for part in parts if part), there]))
        button.clicked.connect(lambda: self._take_shelf(row))
        return button

    def _lay_out(self) -> None:
        column = self.column()
        column.addWidget(self._title)
        column.addLayout(self._picks)
        grid = QGridLayout()
        for number, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            grid.addWidget(label, 0, number)
            grid.addWidget(field, 1, number)
        column.addLayout(grid)
        column.addWidget(self._answer)
        column.addLayout(self.foot(self._take))
