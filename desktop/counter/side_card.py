"""The right card: the draft, its other side, what is worth noticing, and Post."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.counter.mode import Mode
from desktop.counter.notices import NoticeList, counted_title
from desktop.shell.card_parts import scrolled
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.key_cap import KeyCaps
from desktop.shell.label import CodeLabel, Label, Paragraph, Tag, rule
from desktop.theme.theme import Theme
from sync.shop.outlook import Notice
from sync.stock.document import Content

WIDTH = 328
NARROW_WIDTH = 264

translate = QCoreApplication.translate
_NARROW_WINDOW = 1180
_TEXTS = ("party", "reference", "note")
_CHOICES = ("counterpart", "reason", "to_site")
_ROWS = (*_CHOICES, *_TEXTS)
_LABEL_WIDTH = 64


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What the card says of the draft, as shown."""

    state: str
    saved: str
    number: str
    owner: str
    wants: str
    is_offline: bool


@dataclass(frozen=True, slots=True)
class CardKeys:
    """The page's actions that the card's buttons press."""

    post: QAction
    hold: QAction
    undo: QAction


class SideCard(Dressed):
    """field_written carries a header field and its text; left follows Enter or Esc in a field."""

    field_written = Signal(str, str)
    left = Signal()

    def __init__(
        self, theme: Theme, keys: CardKeys, sites: Callable[[], list[tuple[str, str]]]
    ) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self.setFixedWidth(WIDTH)
        self._sites = sites
        self._mode: Mode | None = None
        self._state, self._saved = Tag(), Label(kind="caption", tone="2")
        self._number = CodeLabel(theme, kind="item")
        self._labels = {name: Label(kind="caption", tone="3") for name in _ROWS}
        self._texts = {name: QLineEdit() for name in _TEXTS}
        self._choices = {name: QComboBox() for name in _CHOICES}
        self._owner_label, self._owner = Label(kind="caption", tone="3"), Label()
        self._cap = KeyCaps(theme, "F4")
        self._cap.setParent(self)  # shown before it is laid out: it would be a window of its own
        self._grid = QGridLayout()
        self._title = Label(kind="strong")
        self._notices = NoticeList(theme)
        self._post = KeyButton(theme, kind="primary")
        self._hold, self._undo = KeyButton(theme), KeyButton(theme)
        self._foot = Paragraph(kind="caption", tone="2")
        self._lay_out()
        self._connect(keys)
        self.settle()

    def show_facts(self, facts: CardFacts) -> None:
        self._state.setText(facts.state)
        self._saved.setText(facts.saved)
        self._number.setText(facts.number)
        self._owner.setText(facts.owner)
        foot = facts.wants
        if not foot and facts.is_offline:
            foot = self.tr("Offline posts all the same; it goes to HQ by itself later.")
        self._foot.setText(foot)
        self._foot.set_tone("need" if facts.wants else "2")

    def show_content(self, mode: Mode, content: Content) -> None:
        """The fields this mode has, and what they say now; a field in use is left alone."""
        if mode is not self._mode:
            self._mode = mode
            self._show_fields()
        for name, field in self._texts.items():
            text = getattr(content, name)
            if not field.hasFocus() and field.text() != text:
                field.setText(text)
        for name, choice in self._choices.items():
            choice.setCurrentIndex(choice.findData(getattr(content, name)))

    def show_notices(self, notices: tuple[tuple[Notice, str], ...]) -> None:
        self._title.setText(counted_title(len(notices)))
        self._notices.show_notices(notices)

    def notices(self) -> tuple[str, ...]:
        return self._notices.sentences()

    def foot(self) -> str:
        return self._foot.text()

    def go_to_party(self) -> None:
        """F4: the first field that names the other side."""
        for name in _ROWS:
            if self._mode is not None and name in self._mode.fields:
                self._enter(name)
                return

    def field(self, name: str) -> QWidget:
        return self._texts[name] if name in self._texts else self._choices[name]

    def fit(self, window_width: int) -> None:
        self.setFixedWidth(NARROW_WIDTH if window_width < _NARROW_WINDOW else WIDTH)

    def retranslate(self) -> None:
        for name, words in self._words().items():
            self._labels[name].setText(words)
        self._owner_label.setText(self.tr("Site"))
        self._fill_choices()

    def _words(self) -> dict[str, str]:
        party = self._mode.party_words() if self._mode is not None else ""
        return {
            "party": party,
            "reference": self._mode.reference_words() if self._mode is not None else "",
            "note": self.tr("Note"),
            "counterpart": self.tr("Direction"),
            "reason": self.tr("Reason"),
            "to_site": self.tr("To"),
        }

    def _fill_choices(self) -> None:
        offered = {
            "counterpart": [
                ("customer", self.tr("From a customer")),
                ("supplier", self.tr("To a supplier")),
            ],
            "reason": [
                ("loss", translate("Reason", "Loss")),
                ("gain", translate("Reason", "Gain")),
                ("internal", translate("Reason", "Used in the house")),
            ],
            "to_site": self._sites(),
        }
        for name, choices in offered.items():
            box = self._choices[name]
            chosen = box.currentData()
            box.clear()
            for code, words in choices:
                box.addItem(words, code)
            box.setCurrentIndex(box.findData(chosen))
            box.setPlaceholderText(self.tr("Choose"))

    def _show_fields(self) -> None:
        fields = self._mode.fields if self._mode is not None else ()
        for name, label in self._labels.items():
            label.setVisible(name in fields)
            self.field(name).setVisible(name in fields)
        self._cap.setVisible(bool(fields))
        if fields:
            row = min(_ROWS.index(name) for name in fields)
            self._grid.addWidget(self._cap, row, 2)
        if "to_site" in fields:
            self._fill_choices()
        self.retranslate()

    def _enter(self, name: str) -> None:
        if name in self._choices:
            self._choices[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._choices[name].showPopup()
        else:
            self._texts[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._texts[name].selectAll()

    def _connect(self, keys: CardKeys) -> None:
        self._post.bind(keys.post)
        self._hold.bind(keys.hold)
        self._undo.bind(keys.undo)
        for button in (self._post, self._hold, self._undo):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for name, field in self._texts.items():
            field.editingFinished.connect(self._telling_text(name, field))
            field.returnPressed.connect(self.left)
        for name, choice in self._choices.items():
            choice.activated.connect(self._telling_choice(name, choice))

    def _telling_text(self, name: str, field: QLineEdit) -> Callable[[], None]:
        return lambda: self.field_written.emit(name, field.text().strip())

    def _telling_choice(self, name: str, choice: QComboBox) -> Callable[[int], None]:
        def tell(_index: int) -> None:
            self.field_written.emit(name, str(choice.currentData() or ""))
            self.left.emit()

        return tell

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        column.addWidget(self._middle(), 1)
        column.addWidget(rule())
        column.addLayout(self._feet())

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 14)
        head.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self._state)
        row.addStretch()
        row.addWidget(self._saved)
        head.addLayout(row)
        head.addWidget(self._number)
        return head

    def _middle(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("cardInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._fields())
        column.addWidget(rule())
        column.addWidget(self._title)
        column.addWidget(self._notices)
        column.addStretch()
        return scrolled(inside)

    def _fields(self) -> QGridLayout:
        grid = self._grid
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        for row, name in enumerate(_ROWS):
            field = self.field(name)
            if isinstance(field, QLineEdit):
                field.setProperty("inline", "true")
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(field, row, 1)
            self._labels[name].setBuddy(field)
        grid.addWidget(self._owner_label, 9, 0)
        grid.addWidget(self._owner, 9, 1)
        self._owner.setContentsMargins(7, 6, 0, 0)
        self._owner_label.setContentsMargins(0, 6, 0, 0)
        return grid

    def _feet(self) -> QVBoxLayout:
        feet = QVBoxLayout()
        feet.setContentsMargins(16, 14, 16, 12)
        feet.setSpacing(8)
        feet.addWidget(self._post)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hold, 1)
        row.addWidget(self._undo, 1)
        feet.addLayout(row)
        feet.addWidget(self._foot)
        return feet
