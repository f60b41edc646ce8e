"""What a person does with a stick, beside the window, and what came of it as a sentence.

A sentence is made anew when the language changes, so what happened is kept and not its words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.wording.parcels import PARCELS
from desktop.wording.sentence import refusal_sentence, trouble_sentence
from desktop.workplace import Workplace
from sync.shop.parcels import TakenBack
from sync.shop.stick import Carried, Saved, save_on_stick, take_off_stick
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal

_WELL = "ok"


@dataclass(frozen=True, slots=True)
class _Taken:
    """What an answer brought, and how many steps wait since."""

    back: TakenBack
    waiting: int


Happened = Saved | Carried | _Taken | Refusal | Trouble


class Sticks(QObject):
    """changed: there is something else to say. One act at a time."""

    changed = Signal()

    def __init__(self, place: Workplace, owner: QObject) -> None:
        super().__init__(owner)
        self._place = place
        self._happened: Happened | None = None
        self._is_saving = self._is_taking = False
        self._left: list[Path] = []

    @property
    def is_busy(self) -> bool:
        return self._is_saving or self._is_taking

    @property
    def went_wrong(self) -> bool:
        """Whether what happened last is for a person to look at."""
        happened = self._happened
        if isinstance(happened, _Taken):
            return happened.back.state != _WELL
        return isinstance(happened, Refusal | Trouble)

    def save(self, folder: Path) -> None:
        """Put onto the stick what waits for HQ."""
        books, name = self._place.books, self._name()
        self._is_saving = True
        self.changed.emit()
        self._place.outside.send(
            lambda: _tried(lambda: save_on_stick(books, folder, name=name)), self._take_saved
        )

    def take(self, files: tuple[Path, ...]) -> None:
        """Take in what came off the stick, one file after the other."""
        self._left += files
        if not self._is_taking:
            self._take_next()

    def words(self) -> str:
        """What goes on or has happened; empty before anything has."""
        if self._is_saving:
            return self.tr("Saving to the stick")
        if self._is_taking:
            return self.tr("Taking in; an exchange under way is waited for")
        return _words(self._happened) if self._happened is not None else ""

    def _take_next(self) -> None:
        place, file = self._place, self._left.pop(0)
        self._is_taking = True
        self.changed.emit()
        place.rounds.send(lambda: _tried(lambda: _taken(place, file)), self._take_taken)

    def _take_saved(self, happened: Happened) -> None:
        self._is_saving = False
        self._show(happened)

    def _take_taken(self, happened: Happened) -> None:
        self._is_taking = False
        self._show(happened)
        if isinstance(happened, _Taken):
            tally = happened.back.tally
            self._place.forget_names()
            self._place.tell(tally.skus, tally.documents)
        if self._left:
            self._take_next()

    def _show(self, happened: Happened) -> None:
        self._happened = happened
        self.changed.emit()

    def _name(self) -> str:
        """Site, number of the till and minute: two tills may share a stick."""
        device, now = self._place.books.device, self._place.books.clock.now()
        return f"{device.site}-{device.number}-{now.astimezone():%Y%m%d-%H%M}"


def _tried(act: Callable[[], Happened]) -> Happened:
    try:
        return act()
    except (Refusal, Trouble) as no:
        return no


def _taken(place: Workplace, file: Path) -> Happened:
    found = take_off_stick(place.books, file)
    if isinstance(found, Carried):
        return found
    return _Taken(found, place.books.journal.count_waiting())


def _words(happened: Happened) -> str:
    match happened:
        case Saved(file, steps, left, answers):
            return PARCELS.saved(file, steps=steps, left=left, answers=answers)
        case Carried(device):
            return PARCELS.kept(device)
        case Refusal():
            return refusal_sentence(happened.code, happened.message, happened.facts)
        case Trouble():
            return trouble_sentence(happened.code, happened.message)
        case _Taken(back, waiting):
            return _taken_words(back, waiting)


def _taken_words(back: TakenBack, waiting: int) -> str:
    if back.state != _WELL:
        return refusal_sentence(back.state, back.state, {})
    words = PARCELS.taken(back.tally.verdicts, pulled=back.tally.pulled, waiting=waiting)
    return words if back.is_complete else PARCELS.said((words, PARCELS.more_at_hq()))
