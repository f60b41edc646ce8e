"""What submitting makes of the stock: before and after, place by place."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.shell.avatar import Avatar
from desktop.shell.card_parts import scrolled
from desktop.shell.dressed import Dressed
from desktop.shell.label import Label, Paragraph, card, rule
from desktop.theme.theme import Theme

_MOST = 40


@dataclass(frozen=True, slots=True)
class Becomes:
    """One figure as shown, its unit after the second; `after` is empty while it hangs on a choice."""

    words: str
    before: str
    after: str


class StockCard(Dressed):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self._title = Label(kind="strong")
        self._stays = Paragraph(tone="2")
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._ask = card("hq")
        self._avatar = Avatar(theme, size=28, ground="hq")
        self._who, self._where = Label(), Label(kind="caption", tone="2")
        self._shown: tuple[Becomes, ...] = ()
        self._lay_out()
        self.settle()

    @property
    def shown(self) -> tuple[Becomes, ...]:
        return self._shown

    def stays(self) -> str:
        """What is said where no figure changes."""
        return self._stays.text() if self._stays.isVisibleTo(self) else ""

    def asks(self) -> tuple[str, str]:
        return (self._who.text(), self._where.text()) if self._ask.isVisibleTo(self) else ("", "")

    def show_stock(self, rows: tuple[Becomes, ...], *, otherwise: str) -> None:
        """The figures that change; `otherwise` where none does."""
        self._stays.setText(otherwise)
        self._stays.setVisible(not rows and bool(otherwise))
        if rows == self._shown:
            return
        self._shown = rows
        for widget in self._rows:
            widget.hide()
            widget.deleteLater()
        self._rows.clear()
        for row in rows[:_MOST]:
            self._add(row)

    def show_asked(self, *, is_open: bool) -> None:
        """Nothing is submitted any more once the case is settled."""
        self._title.setVisible(is_open)

    def show_person(self, name: str, words: str, place: str) -> None:
        """Whom to ask; nobody where the other side is unknown or oneself."""
        self._avatar.show_name(name)
        self._who.setText(words)
        self._where.setText(place)
        self._where.setVisible(bool(place))
        self._ask.setVisible(bool(name))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Submitted like this, stock becomes"))

    def _add(self, row: Becomes) -> None:
        frame = QWidget()
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 8, 0, 8)
        words = Paragraph(row.words)
        line.addWidget(words, 1)
        if row.after:
            line.addWidget(Label(f"{row.before} → ", tone="3"))
            line.addWidget(Label(row.after, kind="strong"))
        else:
            words.set_tone("3")
            line.addWidget(Label(row.before, tone="3"))
        under = rule()
        for widget in (frame, under):
            self._list.addWidget(widget)
            self._rows.append(widget)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.setSpacing(8)
        self._title.setWordWrap(True)
        outer.addWidget(self._title)
        inside = QWidget()
        inside.setObjectName("cardInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addWidget(self._stays)
        column.addStretch()
        outer.addWidget(scrolled(inside), 1)
        outer.addWidget(self._make_ask())

    def _make_ask(self) -> QFrame:
        row = QHBoxLayout(self._ask)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._who, self._where):
            label.setMinimumWidth(1)
            words.addWidget(label)
        row.addLayout(words, 1)
        self._ask.hide()
        return self._ask
