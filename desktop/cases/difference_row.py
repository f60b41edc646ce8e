"""One difference: original, mine, HQ's, merged. Where one side alone changed it, nothing is asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.cases.choice_card import ChoiceCard
from desktop.cases.difference_words import DifferenceWords
from desktop.shell.dressed import Dressed, set_variant
from desktop.shell.label import Label, Paragraph, Tag
from desktop.theme.theme import Theme
from sync.stock.verdict import Choice

SHARES = (186, 104, 240, 240, 168)
"""Widths of the five columns in the board's 938 px; a narrow window shares its own alike."""
_OPEN_HEIGHT, _SETTLED_HEIGHT = 76, 50
_BAR = 9
"""Between the bar of a side and its words."""


class DifferenceRow(Dressed):
    """picked carries a Choice; typed the words a person wrote instead."""

    picked = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._title, self._where = Paragraph(kind="strong"), Label(kind="caption", tone="2")
        self._base = Paragraph(tone="2")
        self.cards = {
            Choice.MINE: ChoiceCard(theme),
            Choice.HQ: ChoiceCard(theme, tone="hq"),
        }
        self._told = {Choice.MINE: Paragraph(tone="2"), Choice.HQ: Paragraph(tone="2")}
        self._merged, self._because = Paragraph(kind="strong"), Paragraph(kind="caption", tone="2")
        self._missing = Tag(tone="need")
        self.field = QLineEdit()
        self._lay_out()
        self.field.returnPressed.connect(self._tell_typed)
        for side, each in self.cards.items():
            each.clicked.connect(self._picking(side))
        self.settle()

    def show_words(self, words: DifferenceWords, *, pick: object, may_choose: bool) -> None:
        self.setMinimumHeight(_OPEN_HEIGHT if words.is_open else _SETTLED_HEIGHT)
        self.setAccessibleName(f"{words.title} {words.where}".strip())
        self._title.setText(words.title)
        set_variant(self._title, "kind", "strong" if words.is_open else "body")
        self._where.setText(words.where)
        self._where.setVisible(bool(words.where))
        self._base.setText(words.base)
        for side, shown in ((Choice.MINE, words.mine), (Choice.HQ, words.hq)):
            self._show_side(side, words, is_picked=pick is side)
            self.cards[side].show_choice(shown)
            self.cards[side].setEnabled(may_choose)
        self._merged.setText(words.merged)
        self._because.setText(words.because)
        self._missing.setText(words.because)
        self._show_end(is_missing=words.is_open and not words.merged)

    def set_current(self, side: Choice | None) -> None:
        """The side with the ring; none where another row has it."""
        for each, card in self.cards.items():
            card.set_current(current=each is side)

    def merged(self) -> tuple[str, str]:
        return self._merged.text(), self._because.text()

    def open_field(self, text: str) -> None:
        """Type something else than either side has."""
        self.field.setText(text)
        self.field.selectAll()
        self._show_end(is_missing=False, is_typing=True)
        self.field.setFocus()

    def close_field(self) -> None:
        self._show_end(is_missing=not self._merged.text())

    def _show_side(self, side: Choice, words: DifferenceWords, *, is_picked: bool) -> None:
        card, told = self.cards[side], self._told[side]
        card.setVisible(words.is_open)
        card.setChecked(is_picked)
        told.setVisible(not words.is_open)
        has_changed = words.side in {side.value, "both"}
        shown = words.mine if side is Choice.MINE else words.hq
        told.setText(f"{shown.figure} {shown.words}".strip() if has_changed else self._untouched())
        told.set_tone("1" if has_changed else "2")
        set_variant(told, "bar", side.value if has_changed else "")
        told.setContentsMargins(_BAR if has_changed else 0, 0, 0, 0)

    def _untouched(self) -> str:
        return self.tr("unchanged")

    def _show_end(self, *, is_missing: bool, is_typing: bool = False) -> None:
        self.field.setVisible(is_typing)
        self._missing.setVisible(is_missing and not is_typing)
        for label in (self._merged, self._because):
            label.setVisible(not is_missing and not is_typing)

    def _picking(self, side: Choice) -> Callable[[], None]:
        return lambda: self.picked.emit(side)

    def _tell_typed(self) -> None:
        self.typed.emit(self.field.text().strip())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        cells = (
            _cell(self._title, self._where, left=12),
            _cell(self._base),
            _cell(self.cards[Choice.MINE], self._told[Choice.MINE], left=4),
            _cell(self.cards[Choice.HQ], self._told[Choice.HQ], left=4),
            _cell(self._merged, self._because, self._missing, self.field, left=12, right=8),
        )
        cells[-1].setProperty("cell", "merged")
        for share, cell in zip(SHARES, cells, strict=True):
            row.addWidget(cell, share)


def _cell(*widgets: QWidget, left: int = 8, right: int = 4) -> QFrame:
    """What stands in one column takes the width of the column, never more."""
    frame = QFrame()
    frame.setProperty("cell", "plain")
    frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(frame)
    column.setContentsMargins(left, 4, right, 4)
    column.setSpacing(0)
    column.addStretch()
    for widget in widgets:
        alignment = Qt.AlignmentFlag.AlignLeft if isinstance(widget, Tag) else Qt.AlignmentFlag(0)
        column.addWidget(widget, 0, alignment)
    column.addStretch()
    return frame
