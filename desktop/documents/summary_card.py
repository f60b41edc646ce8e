"""The left side of an opened document: what it is, what waits for a person, what can be done, the seal."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.case_words import about_words, decided_words, settler_words
from desktop.documents.columns import STATE_TONES
from desktop.documents.steps import seal_words
from desktop.shell.card_parts import notice, scrolled
from desktop.shell.dressed import Dressed, set_variant
from desktop.shell.key_button import KeyButton
from desktop.shell.label import CodeLabel, IconLabel, Label, Paragraph, Tag, card, rule
from desktop.theme.theme import Theme
from desktop.wording.figures import shown
from desktop.wording.moments import day_and_minute
from desktop.wording.terms import kind_word, reason_word, state_word
from desktop.workplace import Workplace
from sync.stock.document import Line
from sync.stock.views import CaseRow, DocumentView

WIDTH = 388
NARROW_WIDTH = 300

_NARROW_WINDOW = 1180
_MOST_LINES = 8
_SEAL_ICONS = {"ok": "shield-check", "calm": "link-simple", "stop": "shield-warning"}


class SummaryCard(Dressed):
    def __init__(self, theme: Theme, place: Workplace, acts: Sequence[QAction]) -> None:
        super().__init__(theme)
        self.setProperty("segmented", "bare")
        self.setFixedWidth(WIDTH)
        self._place = place
        self._view: DocumentView | None = None
        self._acts = tuple(acts)
        self._kind, self._title = Label(kind="caption", tone="2"), Label(kind="title")
        self._title.setWordWrap(True)
        self._state = Tag()
        self._facts = QGridLayout()
        self._fact_widgets: list[QWidget] = []
        self._lines = QGridLayout()
        self._line_widgets: list[QWidget] = []
        self._cases = QVBoxLayout()
        self._case_widgets: list[QWidget] = []
        self._seal = card("calm")
        self._seal_icon = IconLabel(theme, "link-simple", role="calmInk")
        self._seal_title, self._seal_detail = (
            Paragraph(kind="strong"),
            CodeLabel(theme, kind="caption"),
        )
        self._buttons = tuple(KeyButton(theme) for _ in acts)
        self._lay_out()
        for button, act in zip(self._buttons, acts, strict=True):
            button.bind(act)
        self.settle()

    def show_view(self, view: DocumentView) -> None:
        self._view = view
        self.retranslate()

    def seal(self) -> str:
        return self._seal_title.text()

    def facts(self) -> tuple[str, ...]:
        return tuple(w.text() for w in self._fact_widgets if isinstance(w, Label))

    def case_words(self) -> tuple[str, ...]:
        return tuple(
            label.text() for w in self._case_widgets for label in w.findChildren(Paragraph)
        )

    def fit(self, window_width: int) -> None:
        self.setFixedWidth(NARROW_WIDTH if window_width < _NARROW_WINDOW else WIDTH)

    def retranslate(self) -> None:
        view = self._view
        if view is None:
            return
        self._kind.setText(kind_word(view.kind))
        self._title.setText(self._title_words(view))
        self._state.setText(state_word(view.state))
        self._state.set_tone(STATE_TONES.get(view.state, "plain"))
        self._show_facts(view)
        self._show_cases(view)
        self._show_lines(view.content.lines)
        self._show_seal(*seal_words(view))
        for button, act in zip(self._buttons, self._acts, strict=True):
            button.setVisible(act.isVisible())

    def _title_words(self, view: DocumentView) -> str:
        content, place = view.content, self._place
        if view.kind == "transfer":
            return f"{place.site_name(view.site)} → {place.site_name(content.to_site)}"
        if view.kind == "adjustment":
            return reason_word(content.reason)
        return content.party or place.site_name(view.site)

    def _fact_words(self, view: DocumentView) -> list[tuple[str, str]]:
        content = view.content
        direction = {
            "customer": self.tr("From a customer"),
            "supplier": self.tr("To a supplier"),
        }.get(content.counterpart, "")
        told = [
            (self.tr("HQ number"), view.hq_number),
            (self.tr("When"), day_and_minute(view.occurred_at)),
            (self.tr("Site"), self._place.site_name(view.site)),
            (self.tr("Direction"), direction),
            (self._reference_word(view), content.reference),
            (self.tr("Note"), content.note),
        ]
        return [(name, words) for name, words in told if words]

    def _reference_word(self, view: DocumentView) -> str:
        """As the counter asks for it: of a reservation it is what was left as a deposit."""
        return self.tr("Deposit") if view.kind == "reservation" else self.tr("Their note")

    def _show_facts(self, view: DocumentView) -> None:
        _forget(self._fact_widgets)
        for row, (name, words) in enumerate(self._fact_words(view)):
            label, value = Label(name, kind="caption", tone="3"), Label(words)
            value.setWordWrap(True)
            self._facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1)
            self._fact_widgets += [label, value]

    def _show_cases(self, view: DocumentView) -> None:
        _forget(self._case_widgets)
        for case in view.cases:
            box = self._case_box(view, case)
            self._cases.addWidget(box)
            self._case_widgets.append(box)

    def _show_lines(self, lines: Sequence[Line]) -> None:
        """The first few, so that the steps beside them are read with the goods in view."""
        _forget(self._line_widgets)
        for row, line in enumerate(lines[:_MOST_LINES]):
            name = Label(self._place.name_of(line.sku, line.name))
            name.setMinimumWidth(1)  # a long name gives way to its quantity
            quantity = Label(f"{shown(line.quantity, line.decimals)} {line.unit}", kind="strong")
            self._lines.addWidget(name, row, 0)
            self._lines.addWidget(quantity, row, 1, Qt.AlignmentFlag.AlignRight)
            self._line_widgets += [name, quantity]
        more = len(lines) - _MOST_LINES
        if more > 0:
            label = Label(self.tr("and %n more", "", more), kind="caption", tone="2")
            self._lines.addWidget(label, _MOST_LINES, 0)
            self._line_widgets.append(label)

    def _case_box(self, view: DocumentView, case: CaseRow) -> QFrame:
        is_open = case.state == "open"
        box = card("need" if is_open else "sunken")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        icon = IconLabel(self.theme, "scales", role="needInk" if is_open else "ink2")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Paragraph(about_words(self._place, case)))
        words.addWidget(Paragraph(self._case_detail(view, case), kind="caption", tone="2"))
        row.addLayout(words, 1)
        return box

    def _case_detail(self, view: DocumentView, case: CaseRow) -> str:
        if case.state == "open":
            words = self.tr("Open since {time}. Whoever may decide does so under Cases or at HQ.")
            return words.format(time=day_and_minute(case.opened_at))
        who, what = settler_words(self._place, view, case), decided_words(self._place, case)
        if not what:
            return self.tr("Settled by {who}: {reason}").format(who=who, reason=case.reason)
        words = self.tr("{who} decided: {what} ({reason})")
        return words.format(who=who, what=what, reason=case.reason)

    def _show_seal(self, tone: str, words: str, detail: str) -> None:
        set_variant(self._seal, "card", tone)
        self._seal_icon.show_icon(_SEAL_ICONS[tone], f"{tone}Ink")
        self._seal_title.setText(words)
        self._seal_title.set_tone(tone)
        self._seal_detail.setText(detail)
        self._seal_detail.setVisible(bool(detail))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_facts_card(), 1)
        column.addWidget(self._make_seal())

    def _make_facts_card(self) -> QFrame:
        frame = card()
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(1, 1, 1, 1)
        inside = QWidget()
        inside.setObjectName("cardInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._kind)
        words.addWidget(self._title)
        head.addLayout(words, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        self._cases.setSpacing(8)
        column.addLayout(self._cases)
        column.addWidget(rule())
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(8)
        self._lines.setColumnStretch(0, 1)
        column.addLayout(self._lines)
        column.addStretch()
        outer.addWidget(scrolled(inside), 1)
        outer.addLayout(self._make_buttons())
        return frame

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 12)
        row.setSpacing(8)
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button, 1)
        return row

    def _make_seal(self) -> QFrame:
        return notice(self._seal, self._seal_icon, self._seal_title, self._seal_detail, margin=12)


def _forget(widgets: list[QWidget]) -> None:
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
    widgets.clear()
