"""The panel that answers F9: one sum, the steps it is made of, and whether they hold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.on_hand.why import Asked, Part, entries, foot, parts, step_sentence, title
from desktop.shell.card_parts import notice
from desktop.shell.dressed import Dressed, set_variant
from desktop.shell.key_cap import KeyCaps
from desktop.shell.label import IconLabel, Label, Paragraph, card, rule
from desktop.tables.timeline import Entry, Timeline, TimelineShape
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from sync.stock.account import Account

WIDTH = 452
NARROW_WIDTH = 408

_NARROW_WINDOW = 1180
_SHAPE = TimelineShape(row=43)
_ICONS = {"ok": "shield-check", "need": "warning", "stop": "shield-warning"}


class WhyPanel(Dressed):
    """opened carries the id of a document."""

    opened = Signal(str)

    def __init__(self, theme: Theme, place: Workplace) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self.setFixedWidth(WIDTH)
        self._place = place
        self._asked: Asked | None = None
        self._account: Account | None = None
        self._only_mine = False
        self._title, self._sub = Label(kind="title"), Label(kind="caption", tone="2")
        self._captions = tuple(Label(kind="caption", tone="2") for _ in range(4))
        self._figures = tuple(Label(kind="figure") for _ in range(4))
        self._signs = tuple(Label(kind="title", tone="3") for _ in range(4))
        self._holders: list[QWidget] = []
        self._heads = tuple(Label(kind="caption", tone="3") for _ in range(4))
        self.steps = Timeline(theme, _SHAPE)
        self._foot = card("ok")
        self._foot_icon = IconLabel(theme, "shield-check", role="okInk")
        self._foot_title, self._foot_detail = (
            Paragraph(kind="strong"),
            Paragraph(kind="caption", tone="2"),
        )
        self._lay_out()
        self.steps.opened.connect(self._open)
        self.settle()
        self.hide()

    @property
    def asked(self) -> Asked | None:
        return self._asked

    @property
    def account(self) -> Account | None:
        return self._account

    def ask(self, asked: Asked) -> None:
        """Open at once; the account follows as soon as it is drawn up."""
        is_other = self._asked is None or (self._asked.sku, self._asked.figure) != (
            asked.sku,
            asked.figure,
        )
        self._asked = asked
        if is_other:
            self._account = None
            self.steps.show_entries(())
        self._show()
        self.show()

    def show_account(self, account: Account) -> None:
        self._account = account
        self._show()
        self._show_steps()

    def show_only_mine(self) -> None:
        """M: only what the person signed in did, and back."""
        self._only_mine = not self._only_mine
        self._show_steps()

    def words(self) -> tuple[str, ...]:
        """The title and the sum as shown."""
        figures = [label.text() for label in self._figures if not label.isHidden()]
        return (self._title.text(), *figures)

    def sum_words(self) -> str:
        """The sum as one line: captions, signs and figures."""
        told = zip(self._signs, self._captions, self._figures, strict=True)
        return " ".join(label.text() for row in told for label in row if label.text())

    def foot_words(self) -> tuple[str, str]:
        return self._foot_title.text(), self._foot_detail.text()

    def chain(self) -> str:
        """All of it as readable sentences, one a line."""
        if self._account is None:
            return ""
        told = [step_sentence(self._place, row) for row in reversed(self._account.rows)]
        return "\n".join((self._title.text(), *told, self._foot_title.text()))

    def fit(self, window_width: int) -> None:
        self.setFixedWidth(NARROW_WIDTH if window_width < _NARROW_WINDOW else WIDTH)

    def retranslate(self) -> None:
        heads = (self.tr("When"), self.tr("Which document, who, where"), self.tr("Change"),
                 self.tr("Balance"))  # fmt: skip
        for label, words in zip(self._heads, heads, strict=True):
            label.setText(words)
        self._show()
        self._show_steps()

    def _show(self) -> None:
        if self._asked is None:
            return
        asked, account = self._asked, self._account
        self._title.setText(title(asked, account))
        site = self._place.site_name(self._place.site)
        name = self._place.name_of(asked.sku, asked.name)
        self._sub.setText("　".join(part for part in (name, site, asked.bin) if part))
        self._foot.setVisible(account is not None)
        if account is not None:
            self._show_parts(parts(asked, account))
            self._show_foot(*foot(self._place, asked, account))

    def _show_parts(self, told: tuple[Part, ...]) -> None:
        """The figure itself stands in the last place, whatever it is added up from."""
        *before, total = told
        blank = [None] * (len(self._figures) - len(told))
        rows = zip(self._holders, self._signs, self._captions, self._figures, strict=True)
        for (holder, sign, caption, figure), part in zip(
            rows, [*before, *blank, total], strict=True
        ):
            holder.setVisible(part is not None)
            figure.setVisible(part is not None)
            sign.setText(part.sign if part is not None else "")
            caption.setText(part.caption if part is not None else "")
            figure.setText(part.text if part is not None else "")

    def _show_foot(self, tone: str, words: str, detail: str) -> None:
        set_variant(self._foot, "card", tone)
        self._foot_icon.show_icon(_ICONS[tone], f"{tone}Ink")
        self._foot_title.setText(words)
        self._foot_title.set_tone(tone)
        self._foot_detail.setText(detail)

    def _show_steps(self) -> None:
        if self._asked is None or self._account is None:
            return
        mine = self._place.actor().code if self._only_mine else ""
        self.steps.show_entries(entries(self._place, self._asked, self._account, only_by=mine))

    def _open(self, entry: object) -> None:
        if isinstance(entry, Entry) and entry.key:
            self.opened.emit(entry.key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(self._sum())
        column.addWidget(rule())
        column.addLayout(self._headings())
        column.addWidget(self.steps, 1)
        column.addWidget(self._make_foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        row.addLayout(words, 1)
        row.addWidget(KeyCaps(self.theme, "Esc"), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _sum(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 0, 16, 10)
        grid.setVerticalSpacing(0)
        for number, (caption, figure) in enumerate(zip(self._captions, self._figures, strict=True)):
            holder = _stacked(caption, figure, is_tinted=number == len(self._figures) - 1)
            self._holders.append(holder)
            grid.addWidget(holder, 0, number * 2)
        for number, sign in enumerate(self._signs[1:]):
            grid.addWidget(sign, 0, number * 2 + 1,
                           Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)  # fmt: skip
        return grid

    def _headings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 16, 6)
        when, which, change, balance = self._heads
        when.setFixedWidth(_SHAPE.words - 16)
        row.setSpacing(0)
        row.addWidget(when)
        row.addWidget(which, 1)
        for label, width in ((change, _SHAPE.columns[1] + 8), (balance, _SHAPE.columns[0] + 4)):
            label.setMinimumWidth(width)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(label)
        return row

    def _make_foot(self) -> QFrame:
        return notice(self._foot, self._foot_icon, self._foot_title, self._foot_detail)


def _stacked(caption: Label, figure: Label, *, is_tinted: bool) -> QWidget:
    holder = card("act") if is_tinted else card("bare")
    column = QVBoxLayout(holder)
    column.setContentsMargins(8 if is_tinted else 0, 4, 8 if is_tinted else 0, 2)
    column.setSpacing(0)
    for label in (caption, figure):
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
    if is_tinted:
        caption.set_tone("act")
        figure.set_tone("act")
    return holder
