"""Where a case has no fields to choose between: two or three numbered ways on, and what each brings."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.cases.choice_card import NOTHING, RING, ChoiceCard, Choosable
from desktop.shell.dressed import Dressed
from desktop.shell.label import Label
from desktop.theme.theme import Theme
from desktop.wording.decisions import ANEW, decision_words, offered
from sync.stock.views import CaseRow

MOST_WAYS = 3


class WaysBox(Dressed):
    """changed follows each choice; nothing is sealed here."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._case: CaseRow | None = None
        self._takes: tuple[str, ...] = ()
        self._taken = ""
        self._may_choose = True
        self._ask = Label(kind="caption", tone="2")
        self._ask.setContentsMargins(RING, 0, 0, 0)
        self.cards = tuple(ChoiceCard(theme) for _ in range(MOST_WAYS))
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 10)
        column.setSpacing(4)
        column.addWidget(self._ask)
        for index, card in enumerate(self.cards):
            card.clicked.connect(self._choosing(index))
            column.addWidget(card)
        self.settle()

    @property
    def taken(self) -> str:
        """The way chosen, empty while there is none."""
        return self._taken

    @property
    def count(self) -> int:
        """How many ways there are."""
        return len(self._takes)

    def show_case(
        self,
        case: CaseRow | None,
        *,
        taken: str = "",
        may_choose: bool = True,
        can_begin_anew: bool = False,
    ) -> None:
        self._case = case
        self._takes = offered(case.code, case.choices) if case is not None else ()
        if case is not None and can_begin_anew:
            self._takes = (*self._takes, ANEW)
        only = self._takes[0] if len(self._takes) == 1 and may_choose else ""
        self._taken = taken if taken in self._takes else only
        self._may_choose = may_choose
        for card in self.cards:
            card.setEnabled(may_choose)
        self.retranslate()

    def choose(self, index: int) -> None:
        """By its number."""
        if index < len(self._takes) and self.cards[index].isEnabled():
            self._taken = self._takes[index]
            self._show_taken()
            self.changed.emit()

    def step(self, by: int) -> None:
        """To the next or the previous way; the first of all where none was chosen."""
        self.choose(max(0, min(len(self._takes) - 1, self._index() + by)) if self._taken else 0)

    def words(self) -> tuple[str, ...]:
        return tuple(card.shown.words for card in self.cards[: len(self._takes)])

    def retranslate(self) -> None:
        code = self._case.code if self._case is not None else ""
        self._ask.setText(self._ask_words())
        for index, card in enumerate(self.cards):
            is_offered = index < len(self._takes)
            card.setVisible(is_offered)
            card.show_choice(self._way(code, index) if is_offered else NOTHING)
        self._show_taken()

    def _choosing(self, index: int) -> Callable[[], None]:
        return lambda: self.choose(index)

    def _index(self) -> int:
        return self._takes.index(self._taken) if self._taken else -1

    def _show_taken(self) -> None:
        for index, card in enumerate(self.cards):
            card.setChecked(index == self._index())

    def _ask_words(self) -> str:
        if self._case is not None and self._case.state != "open":
            return self.tr("What was decided")
        return self.tr("You can") if self._may_choose else self.tr("What may be decided")

    def _way(self, code: str, index: int) -> Choosable:
        """With its key where that works."""
        word, follows = decision_words(code, self._takes[index])
        return Choosable(word, follows, keys=(str(index + 1),) if self._may_choose else ())
