"""One opened case: the sentence, the choice, the moments, the reason; beside it what stock becomes."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.case_words import settler_words
from desktop.cases.difference_table import DifferenceTable
from desktop.cases.difference_words import difference_words, line_of
from desktop.cases.dispute import Dispute
from desktop.cases.event_line import EventLine
from desktop.cases.events import events
from desktop.cases.look_banner import LookBanner
from desktop.cases.matter import Matter, is_of_hq, is_own_side, who_words
from desktop.cases.papers import Papers
from desktop.cases.reason_field import ReasonField
from desktop.cases.settled import taken_picks
from desktop.cases.stock_card import StockCard
from desktop.cases.stock_words import promise_words, stock_words
from desktop.cases.story import clash_of, headline, moment_words, reassurance
from desktop.cases.submit_card import SubmitCard
from desktop.cases.ways_box import WaysBox
from desktop.shell.card_parts import notice
from desktop.shell.dressed import Dressed, set_variant
from desktop.shell.label import IconLabel, Paragraph, card, rule
from desktop.theme.theme import Theme
from desktop.wording.counted import COUNTED
from desktop.workplace import Workplace
from sync.shop.lookout import Seen
from sync.stock.differences import Picks, chosen
from sync.stock.document import HEADER_FIELDS, Changes
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from sync.stock.views import Act

translate = QCoreApplication.translate

WIDTH = 312
NARROW_WIDTH = 248

NARROW_WINDOW = 1180
_ROWS, _WAYS = range(2)
_DROP = 2
"""Brings the middle of the icon to that of the headline beside it."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a person has begun to decide, kept while the case is put aside."""

    picks: Picks = field(default_factory=dict)
    taken: str = ""
    reason: str = ""


class OpenedCase(Dressed):
    """changed follows each choice and each word of the reason."""

    changed = Signal()
    refused = Signal(object)  # the Refusal of what was typed

    def __init__(
        self,
        theme: Theme,
        place: Workplace,
        *,
        submit: QAction,
        take_over: QAction,
        sides: tuple[QAction, ...],
    ) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self._place = place
        self._matter: Matter | None = None
        self._dispute = Dispute(())
        self._may_decide = False
        self.banner = LookBanner(theme, take_over)
        self._head = card("need")
        self._icon = IconLabel(theme, "scales", role="needInk", size=20)
        self._headline, self._reassurance = Paragraph(kind="itemStrong"), Paragraph(tone="2")
        self.table, self.ways = DifferenceTable(theme), WaysBox(theme)
        self.papers = Papers(theme, place)
        self._stack = QStackedWidget()
        self.line, self.reason = EventLine(theme), ReasonField(theme)
        self.stock = StockCard(theme)
        self.submit = SubmitCard(theme, submit, sides)
        self._lay_out()
        self.table.picked.connect(self._take_pick)
        self.ways.changed.connect(self._tell)
        self.reason.changed.connect(self._tell)
        self.settle()

    @property
    def matter(self) -> Matter | None:
        return self._matter

    @property
    def dispute(self) -> Dispute:
        return self._dispute

    @property
    def take(self) -> str:
        """What submitting would take; empty while something is left to choose, or nothing."""
        if self._matter is None or not self._matter.is_open:
            return ""
        if not self._matter.is_clash:
            return self.ways.taken
        return "" if self._dispute.left else self._dispute.take.value

    @property
    def is_ready(self) -> bool:
        """Whether all is chosen and said why."""
        is_open = self._matter is not None and self._matter.is_open and self._may_decide
        return bool(is_open and self.take and self.reason.words())

    @property
    def may_decide(self) -> bool:
        """Whether whoever is signed in has the right to."""
        return self._may_decide

    def home(self) -> QWidget:
        """Where the focus belongs: what is chosen from."""
        return self.table if self._stack.currentIndex() == _ROWS else self.ways

    def go_to_item(self, sku: str) -> None:
        """To the first row that is about that item."""
        for number, difference in enumerate(self._dispute.differences):
            if difference.sku == sku and difference.is_open:
                self.table.go_to(number)
                return

    def headline(self) -> str:
        return self._headline.text()

    def begun(self) -> Begun:
        return Begun(self._dispute.picks, self.ways.taken, self.reason.field.text())

    def show_matter(
        self, matter: Matter, begun: Begun, *, may_decide: bool, seen: Seen | None = None
    ) -> None:
        """Another case, or the same one read again with what a person has begun.

        `seen` is somebody else who has it open: then it can only be read.
        """
        is_same = self._matter is not None and self._matter.case.case == matter.case.case
        self._matter, self._may_decide = matter, may_decide and seen is None
        self.banner.show_seen(seen)
        dispute = Dispute(clash_of(matter))
        picks = begun.picks if matter.is_open else taken_picks(matter, dispute)
        self._dispute = dispute.with_known(picks)
        self.ways.show_case(
            matter.case, taken=begun.taken if matter.is_open else matter.case.taken,
            may_choose=self._may_choose,
            can_begin_anew=matter.can_begin_anew(self._place.site),
        )  # fmt: skip
        if not is_same:
            self.table.begin()
            self.reason.field.setText(begun.reason)
        if not matter.is_open:
            self.reason.field.setText(matter.case.reason)
        self.retranslate()

    def choose_all(self, side: Choice) -> None:
        """Everything open from one side."""
        if self._may_choose:
            self._dispute = self._dispute.with_side(side)
            self._tell()

    def open_field(self) -> None:
        """Type another value for the current row than either side has."""
        number, matter = self.table.current, self._matter
        if number is None or matter is None or not self._may_choose:
            return
        difference = self._dispute.differences[number]
        if difference.field == "sku" or (
            not difference.field and line_of(matter, difference) is None
        ):
            return
        pick = self._dispute.pick_of(difference)
        typed = pick if isinstance(pick, str) and not isinstance(pick, Choice) else difference.mine
        self.table.open_field(typed)

    def fit(self, window_width: int) -> None:
        width = NARROW_WIDTH if window_width < NARROW_WINDOW else WIDTH
        for each in (self.stock, self.submit):
            each.setFixedWidth(width)

    def retranslate(self) -> None:
        matter, place = self._matter, self._place
        if matter is None:
            return
        self._headline.setText(headline(place, matter))
        self._reassurance.setText(reassurance(matter))
        tone = "need" if matter.is_open else "calm"
        set_variant(self._head, "card", tone)
        self._icon.show_icon("scales", f"{tone}Ink")
        self._show_choices(matter)
        self.line.show_events(events(place, matter))
        self._show_person(matter)
        self._show_stock(matter)
        self._show_left(matter)

    @property
    def _may_choose(self) -> bool:
        return self._may_decide and self._matter is not None and self._matter.is_open

    def _show_choices(self, matter: Matter) -> None:
        self._stack.setCurrentIndex(_ROWS if matter.is_clash else _WAYS)
        if not matter.is_clash:
            self.papers.show_matter(matter)
            return
        place, dispute = self._place, self._dispute
        picks = tuple(dispute.pick_of(each) for each in dispute.differences)
        rows = tuple(
            difference_words(place, matter, each, pick)
            for each, pick in zip(dispute.differences, picks, strict=True)
        )
        self.table.show_rows(rows, picks, may_choose=self._may_choose)
        mine, hq = (_side_words(place, act) for act in _sides(matter))
        self.table.show_sides(mine, hq, is_own=is_own_side(place, matter.case))
        self.table.show_same(_same_words(matter, dispute))

    def _show_person(self, matter: Matter) -> None:
        """The one on the other side, where it is not whoever decides; nobody once it is decided."""
        mine, hq = _sides(matter)
        others = [
            act for act in (hq, mine) if act and act.by and act.by != self._place.actor().code
        ]
        if not others or not matter.is_open:
            self.stock.show_person("", "", "")
            return
        name = self._place.person_name(others[0].by, others[0].by_name)
        words = self.tr("Not sure? Ask {name}").format(name=name)
        ext = self._place.extension_of(others[0].by, others[0].by_ext)
        dialled = self.tr("ext. {ext}").format(ext=ext) if ext else ""
        where = "　".join(part for part in (others[0].device_name, dialled) if part)
        self.stock.show_person(name, words, where)

    def _show_stock(self, matter: Matter) -> None:
        place, take = self._place, self.take
        changes = place.books.reading.preview(matter.case.case, take) if take else ()
        rows = (*stock_words(place, changes), *promise_words(place, matter, take))
        self.stock.show_stock(rows, otherwise=self._no_change_words(matter))
        self.stock.show_asked(is_open=matter.is_open)

    def _no_change_words(self, matter: Matter) -> str:
        if not matter.is_open:
            return self.tr("It is decided. What it moved stands on the document.")
        if matter.view.state == "draft":
            return self.tr("Nothing moves: a draft moves goods when it is posted.")
        if not self.take:
            return self.tr("Choose, and see here what stock becomes.")
        return self.tr("Nothing moves; all figures stay as they are.")

    def _show_left(self, matter: Matter) -> None:
        is_free = matter.is_open and not self.banner.words()
        self.submit.show_buttons(submit=is_free, sides=matter.is_clash and self._may_choose)
        self.submit.show_asked(is_open=matter.is_open)
        self.reason.show_state(may_write=self._may_choose, is_open=matter.is_open)
        self.reason.show_kind(is_side=matter.is_clash, is_seen=self.ways.count == 1)
        if not matter.is_open:
            self.submit.show_left(settled_words(self._place, matter), tone="ok")
        elif self.banner.words():
            self.submit.show_left(self.banner.words())
        elif not self._may_decide:
            self.submit.show_left(
                self.tr("Somebody with the right to decide does so here or at HQ.")
            )
        elif not self.take:
            left = self._dispute.left if matter.is_clash else 1
            self.submit.show_left(COUNTED.left_to_choose(left))
        elif not self.reason.words():
            is_seen = self.ways.count == 1 and not matter.is_clash
            found = self.tr("Say in a few words what was found")
            self.submit.show_left(found if is_seen else self.tr("Say in a few words why"))
        else:
            self.submit.show_left("")

    def _take_pick(self, number: int, pick: object) -> None:
        if not self._may_choose or not isinstance(pick, str):
            return
        dispute = self._dispute.with_pick(self._dispute.differences[number], pick)
        try:
            changes_of(self._matter, dispute)
        except Refusal as no:  # what was typed is no quantity, or no price
            self.refused.emit(no)
            return
        self._dispute = dispute
        self._tell()

    def _tell(self) -> None:
        self.retranslate()
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self._make_head())
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self._make_left(), 1)
        down = QVBoxLayout()
        down.setSpacing(12)
        down.addWidget(self.stock, 1)
        down.addWidget(self.submit)
        across.addLayout(down)
        column.addLayout(across, 1)

    def _make_head(self) -> QFrame:
        self._icon.setContentsMargins(0, _DROP, 0, 0)
        return notice(self._head, self._icon, self._headline, self._reassurance)

    def _make_left(self) -> QFrame:
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        one_way = QWidget()
        inside = QVBoxLayout(one_way)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.papers)
        inside.addWidget(self.ways)
        inside.addStretch()
        self._stack.addWidget(self.table)
        self._stack.addWidget(one_way)
        column.addWidget(self._stack, 1)
        for widget in (rule(), self.line, rule(), self.reason):
            column.addWidget(widget)
        return frame


def changes_of(matter: Matter | None, dispute: Dispute) -> Changes | None:
    """The edit of a decision merged by hand; None where one whole side is taken.

    Raises Refusal for typed words that are no value of their field.
    """
    case = matter.case if matter is not None else None
    if case is None or case.base is None or case.mine is None or case.hq is None:
        return None
    changes = chosen(case.base, case.mine, case.hq, dispute.picks)
    return changes if dispute.take is Choice.MERGED else None


def settled_words(place: Workplace, matter: Matter) -> str:
    """Who settled it; nothing is left to do here."""
    who = settler_words(place, matter.view, matter.case)
    words = translate("Case", "{name} settled this at {t}; nothing left to do")
    return words.format(name=who, t=moment_words(matter, matter.case.resolved_at))


def _sides(matter: Matter) -> tuple[Act | None, Act | None]:
    return matter.case.mine_act, matter.case.hq_act


def _side_words(place: Workplace, act: Act | None) -> str:
    """Who stands behind a column, and on which device."""
    if act is None or is_of_hq(act):
        return ""
    device = place.device_name(act.device, act.device_name)
    return "　".join(dict.fromkeys((who_words(place, act), device)))


def _same_words(matter: Matter, dispute: Dispute) -> str:
    """What need not be looked at."""
    hq = matter.case.hq
    lines = {line.line for line in hq.lines} if hq is not None else set()
    touched = {each.line for each in dispute.differences if each.line}
    fields = sum(not each.line for each in dispute.differences)
    return COUNTED.same_on_both_sides(len(lines - touched), len(HEADER_FIELDS) - fields)
