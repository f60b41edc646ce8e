"""The keys of this computer are lost: the recovery key, typed from paper, brings them back.

What is typed stays in the field, is never logged, and goes nowhere but into the keyring's door.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from desktop.errands import Errands
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label, Paragraph, card_in_the_middle
from desktop.theme.theme import Theme
from desktop.wording.sentence import refusal_sentence, trouble_sentence
from sync.shop.recovery import RECOVERY_FILE, recover
from sync.shop.trouble import KeyMissing, Trouble
from sync.stock.refusal import Refusal

_CARD_WIDTH = 560


def may_recover(profile: Path, found: object) -> bool:
    """Whether a recovery key was made for books whose key is lost."""
    return isinstance(found, KeyMissing) and (profile / RECOVERY_FILE).exists()


class RecoveryScreen(Dressed):
    """recovered: the keys are back; the books may be opened."""

    recovered = Signal()

    def __init__(self, theme: Theme, profile: Path, errands: Errands) -> None:
        super().__init__(theme)
        self.setObjectName("canvas")
        self._profile, self._errands = profile, errands
        self._title, self._words = Label(kind="title"), Paragraph(tone="2")
        self._name, self.field = Label(kind="caption", tone="2"), QLineEdit()
        self._answer = Paragraph(tone="need")
        self._give = KeyButton(theme, kind="primary", keys=("Enter",))
        self._name.setBuddy(self.field)
        self._lay_out()
        self._give.clicked.connect(self._ask)
        self.field.returnPressed.connect(self._ask)
        self.field.textChanged.connect(self._open_or_close)
        self._open_or_close()
        self.settle()

    def answer(self) -> str:
        return self._answer.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.field.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("The key of this data is not on this computer"))
        self._words.setText(
            self.tr(
                "No document is lost. Type the recovery key that was written down when this"
                " computer was connected: 28 signs in seven groups."
            )
        )
        self._name.setText(self.tr("Recovery key"))
        self._give.setText(self.tr("Bring the key back"))

    def _ask(self) -> None:
        if not self._give.isEnabled():
            return
        profile, code = self._profile, self.field.text()
        for widget in (self.field, self._give):
            widget.setEnabled(False)
        self._answer.setText("")
        self._errands.send(lambda: _recovered(profile, code), self._take)

    def _take(self, no: Refusal | Trouble | None) -> None:
        self.field.setEnabled(True)
        self._open_or_close()
        if isinstance(no, Refusal):
            self._answer.setText(refusal_sentence(no.code, no.message, no.facts))
        elif isinstance(no, Trouble):
            self._answer.setText(trouble_sentence(no.code, no.message))
        else:
            self.field.clear()
            self.recovered.emit()
            return
        self.field.setFocus()

    def _open_or_close(self) -> None:
        self._give.setEnabled(bool(self.field.text().strip()))

    def _lay_out(self) -> None:
        column = card_in_the_middle(self, width=_CARD_WIDTH)
        column.addWidget(IconLabel(self.theme, "key", role="act", size=28))
        for widget in (self._title, self._words, self._name, self.field, self._answer, self._give):
            column.addWidget(widget)


def _recovered(profile: Path, code: str) -> Refusal | Trouble | None:
    """On the errands' thread: the slow function takes its time."""
    try:
        recover(profile, code)
    except (Refusal, Trouble) as no:
        return no
    return None
