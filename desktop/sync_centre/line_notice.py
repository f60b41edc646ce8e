"""What is in the way of the exchange, and what a person can do about it.

Amber where a person must act: this computer was stopped, its clock is wrong, a stranger answers for
HQ. The rest goes by itself.
"""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.line_facts import LineFacts
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Paragraph, card
from desktop.theme.theme import Theme


class LineNotice(Dressed):
    """Hidden where nothing is in the way."""

    def __init__(self, theme: Theme, connect_again: QAction) -> None:
        super().__init__(theme)
        self._facts = LineFacts()
        self._stopped, self._clock = Paragraph(kind="strong", tone="need"), Paragraph(tone="need")
        self._wrong = Paragraph(kind="strong", tone="need")
        self._trouble = Paragraph(tone="2")
        self._said = (self._stopped, self._clock, self._wrong, self._trouble)
        self._again = KeyButton(theme)
        self._again.bind(connect_again)
        self._box = card("need")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._fill(self._box))
        column.addWidget(self._trouble)
        self.settle()

    def show_facts(self, facts: LineFacts) -> None:
        self._facts = facts
        self.retranslate()

    def words(self) -> str:
        """All that is said, one sentence below the other."""
        said = (label.text() for label in self._said)
        return "\n".join(words for words in said if words)

    def retranslate(self) -> None:
        facts = self._facts
        trouble = facts.trouble_words()
        wrong, calm = (trouble, "") if facts.asks_a_person else ("", trouble)
        told = (facts.stopped_words(), facts.clock_words(), wrong, calm)
        for label, words in zip(self._said, told, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        self._again.setVisible(facts.is_stopped)
        self._box.setVisible(any(told[:-1]))
        self.setVisible(any(told))

    def _fill(self, box: QFrame) -> QWidget:
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel(self.theme, "warning", role="needInk", size=24))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        for label in self._said[:-1]:
            words.addWidget(label)
        words.addStretch()
        row.addLayout(words, 1)
        row.addWidget(self._again)
        return box
