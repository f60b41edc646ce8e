"""Five plain facts across the top: line, next try, waiting, last exchange, and a try now."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.line_facts import ONLINE, LineFacts
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import IconLabel, Label
from desktop.theme.theme import Theme
from desktop.wording.moments import minute
from desktop.wording.terms import line_word

_ICONS = ("cloud-slash", "arrows-clockwise", "cloud-arrow-up", "clock-counter-clockwise")
_MINUTE_S = 60
_NARROW = 1100


class FactsStrip(Dressed):
    def __init__(self, theme: Theme, try_now: QAction) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self._facts = LineFacts()
        self._oldest = ""
        self._left_s = 0
        self._is_narrow = False
        self._icons = tuple(IconLabel(theme, name, size=24) for name in _ICONS)
        self._captions = tuple(Label(kind="caption", tone="2") for _ in _ICONS)
        self._values = tuple(Label(kind="title") for _ in _ICONS)
        self._details = tuple(Label(kind="caption", tone="2") for _ in _ICONS)
        self._try = KeyButton(theme, icon="arrows-clockwise")
        self._try.bind(try_now)
        self._try.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.settle()

    def show_facts(self, facts: LineFacts, *, oldest: str, left_s: int) -> None:
        """`oldest` is the instant of the oldest waiting step, `left_s` until the next try."""
        self._facts, self._oldest, self._left_s = facts, oldest, left_s
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.retranslate()

    def words(self) -> tuple[str, ...]:
        return tuple(label.text() for label in self._values)

    def retranslate(self) -> None:
        captions = (self.tr("Line"), self.tr("Next try"), self.tr("Waiting"),
                    self.tr("Last exchange"))  # fmt: skip
        told = (self._line(), self._next_try(), self._waiting(), self._last())
        for caption, words in zip(self._captions, captions, strict=True):
            caption.setText(words)
        for value, detail, (text, more) in zip(self._values, self._details, told, strict=True):
            value.setText(text)
            detail.setText(more)
            detail.setVisible(bool(more))
        self._icons[0].show_icon(self._line_icon(), "ink2")

    def _line(self) -> tuple[str, str]:
        facts = self._facts
        if facts.is_stopped:
            return line_word(facts.state), ""
        if not facts.since:
            return line_word(facts.line), ""
        return line_word(facts.line), self.tr("since {time}").format(time=minute(facts.since))

    def _line_icon(self) -> str:
        if self._facts.is_stopped:
            return "lock-key"
        return "cloud-slash" if self._facts.is_offline else "cloud-check"

    def _next_try(self) -> tuple[str, str]:
        facts = self._facts
        if facts.is_stopped:
            return self.tr("none"), ""
        if self._left_s <= 0:
            is_idle = facts.line == ONLINE and not self._is_narrow
            return self.tr("at once"), self.tr("after each post") if is_idle else ""
        if self._left_s >= _MINUTE_S:
            words = self.tr("in %n min", "", -(-self._left_s // _MINUTE_S))
        else:
            words = self.tr("in %n s", "", self._left_s)
        return words, self.tr("try %n", "", facts.failures + 1)

    def _waiting(self) -> tuple[str, str]:
        count = self._facts.waiting
        if not count:
            return self.tr("all sent"), ""
        words = self.tr("%n step(s)", "", count)
        oldest = self.tr("oldest {time}").format(time=minute(self._oldest)) if self._oldest else ""
        return words, oldest

    def _last(self) -> tuple[str, str]:
        facts = self._facts
        if not facts.last_heard:
            return self.tr("never yet"), ""
        if not facts.pushed and not facts.pulled:
            return minute(facts.last_heard), ""
        words = self.tr("{sent} out, {received} in")
        return minute(facts.last_heard), words.format(sent=facts.pushed, received=facts.pulled)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for index in range(len(_ICONS)):
            row.addWidget(self._fact(index), 1)
            line = QWidget()
            line.setObjectName("standingRule")
            line.setFixedWidth(1)
            row.addWidget(line)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 16, 16, 16)
        holder.addWidget(self._try)
        row.addLayout(holder)

    def _fact(self, index: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(self._icons[index])
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._captions[index])
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self._values[index])
        across.addWidget(self._details[index], 0, Qt.AlignmentFlag.AlignBottom)
        across.addStretch()
        words.addLayout(across)
        row.addLayout(words, 1)
        return holder
