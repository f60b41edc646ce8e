"""A case to be decided: what may be chosen, what follows from it, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.key_cap import KeyCaps
from desktop.shell.label import Label, Paragraph, card
from desktop.theme.theme import Theme
from desktop.wording.decisions import decision_words, offered
from sync.stock.views import CaseRow

MOST_CHOICES = 3


class DecisionBox(Dressed):
    """changed follows what is chosen and written; nothing is sealed here."""

    changed = Signal()
    asked = Signal()  # the reason is to be written now

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._case: CaseRow | None = None
        self._takes: tuple[str, ...] = ()
        self._ask = Label(kind="caption", tone="2")
        self._group = QButtonGroup(self)
        self._options = tuple(QRadioButton() for _ in range(MOST_CHOICES))
        self._frames = tuple(card() for _ in range(MOST_CHOICES))
        self._follows = Paragraph(tone="2")
        self.reason = QLineEdit()
        self._lay_out()
        self._group.idClicked.connect(self._tell)
        self.reason.textChanged.connect(self.changed)
        self.settle()

    @property
    def case(self) -> CaseRow | None:
        return self._case

    @property
    def taken(self) -> str:
        """The choice made, empty while there is none."""
        index = self._group.checkedId()
        return self._takes[index] if 0 <= index < len(self._takes) else ""

    @property
    def is_ready(self) -> bool:
        """Whether something is chosen and said why."""
        return bool(self._case is not None and self.taken and self.reason.text().strip())

    def show_case(self, case: CaseRow | None) -> None:
        """Another case begins anew; the same one keeps what was chosen and written."""
        is_same = self._case is not None and case is not None and case.case == self._case.case
        self._case = case
        self._takes = offered(case.code, case.choices) if case is not None else ()
        if not is_same:
            self._forget()
        self.setVisible(bool(self._takes))
        self.retranslate()
        self.changed.emit()

    def choose(self, index: int) -> None:
        """By its number; the reason is asked for next."""
        if self.isVisible() and index < len(self._takes):
            self._options[index].setChecked(True)
            self._tell()
            self.reason.setFocus()
            self.asked.emit()

    def words(self) -> tuple[str, ...]:
        return tuple(option.text() for option in self._options[: len(self._takes)])

    def follows(self) -> str:
        return self._follows.text()

    def retranslate(self) -> None:
        self._ask.setText(self.tr("You can decide"))
        self.reason.setPlaceholderText(self.tr("Why; whoever asks later reads it"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        code = self._case.code if self._case is not None else ""
        for index, (option, frame) in enumerate(zip(self._options, self._frames, strict=True)):
            is_offered = index < len(self._takes)
            frame.setVisible(is_offered)
            option.setText(decision_words(code, self._takes[index])[0] if is_offered else "")
        self._follows.setText(decision_words(code, self.taken)[1] if self.taken else "")
        self._follows.setVisible(bool(self._follows.text()))

    def _tell(self) -> None:
        self.retranslate()
        self.changed.emit()

    def _forget(self) -> None:
        self._group.setExclusive(False)
        for option in self._options:
            option.setChecked(False)
        self._group.setExclusive(True)
        self.reason.clear()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addWidget(self._ask)
        for index, (option, frame) in enumerate(zip(self._options, self._frames, strict=True)):
            self._group.addButton(option, index)
            row = QHBoxLayout(frame)
            row.setContentsMargins(12, 5, 10, 5)
            row.addWidget(option, 1)
            row.addWidget(KeyCaps(self.theme, str(index + 1)))
            column.addWidget(frame)
        column.addWidget(self._follows)
        column.addWidget(self.reason)
