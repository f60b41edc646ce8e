"""The left third of sign-in: the time, the place, and how the line, queue and clock stand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.language import locale_of
from desktop.shell.dressed import Dressed
from desktop.shell.label import IconLabel, Label, Paragraph
from desktop.shell.language_picker import LanguagePicker
from desktop.shell.line_chip import LineState
from desktop.theme.theme import Theme
from desktop.wording.moments import CLOCK_WARNING_S

_WIDTH = 340
_TICK_MS = 1000
_MINUTE_S = 60
_LINE_ICONS = {"offline": "cloud-slash", "signed_out": "lock-key"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: the line, since when as shown, and the clock against HQ's in seconds."""

    line: LineState = LineState()  # noqa: RUF009 - frozen
    since: str = ""
    clock_offset_s: int | None = None


class Door(Dressed):
    """now is the clock on the wall, given so that pictures can stop it."""

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self.setObjectName("clock")
        self.setFixedWidth(_WIDTH)
        self._now = now
        self._standing = Standing()
        self._time = Label(kind="clock")
        self._date = Label(kind="item", tone="2")
        self._place = Label(kind="itemStrong")
        self._icons = tuple(
            IconLabel(theme, name) for name in ("cloud-check", "cloud-arrow-up", "clock")
        )
        self._facts = tuple(Paragraph(tone="2") for _ in self._icons)
        self.languages = LanguagePicker(theme)
        self._lay_out()
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._ticker.start()
        self.settle()

    def show_place(self, site: str, device: str) -> None:
        self._place.setText("　".join(part for part in (site, device) if part))

    def show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.retranslate()
        self.dress()

    def facts(self) -> tuple[str, ...]:
        return tuple(fact.text() for fact in self._facts)

    def dress(self) -> None:
        icon = _LINE_ICONS.get(self._standing.line.line, "cloud-check")
        self._icons[0].show_icon(icon, "ink2")

    def retranslate(self) -> None:
        for fact, words in zip(self._facts, self._words(), strict=True):
            fact.setText(words)
        self._tick()

    def _words(self) -> tuple[str, str, str]:
        return self._line_words(), self._queue_words(), self._clock_words()

    def _line_words(self) -> str:
        line = self._standing.line.line
        if line == "signed_out":
            return self.tr("Sending stopped; the Sync page says why")
        if line != "offline":
            return self.tr("Online")
        if not self._standing.since:
            return self.tr("Offline")
        return self.tr("Offline since {time}").format(time=self._standing.since)

    def _queue_words(self) -> str:
        waiting = self._standing.line.waiting
        if not waiting:
            return self.tr("All documents have reached HQ")
        return self.tr("%n document(s) kept on this computer, waiting to be sent", "", waiting)

    def _clock_words(self) -> str:
        offset = self._standing.clock_offset_s
        if offset is None:
            return self.tr("Clock not yet compared with HQ")
        if abs(offset) < 1:
            return self.tr("Clock within a second of HQ")
        if abs(offset) <= CLOCK_WARNING_S:
            return self.tr("Clock %n second(s) off HQ", "", abs(offset))
        minutes = -(-abs(offset) // _MINUTE_S)
        return self.tr("Clock %n minute(s) off HQ; set it right", "", minutes)

    def _tick(self) -> None:
        now = self._now()
        self._time.setText(f"{now:%H:%M}")
        locale = locale_of(self.theme.language)
        #: A date as Qt writes it: dddd is the day of the week, MMMM the month
        today = QDate(now.year, now.month, now.day)
        self._date.setText(locale.toString(today, self.tr("dddd d MMMM")))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 24, 32)
        column.setSpacing(0)
        for widget, after in ((self._time, 0), (self._date, 28), (self._place, 14)):
            column.addWidget(widget)
            column.addSpacing(after)
        for icon, fact in zip(self._icons, self._facts, strict=True):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(fact, 1)
            column.addLayout(row)
            column.addSpacing(12)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.languages)
        foot.addStretch()
        column.addLayout(foot)
