"""Doing what a person asked of the till: it is done and shown, or a calm no stands below the box."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.counter.scan_box import ScanBox
from desktop.counter.till import Doubt
from desktop.sound import Scanner
from desktop.wording.sentence import refusal_sentence, trouble_sentence
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal


class Attempt(QObject):
    """done follows each act, whether it came about or not; waiting carries codes kept meanwhile."""

    done = Signal(bool)
    waiting = Signal(str)

    def __init__(self, box: ScanBox, scanner: Scanner) -> None:
        super().__init__(box)
        self._box = box
        self._scanner = scanner
        self._doubt: Doubt | None = None
        self._queued: list[str] = []

    @property
    def is_asking(self) -> bool:
        """Whether a question stands open: a scan waits, it does not answer it."""
        return self._doubt is not None

    def do(self, act: Callable[[], object], *, code: str = "") -> bool:
        try:
            act()
        except Refusal as no:
            self._refuse(refusal_sentence(no.code, no.message, no.facts), code)
            return False
        except Trouble as trouble:
            self._refuse(trouble_sentence(trouble.code, trouble.message), code)
            return False
        except Doubt as doubt:
            self._doubt = doubt
            self._ask(doubt)
            return False
        self._box.clear()
        self.done.emit(True)
        return True

    def keep(self, code: str) -> None:
        """A code that was scanned while a question stands open."""
        self._queued.append(code)
        if self._doubt is not None:
            self._ask(self._doubt)

    def answer(self, *, is_sure: bool) -> None:
        doubt, queued = self._doubt, self._queued
        self._doubt, self._queued = None, []
        self._box.clear()
        if doubt is not None and is_sure:
            self.do(doubt.go_on)
        for code in queued:
            self.waiting.emit(code)

    def _ask(self, doubt: Doubt) -> None:
        asks = self.tr("{n} {unit} of {item}? Enter yes, Esc no").format(
            n=doubt.amount, unit=doubt.unit, item=doubt.name
        )
        if self._queued:
            more = self.tr("%n more code(s) wait", "", len(self._queued))
            asks = f"{asks}　{more}"
        self._box.say(asks)
        self._scanner.low()

    def _refuse(self, words: str, code: str) -> None:
        self._box.set_amount("")
        self._box.say(words, code)
        self._scanner.low()
        self.done.emit(False)
