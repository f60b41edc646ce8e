"""The case desk's page: the open cases, and one of them opened and decided."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.cases.list_card import ListCard
from desktop.cases.matter import Matter, is_own_side, read_matter, who_words
from desktop.cases.opened import NARROW_WINDOW, Begun, OpenedCase, changes_of, settled_words
from desktop.cases.watch import Watch
from desktop.cases.ways_box import MOST_WAYS
from desktop.page import Page
from desktop.shell.key_cap import KeyHint, hint_of
from desktop.shell.toast import Notice
from desktop.shell.top_bar import Heading
from desktop.theme.theme import Theme
from desktop.wording.decisions import ANEW
from desktop.wording.sentence import refusal_sentence, trouble_sentence
from desktop.wording.terms import kind_word
from desktop.workplace import Workplace
from sync.shop.acts import Decision, decide
from sync.shop.ledger import NewDocument
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from sync.stock.views import CaseRow

_LIST, _OPENED = range(2)
_SETTLE_MS = 200
_OF_ROWS = ("up", "down", "mine", "hq", "own", "all_mine", "all_hq")
_OF_WAYS = ("up", "down")


class CasesPage(Page):
    def __init__(self, theme: Theme, place: Workplace) -> None:
        super().__init__(theme)
        self._place = place
        self._begun: dict[str, Begun] = {}
        self._decided: dict[str, str] = {}
        self.watch = Watch(place, self)
        self._make_keys()
        self.list = ListCard(theme, place)
        keys = self._keys
        self.opened = OpenedCase(
            theme, place, submit=keys["submit"], take_over=keys["take"],
            sides=(keys["all_mine"], keys["all_hq"]),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._settling, self._is_stale = QTimer(self), False
        self._settling.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._show_keys()
        self.read_again()

    @property
    def is_open(self) -> bool:
        return self._stack.currentIndex() == _OPENED

    def heading(self) -> Heading:
        matter = self.opened.matter
        if not self.is_open or matter is None:
            return Heading(self.tr("Cases"))
        title = self.tr("Case　{kind}").format(kind=kind_word(matter.view.kind))
        tag = self.tr("for you to decide") if matter.is_open else self.tr("settled")
        return Heading(
            title,
            code=matter.case.number,
            tag=tag,
            tag_tone="need" if matter.is_open else "ok",
            note=self._place_in_list(matter),
            can_go_back=True,
        )

    def open_with(self, what: object) -> None:
        """The id of a case, or of a document that has an open one."""
        for case in self.list.model.rows:
            if what in {case.case, case.document, case.number}:
                self.open_case(case.case)
                return

    def take_scan(self, code: str) -> None:
        """A document's number opens its case; an item in dispute is gone to."""
        found = self._place.books.catalogue.find_code(code)
        if found is None:
            self.open_with(code)
        elif self.is_open:
            self.opened.go_to_item(found.item.sku)

    def step_back(self) -> bool:
        """What is typed, then the case: whatever was begun is kept."""
        if self.is_open and self.opened.table.close_field():
            return True
        if not self.is_open:
            return False
        self._keep_begun()
        self._close()
        return True

    def focus_home(self) -> QWidget:
        return self.opened.home() if self.is_open else self.list.table

    def panes(self) -> tuple[QWidget, ...]:
        if self.is_open:
            return (self.opened.home(), self.opened.reason.field)
        return (self.list.table,)

    def entered(self) -> None:
        self.read_again()

    def key_hints(self) -> tuple[KeyHint, ...]:
        """Up and down as one hint."""
        hints = [hint_of(act) for act in self.actions() if act.isVisible() and act.isEnabled()]
        keys = [hint.keys for hint in hints]
        if ("↑",) in keys:
            up = keys.index(("↑",))
            hints[up : up + 2] = [KeyHint(("↑", "↓"), hints[up].words)]
            count = self.opened.ways.count
            if self._digits[0].isEnabled() and count:
                last = (str(count),) if count > 1 else ()
                hints.insert(up + 1, KeyHint(("1", *last), self.tr("Choose")))
        return tuple(hints)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.opened.fit(self.window().width())
        self.heading_changed.emit()

    def retranslate(self) -> None:
        self._say_keys()
        self.heading_changed.emit()

    def _say_keys(self) -> None:
        for name, words in self._key_words().items():
            self._keys[name].setText(words)
        self.opened.submit.retranslate()

    def read_again(self) -> None:
        """The open cases; an opened one is shown as it is now."""
        self._is_stale = False
        self.list.show_cases(tuple(self._place.books.reading.cases(state="open")))
        if self.is_open:
            self._show_again()
        self._tell_settled_elsewhere()
        self._follow()
        self.heading_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()
        if self._is_stale:
            self._settling.start(_SETTLE_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow()
        self._is_stale = self._settling.isActive()
        self._settling.stop()  # the books may be closed before it rings

    def _follow(self) -> None:
        is_seen = self.is_open and self.isVisible()
        self.watch.follow(self.opened.matter if is_seen else None)

    def _take_over(self) -> None:
        self.watch.take_over(self.opened.matter)

    def _show_again(self) -> None:
        matter = self.opened.matter
        if matter is not None:
            self._keep_begun()
            self._show(matter.case.case)

    def open_case(self, case_id: str) -> None:
        self._keep_begun()
        if self._show(case_id):
            self._stack.setCurrentIndex(_OPENED)
            self._show_keys()
            self.heading_changed.emit()
            self.focus_home().setFocus()
            self._follow()

    def _show(self, case_id: str) -> bool:
        matter = read_matter(self._place, case_id)
        if matter is None:
            return False
        begun = self._begun.get(case_id, Begun())
        seen = self.watch.elsewhere(case_id) if matter.is_open else None
        self.opened.show_matter(matter, begun, may_decide=self.watch.has_right, seen=seen)
        self.list.choose(case_id)
        self._show_keys()
        return True

    def _close(self) -> None:
        self._stack.setCurrentIndex(_LIST)
        self._show_keys()
        self.heading_changed.emit()
        self.list.table.setFocus()
        self._follow()

    def _keep_begun(self) -> None:
        matter = self.opened.matter
        if self.is_open and matter is not None and matter.is_open:
            self._begun[matter.case.case] = self.opened.begun()

    def _submit(self) -> None:
        """What it moves HQ says; here the case is closed at once."""
        matter, place = self.opened.matter, self._place
        if matter is None or not self.opened.is_ready:
            return
        case = matter.case
        try:
            begun = self._begin_anew(matter) if self.opened.take == ANEW else ""
            decide(place.books.ledger, self._decision(matter), by=place.actor())
        except Refusal as no:
            self._refuse(no)
            return
        except Trouble as trouble:
            self._tell(trouble_sentence(trouble.code, trouble.message), icon="warning")
            return
        self._decided[case.case] = place.actor().code
        self._begun.pop(case.case, None)
        words = self.tr("Decided. It goes out by itself; HQ books it when it hears of it.")
        self._tell(
            self.tr("Decided, and begun anew as {number}.").format(number=begun) if begun else words
        )
        self._close()
        place.tell_recorded((), case.document)
        self.read_again()

    def _decision(self, matter: Matter) -> Decision:
        """What is sealed. Raises Refusal where typed words are no value of their field."""
        opened, case = self.opened, matter.case
        take = Choice.HQ if opened.take == ANEW else Choice(opened.take)
        return Decision(case.case, take, opened.reason.words(), changes_of(matter, opened.dispute))

    def _begin_anew(self, matter: Matter) -> str:
        """The new draft's number: what was wanted, before the case that keeps it is closed."""
        place, wanted = self._place, matter.case.mine or matter.view.content
        new = NewDocument(kind=matter.view.kind, content=wanted, post=False)
        recorded = place.books.ledger.record(new, by=place.actor())
        place.tell_recorded((), recorded.document)
        return recorded.number

    def _refuse(self, no: object) -> None:
        if isinstance(no, Refusal):
            self._tell(refusal_sentence(no.code, no.message, no.facts), icon="warning")

    def _tell(self, words: str, *, icon: str = "check-circle-fill") -> None:
        self.noticed.emit(Notice(words, 6, icon=icon))

    def _tell_settled_elsewhere(self) -> None:
        """A case decided here that HQ has from somebody else: it says who."""
        for case_id, by in tuple(self._decided.items()):
            matter = read_matter(self._place, case_id)
            if matter is not None and not matter.is_open and matter.case.resolved_by != by:
                del self._decided[case_id]
                self._tell(settled_words(self._place, matter), icon="info")

    def _place_in_list(self, matter: Matter) -> str:
        content, place = matter.view.content, self._place
        way = ""
        if content.to_site:
            way = f"{place.site_name(matter.view.site)} → {place.site_name(content.to_site)}"
        room = self.window().width() - NARROW_WINDOW  # number, chip and clerk have the rest
        if self.fontMetrics().horizontalAdvance(way) > room:
            way = ""
        keys = [row.case for row in self.list.model.rows]
        if matter.case.case in keys:
            way = f"{way}　{keys.index(matter.case.case) + 1} / {len(keys)}"
        return way.strip()

    def _show_keys(self) -> None:
        self._say_keys()
        matter = self.opened.matter if self.is_open else None
        of_case: tuple[str, ...] = ()
        if matter is not None and matter.is_open and self.opened.may_decide:
            of_case = _OF_ROWS if matter.is_clash else _OF_WAYS
        for name in _OF_ROWS:
            self._set(name, on=name in of_case)
        self._set("open", on=not self.is_open)
        self._set("take", on=self.is_open and bool(self.opened.banner.words()))
        self._set("record", on=self.is_open)
        self._set("next", on=bool(of_case))
        for shortcut in self._digits:
            shortcut.setEnabled(of_case == _OF_WAYS)
        self._keys["submit"].setVisible(bool(of_case))
        self._keys["submit"].setEnabled(self.opened.is_ready)
        self.keys_changed.emit()

    def _set(self, name: str, *, on: bool) -> None:
        self._keys[name].setVisible(on)
        self._keys[name].setEnabled(on)

    def _move(self, by: int) -> None:
        matter = self.opened.matter
        if matter is not None and matter.is_clash:
            self.opened.table.move_by(by)
        else:
            self.opened.ways.step(by)

    def _take_side(self, side: Choice) -> None:
        self.opened.table.take(side)

    def _take_all(self, side: Choice) -> None:
        self.opened.choose_all(side)

    def _type_own(self) -> None:
        self.opened.open_field()

    def _open_chosen(self) -> None:
        row = self.list.table.chosen()
        if isinstance(row, CaseRow):
            self.open_case(row.case)

    def _go_to_reason(self) -> None:
        self.opened.reason.field.setFocus()

    def _show_record(self) -> None:
        matter = self.opened.matter
        if matter is not None:
            self.wants_page.emit("documents", matter.case.document)

    def _choosing(self, index: int) -> Callable[[], None]:
        return lambda: self.opened.ways.choose(index)

    def _take_changes(self, _skus: object, _documents: object) -> None:
        if self.isVisible() and not self._settling.isActive():
            self._settling.start(_SETTLE_MS)

    def _make_keys(self) -> None:
        self._keys: dict[str, QAction] = {
            "open": self.add_key("Return", self._open_chosen),
            "up": self.add_key("Up", lambda: self._move(-1)),
            "down": self.add_key("Down", lambda: self._move(1)),
            "mine": self.add_key("Left", lambda: self._take_side(Choice.MINE)),
            "hq": self.add_key("Right", lambda: self._take_side(Choice.HQ)),
            "own": self.add_key("Space", self._type_own),
            "all_mine": self.add_key("Ctrl+Left", lambda: self._take_all(Choice.MINE)),
            "all_hq": self.add_key("Ctrl+Right", lambda: self._take_all(Choice.HQ)),
            "take": self.add_key("F8", self._take_over),
            "next": self.add_key("Tab", self._go_to_reason),
            "record": self.add_key("F9", self._show_record),
            "submit": self.add_key("F12", self._submit),
        }
        self._digits = [QShortcut(QKeySequence(str(n + 1)), self) for n in range(MOST_WAYS)]

    def _key_words(self) -> dict[str, str]:
        name = self._other_side()
        return {
            "open": self.tr("Open"),
            "up": self.tr("Next, previous"),
            "down": self.tr("Next"),
            "mine": name or self.tr("Mine"),
            "hq": self.tr("HQ's"),
            "own": self.tr("Type my own"),
            "all_mine": self.tr("All of {name}").format(name=name) if name else self.tr("All mine"),
            "all_hq": self.tr("All HQ"),
            "take": self.tr("Take over"),
            "next": self.tr("Reason"),
            "record": self.tr("Record of this document"),
            "submit": self.tr("Submit"),
        }

    def _other_side(self) -> str:
        """Whoever wrote the first side on another computer than this."""
        matter = self.opened.matter if self.is_open else None
        if matter is None or is_own_side(self._place, matter.case) or not matter.case.mine_act:
            return ""
        return who_words(self._place, matter.case.mine_act)

    def _connect(self) -> None:
        self.list.opened.connect(self.open_case)
        self.opened.changed.connect(self._show_keys)
        self.opened.refused.connect(self._refuse)
        self.opened.submit.put_aside.connect(self.step_back)
        self.watch.changed.connect(self._show_again)
        self._place.changed.connect(self._take_changes)
        self._place.clerk_changed.connect(self.read_again)
        self._settling.timeout.connect(self.read_again)
        for index, shortcut in enumerate(self._digits):
            shortcut.activated.connect(self._choosing(index))

    def _lay_out(self) -> None:
        framed = QWidget()
        inside = QVBoxLayout(framed)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.list)
        self._stack.addWidget(framed)
        self._stack.addWidget(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
