"""Which case somebody here could decide now, and who has it open elsewhere."""

from PySide6.QtCore import QObject, Signal

from desktop.cases.matter import Matter
from desktop.workplace import Workplace
from sync.shop.lookout import Seen
from sync.stock.rights import Right, may

_NOTHING = ("", "")


class Watch(QObject):
    """looked: this case is open here, or none (empty); true where it is taken over.

    changed: somebody else has it now, or no longer.
    """

    looked = Signal(str, bool)
    changed = Signal()

    def __init__(self, place: Workplace, owner: QObject) -> None:
        super().__init__(owner)
        self._place = place
        self._seen: Seen | None = None
        self._watched = _NOTHING

    @property
    def has_right(self) -> bool:
        """Whether whoever is signed in may decide."""
        return may(self._place.actor().role, Right.RESOLVE)

    def elsewhere(self, case_id: str) -> Seen | None:
        """Who has that case open; None where nobody is known to."""
        return self._seen if self._seen is not None and self._seen.case == case_id else None

    def follow(self, matter: Matter | None, *, take: bool = False) -> None:
        """The case on the screen, or none; whoever may only look takes it from nobody."""
        watched = _NOTHING
        if matter is not None and matter.is_open and self.has_right:
            watched = (matter.case.case, self._place.actor().code)
        if watched[0] != self._watched[0]:
            self._seen = None
        if take or watched != self._watched:
            self._watched = watched
            self.looked.emit(watched[0], take)

    def show_seen(self, seen: Seen) -> None:
        """What HQ said of it."""
        if seen.case != self._watched[0]:
            return
        before, self._seen = self._seen, seen if seen.name else None
        if self._seen != before:
            self.changed.emit()

    def take_over(self, matter: Matter | None) -> None:
        """From whoever has it: their page learns of it at its next look."""
        if self._seen is not None:
            self._seen = None
            self.follow(matter, take=True)
            self.changed.emit()
