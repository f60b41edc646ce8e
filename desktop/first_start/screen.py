"""Two ways to begin, side by side."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label, Paragraph, card
from desktop.shell.language_picker import LanguagePicker
from desktop.theme.theme import Theme

_CARD_WIDTH = 420


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a person typed to connect this computer to HQ."""

    address: str
    code: str
    device: str


class FirstStart(Dressed):
    """demo_asked and enrol_asked go to whoever can do it; the answer comes back by show_…()."""

    demo_asked = Signal()
    enrol_asked = Signal(object)  # an Enrolment
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, *, device: str = "") -> None:
        super().__init__(theme)
        self.setObjectName("canvas")
        self._is_busy = False
        self._welcome = Label(kind="figure")
        self._promise = Label(tone="2")
        self._languages = LanguagePicker(theme)
        self._make_demo()
        self._make_enrolment(device)
        self._lay_out()
        self._connect()
        self.settle()

    def fill_in(self, address: str, code: str) -> None:
        """What was told beforehand; where that is both, HQ is asked at once."""
        self._address.setText(address or self._address.text())
        self._code.setText(code or self._code.text())
        if address and code:
            self._ask_if_ready()

    def show_busy(self, words: str = "") -> None:
        """While HQ is being asked, or what `words` say goes on, nothing can be pressed twice."""
        self._is_busy = True
        self._open_or_close()
        self._answer.set_tone("2")
        self._answer.setText(words or self.tr("Asking HQ"))

    def show_answer(self, sentence: str) -> None:
        """A refusal or a trouble, in words; the fields stay as they were typed."""
        self._is_busy = False
        self._open_or_close()
        self._answer.set_tone("need")
        self._answer.setText(sentence)
        self._code.setFocus()

    def device_name(self) -> str:
        return self._device.text().strip()

    def answer(self) -> str:
        return self._answer.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._address.setFocus()

    def retranslate(self) -> None:
        self._welcome.setText(self.tr("Welcome to Counterstock"))
        self._promise.setText(
            self.tr("Every number here can say which document, person and minute made it.")
        )
        self._demo_title.setText(self.tr("Try it first"))
        self._demo_words.setText(
            self.tr(
                "A shop with goods, staff and a fortnight of documents, all on this computer."
                " Nothing is sent anywhere."
            )
        )
        self._demo.setText(self.tr("Open the demo"))
        self._enrol_title.setText(self.tr("Connect to HQ"))
        self._enrol_words.setText(
            self.tr("HQ gives you its address and a code that works once, for 15 minutes.")
        )
        for label, words in zip(self._names, self._field_words(), strict=True):
            label.setText(words)
        self._enrol.setText(self.tr("Connect"))

    def _field_words(self) -> tuple[str, str, str]:
        return self.tr("Address of HQ"), self.tr("Code"), self.tr("Name of this computer")

    def _ask(self) -> None:
        enrolment = Enrolment(
            self._address.text().strip(), self._code.text().strip(), self._device.text().strip()
        )
        self.enrol_asked.emit(enrolment)

    def _ask_if_ready(self) -> None:
        if self._enrol.isEnabled():
            self._ask()

    def _open_or_close(self) -> None:
        typed = self._address.text().strip() and self._code.text().strip()
        self._enrol.setEnabled(bool(typed) and not self._is_busy)
        self._demo.setEnabled(not self._is_busy)
        for field in self._fields:
            field.setEnabled(not self._is_busy)

    def _make_demo(self) -> None:
        self._demo_title = Label(kind="title")
        self._demo_words = Paragraph(tone="2")
        self._demo = KeyButton(self.theme)

    def _make_enrolment(self, device: str) -> None:
        self._enrol_title = Label(kind="title")
        self._enrol_words = Paragraph(tone="2")
        self._address, self._code, self._device = QLineEdit(), QLineEdit(), QLineEdit(device)
        self._address.setPlaceholderText("https://hq.example.com")
        self._fields = (self._address, self._code, self._device)
        self._names = tuple(Label(kind="caption", tone="2") for _ in self._fields)
        self._enrol = KeyButton(self.theme, kind="primary", keys=("Enter",))
        self._answer = Paragraph(tone="need")

    def _connect(self) -> None:
        self._demo.clicked.connect(self.demo_asked)
        self._enrol.clicked.connect(self._ask)
        self._languages.chosen.connect(self.language_chosen)
        for field, name in zip(self._fields, self._names, strict=True):
            name.setBuddy(field)
            field.textChanged.connect(self._open_or_close)
            field.returnPressed.connect(self._ask_if_ready)
        self._open_or_close()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(8)
        column.addStretch()
        for widget in (self._welcome, self._promise):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch()
        row.addWidget(self._enrol_card())
        row.addWidget(self._demo_card())
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        column.addWidget(self._languages, 0, Qt.AlignmentFlag.AlignHCenter)

    def _demo_card(self) -> QFrame:
        frame, column = _column()
        column.addWidget(IconLabel(self.theme, "storefront", role="act", size=28))
        column.addWidget(self._demo_title)
        column.addWidget(self._demo_words)
        column.addStretch()
        column.addWidget(self._demo)
        return frame

    def _enrol_card(self) -> QFrame:
        frame, column = _column()
        column.addWidget(IconLabel(self.theme, "link-simple", role="act", size=28))
        column.addWidget(self._enrol_title)
        column.addWidget(self._enrol_words)
        for name, field in zip(self._names, self._fields, strict=True):
            column.addWidget(name)
            column.addWidget(field)
        column.addWidget(self._answer)
        column.addStretch()
        column.addWidget(self._enrol)
        return frame


def _column() -> tuple[QFrame, QVBoxLayout]:
    frame = card()
    frame.setFixedWidth(_CARD_WIDTH)
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(8)
    return frame, column
