"""The document of a case as it lies on the desk; where two sides told of goods, both side by side."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.cases.matter import Matter, who_words
from desktop.shell.card_parts import scrolled
from desktop.shell.dressed import Dressed
from desktop.shell.label import CodeLabel, Label, Paragraph, Tag, card
from desktop.theme.theme import Theme
from desktop.wording.counted import COUNTED
from desktop.wording.figures import shown
from desktop.wording.moments import day_and_minute
from desktop.wording.terms import kind_word, reason_word, state_word, step_word
from desktop.workplace import Workplace
from sync.stock.document import Content, Line
from sync.stock.verdict import Verdict
from sync.stock.views import Act

_MOST_LINES = 12
_ABOUT_IT = frozenset({"resolve", "attach"})
"""Steps that say something of the paper and write nothing on it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper: what it is, its number, who wrote what when, and its lines."""

    title: str
    number: str
    tag: str
    tone: str
    facts: str
    content: Content


def sheets_of(place: Workplace, matter: Matter) -> tuple[Sheet, ...]:
    """HQ's side and mine, where the case has both; else the document alone."""
    case, view = matter.case, matter.view
    if case.mine is not None and case.hq is not None:
        sides = ((case.hq_act, case.hq, "hq"), (case.mine_act, case.mine, "act"))
        return tuple(
            _side(place, matter, act, content=content, tone=tone) for act, content, tone in sides
        )
    told = [step for step in view.steps if step.step not in _ABOUT_IT]
    taken = [step for step in told if step.verdict != Verdict.REFUSED]
    who = place.person_name(taken[-1].by, taken[-1].by_name) if taken else ""
    at = taken[-1].at if taken else view.occurred_at
    facts = _facts(place, matter, view.content, (who, day_and_minute(at)))
    tag = state_word(view.state)
    return (Sheet(kind_word(view.kind), view.number, tag, "plain", facts, view.content),)


def _side(
    place: Workplace, matter: Matter, act: Act | None, *, content: Content, tone: str
) -> Sheet:
    view = matter.view
    number = (act.number if act is not None else "") or view.number
    tag = step_word(act.step) if act is not None else state_word(view.state)
    told = (who_words(place, act), day_and_minute(act.at)) if act is not None else ()
    facts = _facts(place, matter, content, (*_own_note(matter, content), *told))
    return Sheet(kind_word(view.kind), number, tag, tone, facts, content)


def _own_note(matter: Matter, content: Content) -> tuple[str, ...]:
    """The note, where the other side has another: else nothing would tell the two papers apart."""
    mine, hq = matter.case.mine, matter.case.hq
    differs = mine is not None and hq is not None and mine.note != hq.note
    return (content.note,) if differs else ()


def _facts(place: Workplace, matter: Matter, content: Content, told: tuple[str, ...]) -> str:
    site = place.site_name(matter.view.site)
    way = f"{site} → {place.site_name(content.to_site)}" if content.to_site else site
    why = reason_word(content.reason)
    return "　".join(part for part in (way, why, content.party, content.reference, *told) if part)


class Papers(Dressed):
    def __init__(self, theme: Theme, place: Workplace) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._place = place
        self._frames: list[QFrame] = []
        self._shown: tuple[Sheet, ...] = ()
        self._laid: tuple[object, ...] = ()
        inside = QWidget()
        inside.setObjectName("cardInside")
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(16, 14, 16, 8)
        self._row.setSpacing(12)
        self._inside = inside
        inside.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        area = scrolled(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.settle()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return self._shown

    def sizeHint(self) -> QSize:
        """As high as what is written on them; on a low window it scrolls."""
        return QSize(400, self._wrapped_height() or self._row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands inside a scroll area does not tell anybody that it has grown."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _wrapped_height(self) -> int:
        return self._row.totalHeightForWidth(self.width()) if self._row.hasHeightForWidth() else 0

    def show_matter(self, matter: Matter) -> None:
        """Laid anew only where something else is written on them: each letter of a reason asks."""
        self._shown = sheets_of(self._place, matter)
        sku = matter.case.facts.get("sku", "")
        laid = (self._shown, sku, self._place.language)
        if laid == self._laid:
            return
        self._laid = laid
        for frame in self._frames:
            frame.hide()
            frame.deleteLater()
        self._frames = [self._frame(sheet, sku) for sheet in self._shown]
        for frame in self._frames:
            self._row.addWidget(frame, 1, Qt.AlignmentFlag.AlignTop)
            _settle(frame)
        self.updateGeometry()

    def _frame(self, sheet: Sheet, sku: str) -> QFrame:
        """What is written on it; the lines that the case is about stand first."""
        frame = card("sunken")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(sheet.title, kind="strong"))
        head.addWidget(CodeLabel(self.theme, sheet.number), 1)
        if sheet.tag:
            head.addWidget(Tag(sheet.tag, tone=sheet.tone))
        column.addLayout(head)
        column.addWidget(Paragraph(sheet.facts, kind="caption", tone="2"))
        column.addLayout(self._lines(sheet.content.lines, sku))
        return frame

    def _lines(self, lines: tuple[Line, ...], sku: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        first = sorted(lines, key=lambda line: line.sku != sku)
        for row, line in enumerate(first[:_MOST_LINES]):
            kind = "strong" if line.sku == sku else "body"
            name = Paragraph(self._place.name_of(line.sku, line.name), kind=kind)
            units = f"{shown(line.quantity, line.decimals)} {line.unit}".strip()
            grid.addWidget(name, row, 0)
            grid.addWidget(CodeLabel(self.theme, line.lot), row, 1)
            grid.addWidget(Label(units, kind=kind), row, 2, Qt.AlignmentFlag.AlignRight)
        if len(lines) > _MOST_LINES:
            more = Label(COUNTED.lines(len(lines)), kind="caption", tone="2")
            grid.addWidget(more, _MOST_LINES, 0)
        return grid


def _settle(frame: QFrame) -> None:
    """At its full height at once: unpolished words ask for no room until the next turn of the loop."""
    frame.show()
    for widget in (frame, *frame.findChildren(QWidget)):
        widget.ensurePolished()
