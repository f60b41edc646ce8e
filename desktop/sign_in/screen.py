"""Sign-in: the right name on every step, in under three seconds."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.language import LANGUAGES
from desktop.shell.avatar import Avatar
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label, Paragraph
from desktop.sign_in.door import Door
from desktop.sign_in.people_list import PeopleList
from desktop.sign_in.person import CheckPin, Person, SignInResult, matching
from desktop.sign_in.pin_pad import SHORTEST, PinField, PinPad
from desktop.theme.theme import Theme

_PIN_WIDTH = 384
_SECOND_MS = 1000
_MANY_PEOPLE = 8


def wall_clock() -> datetime:
    return datetime.now().astimezone()


class SignInScreen(Dressed):
    """signed_in carries the person's code; the PIN leaves this screen only to be checked."""

    signed_in = Signal(str)
    language_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        check_pin: CheckPin,
        *,
        now: Callable[[], datetime] = wall_clock,
    ) -> None:
        super().__init__(theme)
        self.setObjectName("canvas")
        self._check_pin = check_pin
        self._people: tuple[Person, ...] = ()
        self._answer: SignInResult | None = None
        self._wait_s = 0
        self._is_checking = False
        self.door = Door(theme, now)
        self._make_middle()
        self._make_right()
        self._lay_out()
        self._connect()
        self.settle()

    def show_people(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._find.setVisible(len(people) > _MANY_PEOPLE)
        self._list.show_people(people)

    def choose(self, code: str) -> None:
        """Put a person forward, such as the one who locked."""
        self._list.choose(code)

    def take_scan(self, code: str) -> None:
        """A badge puts its person forward; anything else is left alone."""
        self._list.choose(code)
        self._field.setFocus()

    def message(self) -> str:
        return self._message.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Who is taking over?"))
        self._hint.setText(
            self.tr("↑ ↓ to choose, then type the PIN. Or tap a name, or scan a badge.")
        )
        self._keeps.setText(
            self.tr("Held documents stay. Each step carries the name signed in at the time.")
        )
        self._find.setPlaceholderText(self.tr("Name or staff code"))
        self._ask.setText(self.tr("Type the PIN, 4 to 6 digits"))
        self._enter.setText(self.tr("Sign in"))
        self._offline.setText(self.tr("PINs are checked on this computer, offline too"))
        self._field.setAccessibleName(self.tr("PIN"))
        self._say()

    def _say(self) -> None:
        self._message.setText(self._words())

    def _words(self) -> str:
        if self._wait_s > 0:
            return self.tr("Wait %n second(s), then try again", "", self._wait_s)
        if self._answer is None or self._answer.is_right:
            return ""
        return self.tr("Not that PIN. %n tries left", "", self._answer.tries_left)

    def _enter_pin(self) -> None:
        person = self._list.person()
        pin = self._field.text()
        if person is None or len(pin) < SHORTEST or self._wait_s > 0 or self._is_checking:
            return
        self._field.clear()
        self._is_checking = True
        self._check_pin(person.code, pin, partial(self._take_answer, person))

    def _take_answer(self, person: Person, answer: SignInResult | None) -> None:
        self._is_checking = False
        if answer is None:
            return
        self._answer = answer
        self._wait_s = answer.wait_s
        if self._wait_s:
            self._waiting.start()
        self._set_open(is_open=self._wait_s == 0)
        self._say()
        if answer.is_right:
            self.signed_in.emit(person.code)

    def _count_down(self) -> None:
        self._wait_s -= 1
        if self._wait_s <= 0:
            self._waiting.stop()
            self._answer = None
            self._set_open(is_open=True)
        self._say()

    def _set_open(self, *, is_open: bool) -> None:
        for widget in (self._field, self._pad, self._enter):
            widget.setEnabled(is_open)
        if is_open:
            self._field.setFocus()

    def _show_person(self, person: object) -> None:
        self._field.clear()
        if isinstance(person, Person):
            self._name.setText(person.name)
            self._avatar.show_name(person.name)

    def _narrow(self, words: str) -> None:
        self._list.show_people(matching(self._people, words))

    def _make_middle(self) -> None:
        self._title = Label(kind="figure")
        self._hint = Paragraph(tone="2")
        self._find = QLineEdit()
        self._list = PeopleList(self.theme)
        self._keeps = Paragraph(kind="caption", tone="2")

    def _make_right(self) -> None:
        self._avatar = Avatar(self.theme, size=48)
        self._avatar.set_chosen(chosen=True)
        self._name = Label(kind="title")
        self._ask = Label(kind="caption", tone="2")
        self._field = PinField(self.theme)
        self._message = Label(tone="need")
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._message.setFixedHeight(22)
        self._pad = PinPad(self.theme)
        self._enter = KeyButton(self.theme, kind="primary", keys=("Enter",))
        self._enter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offline = Label(kind="caption", tone="3")
        self._offline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._waiting = QTimer(self)
        self._waiting.setInterval(_SECOND_MS)

    def _connect(self) -> None:
        self._list.chosen.connect(self._show_person)
        self._find.textChanged.connect(self._narrow)
        self._field.moved.connect(self._list.move_choice)
        self._field.returnPressed.connect(self._enter_pin)
        self._pad.digit_pressed.connect(self._field.add)
        self._pad.cleared.connect(self._field.clear)
        self._pad.rubbed_out.connect(self._field.backspace)
        self._enter.clicked.connect(self._enter_pin)
        self._waiting.timeout.connect(self._count_down)
        self.door.languages.chosen.connect(self.language_chosen)
        for number, language in enumerate(LANGUAGES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+Shift+{number}"), self)
            shortcut.activated.connect(self._choosing(language))

    def _choosing(self, language: str) -> Callable[[], None]:
        return lambda: self.language_chosen.emit(language)

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.door)
        across.addWidget(self._middle(), 1)
        across.addWidget(self._right())

    def _middle(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("people")
        column = QVBoxLayout(frame)
        column.setContentsMargins(32, 56, 32, 32)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(12)
        column.addWidget(self._find)
        column.addWidget(self._list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(IconLabel(self.theme, "info", size=16))
        foot.addWidget(self._keeps, 1)
        column.addLayout(foot)
        return frame

    def _right(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("pin")
        frame.setFixedWidth(_PIN_WIDTH)
        column = QVBoxLayout(frame)
        column.setContentsMargins(40, 48, 40, 16)
        column.setSpacing(8)
        column.addLayout(self._person_row())
        column.addSpacing(12)
        for widget in (self._field, self._message):
            column.addWidget(widget)
        column.addWidget(self._pad, 1)
        column.addSpacing(8)
        column.addWidget(self._enter)
        column.addWidget(self._offline)
        column.addStretch(0)
        return frame

    def _person_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._ask)
        row.addLayout(words, 1)
        return row
