"""A computer that HQ has stopped is let in again, by a code as a new one is; its documents stay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from desktop.first_start.screen import Enrolment
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label, Paragraph, card_in_the_middle
from desktop.theme.theme import Theme
from desktop.wording.sentence import refusal_sentence
from sync.shop.identity import Device

_CARD_WIDTH = 560


class ConnectAgain(Dressed):
    """enrol_asked carries an Enrolment; its answer comes back by show_answer(). left: not now."""

    enrol_asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, device: Device, *, site: str) -> None:
        super().__init__(theme)
        self.setObjectName("canvas")
        self._device, self._site, self._is_busy = device, site, False
        self._title, self._why = Label(kind="title"), Paragraph()
        self._words = Paragraph(tone="2")
        self.address, self.code = QLineEdit(device.hq_url), QLineEdit()
        self._names = Label(kind="caption", tone="2"), Label(kind="caption", tone="2")
        self._answer = Paragraph(tone="need")
        self._enrol = KeyButton(theme, kind="primary", keys=("Enter",))
        self._back = QAction(self)
        self._leave = KeyButton(theme)
        self._lay_out()
        self._connect()
        self.settle()

    def answer(self) -> str:
        return self._answer.text()

    def device_name(self) -> str:
        return self._device.name

    def show_busy(self) -> None:
        self._is_busy = True
        self._open_or_close()
        self._answer.set_tone("2")
        self._answer.setText(self.tr("Asking HQ"))

    def show_answer(self, sentence: str) -> None:
        """A refusal or a trouble, in words; the fields stay as they were typed."""
        self._is_busy = False
        self._open_or_close()
        self._answer.set_tone("need")
        self._answer.setText(sentence)
        self.code.setFocus()
        self.code.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.code.setFocus()

    def retranslate(self) -> None:
        state = self._device.state
        self._title.setText(self.tr("Connect this computer again"))
        self._why.setText(refusal_sentence(state, state, {}))
        told = self.tr(
            "The code must be one of {site}; it works once, for 15 minutes. Everything posted here stays,"
            " and what HQ does not have yet follows by itself, once."
        )
        self._words.setText(told.format(site=self._site))
        for label, words in zip(
            self._names, (self.tr("Address of HQ"), self.tr("Code")), strict=True
        ):
            label.setText(words)
        self._enrol.setText(self.tr("Connect"))
        self._back.setText(self.tr("Not now"))

    def _ask(self) -> None:
        if self._enrol.isEnabled():
            asked = Enrolment(self.address.text().strip(), self.code.text().strip(), "")
            self.enrol_asked.emit(asked)

    def _open_or_close(self) -> None:
        typed = self.address.text().strip() and self.code.text().strip()
        self._enrol.setEnabled(bool(typed) and not self._is_busy)
        self._back.setEnabled(not self._is_busy)
        for field in (self.address, self.code):
            field.setEnabled(not self._is_busy)

    def _connect(self) -> None:
        self._back.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._back.triggered.connect(self.left)
        self.addAction(self._back)
        self._leave.bind(self._back)
        self._enrol.clicked.connect(self._ask)
        for field, name in zip((self.address, self.code), self._names, strict=True):
            name.setBuddy(field)
            field.textChanged.connect(self._open_or_close)
            field.returnPressed.connect(self._ask)
        self._open_or_close()

    def _lay_out(self) -> None:
        column = card_in_the_middle(self, width=_CARD_WIDTH)
        column.addWidget(IconLabel(self.theme, "link-simple", role="act", size=28))
        address, code = self._names
        for widget in (self._title, self._why, self._words, address, self.address, code, self.code,
                       self._answer, self._enrol, self._leave):  # fmt: skip
            column.addWidget(widget)
