"""Things worth noticing before posting: calm boxes, the words first, then what to do."""

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.shell.dressed import Dressed
from desktop.shell.label import IconLabel, Paragraph, card
from desktop.tables.difference import changed_span
from desktop.theme.theme import Theme
from desktop.wording.counted import COUNTED
from desktop.wording.figures import shown
from sync.shop.outlook import Notice

translate = QCoreApplication.translate

_ICONS = {
    "held_back": "bookmark-simple",
    "below_zero": "warning",
    "beyond": "bookmark-simple",
    "expired": "calendar-x",
    "expires_soon": "calendar-x",
    "short": "arrow-down",
    "over": "arrow-up",
}
_Told: TypeAlias = tuple[str, str, str]
"""Code, what is so, what to do."""

_MOST = 8
"""So many have a box; of the rest it is said how many they are."""
_AMBER = frozenset({"held_back", "below_zero", "beyond", "expired", "short", "over"})


def notice_words(notice: Notice, name: str) -> tuple[str, str]:
    """What is so, and what that means or what to do."""
    line = notice.line
    quantity, unit = shown(abs(notice.quantity), line.decimals), line.unit
    match notice.code:
        case "below_zero":
            left = shown(notice.quantity, line.decimals)
            title = translate("Notice", "{item} goes to {n} {unit}")
            return (
                title.format(item=name, n=left, unit=unit),
                translate("Notice", "It posts all the same; HQ asks for a count."),
            )
        case "held_back":
            title = translate("Notice", "{n} {unit} of {item} are held back for somebody")
            return (
                title.format(item=name, n=quantity, unit=unit),
                translate(
                    "Notice", "Hand the reservation over, or release it, before these are sold."
                ),
            )
        case "expired":
            return (
                COUNTED.expired(name, notice.days),
                translate("Notice", "Not for sale. F7 picks another lot, or write it off."),
            )
        case "expires_soon":
            detail = translate("Notice", "Lot {lot} goes out first; F7 picks another.")
            told = detail.format(lot=line.lot) if line.lot else ""
            return COUNTED.expires(name, notice.days), told
        case _:
            return _difference_words(notice, name)


def _difference_words(notice: Notice, name: str) -> tuple[str, str]:
    """From what is free, or from what was sent."""
    line = notice.line
    quantity, unit = shown(abs(notice.quantity), line.decimals), line.unit
    match notice.code:
        case "beyond":
            title = translate("Notice", "{n} {unit} of {item} are more than is free")
            return (
                title.format(item=name, n=quantity, unit=unit),
                translate(
                    "Notice",
                    "So many cannot be promised. Take fewer, or release another reservation first.",
                ),
            )
        case "short":
            title = translate("Notice", "{item}: {n} {unit} short")
            return (
                title.format(item=name, n=quantity, unit=unit),
                translate("Notice", "They stay in transit, and HQ opens a case."),
            )
        case _:
            title = translate("Notice", "{item}: {n} {unit} more than sent")
            return (
                title.format(item=name, n=quantity, unit=unit),
                translate("Notice", "They are received all the same, and HQ opens a case."),
            )


class NoticeList(Dressed):
    """The newest on top; a box stands as long as its words, so that a scan lays out only what is new."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._told: tuple[_Told, ...] = ()
        self._boxes: tuple[_Told, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._rest = Paragraph(kind="caption", tone="2")
        self._rest.hide()
        self._column.addWidget(self._rest)
        self.settle()

    def show_notices(self, notices: tuple[tuple[Notice, str], ...]) -> None:
        """Each notice with the name of its item in the language of the screens."""
        told = tuple((notice.code, *notice_words(notice, name)) for notice, name in notices)
        if told == self._told:
            return
        self._told = told
        self._show_boxes(tuple(reversed(told[-_MOST:])))
        rest = len(told) - len(self._boxes)
        self._rest.setText(COUNTED.more(rest) if rest else "")
        self._rest.setVisible(rest > 0)

    def sentences(self) -> tuple[str, ...]:
        """Of all, boxes or not, in the order of the lines."""
        return tuple(title for _, title, _ in self._told)

    def boxes(self) -> int:
        """How many of them have a box."""
        return self._column.count() - 1

    def _show_boxes(self, fresh: tuple[_Told, ...]) -> None:
        span = changed_span(self._boxes, fresh)
        self._boxes = fresh
        for _ in range(span.start, span.old_end):
            self._take_away(span.start)
        for place in range(span.start, span.new_end):
            code, title, detail = fresh[place]
            self._column.insertWidget(place, _box(self.theme, code, title=title, detail=detail))

    def _take_away(self, place: int) -> None:
        item = self._column.takeAt(place)
        gone = item.widget() if item is not None else None
        if gone is not None:
            gone.hide()
            gone.deleteLater()


def _box(theme: Theme, code: str, *, title: str, detail: str) -> QFrame:
    is_amber = code in _AMBER
    frame = card("need" if is_amber else "bare")
    row = QHBoxLayout(frame)
    row.setContentsMargins(10, 10, 10, 10)
    row.setSpacing(10)
    icon = IconLabel(theme, _ICONS[code], role="needInk" if is_amber else "ink2")
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Paragraph(title, kind="strong" if is_amber else "body"))
    if detail:
        words.addWidget(Paragraph(detail, kind="caption", tone="2"))
    row.addLayout(words, 1)
    return frame


def counted_title(count: int) -> str:
    return COUNTED.worth_noticing(count) if count else ""
