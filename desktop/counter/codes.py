"""What a typed line or a scan means at the counter: an amount, a code, a number, words to find."""

from PySide6.QtCore import QObject, Signal

from desktop.counter.attempt import Attempt
from desktop.counter.scan_box import ScanBox
from desktop.counter.till import Till
from desktop.sound import Scanner
from desktop.typed_line import Add, Find, Nudge, read_typed
from desktop.workplace import Workplace
from sync.shop.numbers import series_of
from sync.stock.found import Found
from sync.stock.item import Item


class Codes(QObject):
    """number_given carries a document's number; words_given asks the finder; confirmed is a bare Enter."""

    number_given = Signal(str)
    words_given = Signal(str)
    confirmed = Signal()

    def __init__(
        self, place: Workplace, till: Till, box: ScanBox, *, attempt: Attempt, scanner: Scanner
    ) -> None:
        super().__init__(box)
        self._place = place
        self._till = till
        self._box = box
        self._attempt = attempt
        self._scanner = scanner
        self._last = ("", "")  # what `..` does again: a code and its amount

    def take_typed(self, text: str) -> None:
        """Enter in the scan box."""
        if self._attempt.is_asking:
            self._attempt.answer(is_sure=True)
            return
        amount = self._box.amount()
        typed = read_typed(text)
        match typed:
            case Nudge():
                self._attempt.do(lambda: self._till.nudge(typed.by))
            case Add():
                self.take_code(typed.code, typed.amount if typed.amount != "1" else amount)
            case Find(words) if not words and amount:
                self._attempt.do(lambda: self._till.set_quantity(self._till.draft.last, amount))
            case Find(words) if words:
                self._find_typed(words)
            case _:
                self.confirmed.emit()

    def take_code(self, code: str, amount: str = "") -> None:
        """A code, scanned or typed, so many times."""
        amount = amount or self._box.amount() or "1"
        if series_of(code) is not None:
            self.number_given.emit(code)
            return
        self._last = (code, amount)
        if self._attempt.do(lambda: self._till.scan(code, amount), code=code):
            self._scanner.tick()

    def take_item(self, item: Item) -> None:
        """An item that was found by words."""
        amount = self._box.amount() or "1"
        self._last = (item.sku, amount)
        if self._attempt.do(lambda: self._till.count_in(Found(item), amount), code=item.sku):
            self._scanner.tick()

    def repeat(self) -> None:
        """The last scan once more."""
        code, amount = self._last
        if code:
            self.take_code(code, amount)

    def _find_typed(self, words: str) -> None:
        """A short code counts in as if scanned; anything else is looked for."""
        if self._place.item(words.upper()) is not None:
            self.take_code(words.upper(), self._box.amount())
        else:
            self.words_given.emit(words)
