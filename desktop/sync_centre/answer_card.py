"""What HQ says of the selected step, in plain words, and where it goes on from there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.shell.card_parts import scrolled
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import CodeLabel, Label, Paragraph, Tag, card, rule
from desktop.sync_centre.rows import (
    SyncRow,
    contents_words,
    hq_words,
    number_of,
    tag_words,
    title,
)
from desktop.theme.theme import Theme
from desktop.wording.deeds import meanwhile_in_queue
from desktop.wording.moments import second
from sync.shop.queue import QueueRow, Stage
from sync.stock.verdict import Verdict

WIDTH = 360
NARROW_WIDTH = 280

_NARROW_WINDOW = 1180


class AnswerCard(Dressed):
    def __init__(self, theme: Theme, open_document: QAction, open_case: QAction) -> None:
        super().__init__(theme)
        self.setProperty("card", "true")
        self.setFixedWidth(WIDTH)
        self._row: SyncRow | None = None
        self._is_stopped = False
        self._tag, self._at = Tag(), Label(kind="caption", tone="2")
        self._title, self._number = Label(kind="title"), CodeLabel(theme, kind="item")
        self._contents = Label(tone="2")
        self._says = Label(kind="caption", tone="hq")
        self._words = Paragraph(kind="item")
        self._box = card("hq")
        self._next = Paragraph(tone="2")
        self._fold = KeyButton(theme, kind="text")
        self._technical = CodeLabel(theme, kind="caption")
        self._technical.setWordWrap(True)
        self._technical.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._technical.hide()
        # One primary button at a time.
        self._open, self._open_too = KeyButton(theme, kind="primary"), KeyButton(theme)
        self._open_case = KeyButton(theme, kind="primary")
        for button in (self._open, self._open_too):
            button.bind(open_document)
        self._open_case.bind(open_case)
        self._lay_out()
        for button in (self._fold, self._open, self._open_too, self._open_case):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fold.clicked.connect(self._toggle)
        self.settle()

    def show_row(self, row: SyncRow | None) -> None:
        self._row = row
        self.retranslate()

    def show_line(self, *, is_stopped: bool) -> None:
        """Whether HQ takes nothing of this computer any more: then nothing goes out by itself."""
        if is_stopped != self._is_stopped:
            self._is_stopped = is_stopped
            self.retranslate()

    def words(self) -> str:
        return self._words.text()

    def what_next(self) -> str:
        return self._next.text()

    def fit(self, window_width: int) -> None:
        self.setFixedWidth(NARROW_WIDTH if window_width < _NARROW_WINDOW else WIDTH)

    def retranslate(self) -> None:
        row = self._row
        is_shown = row is not None and row.step is not None
        for widget in (self._tag, self._at, self._title, self._number, self._contents,
                       self._fold):  # fmt: skip
            widget.setVisible(is_shown)
        has_case = row is not None and row.case is not None
        self._open.setVisible(is_shown and not has_case)
        for button in (self._open_too, self._open_case):
            button.setVisible(is_shown and has_case)
        self._fold.setText(self.tr("For technical support"))
        self._says.setText(self.tr("HQ says"))
        if row is None or row.step is None:
            self._box.hide()
            self._technical.hide()
            self._next.setText(self.tr("Choose a document to see how far it has come."))
            return
        self._show(row)

    def _show(self, row: SyncRow) -> None:
        step = row.step
        if step is None:
            return
        self._tag.setText(tag_words(row))
        self._tag.set_tone("need" if row.is_for_you else _tone(step.stage))
        self._at.setText(second(step.at))
        self._title.setText(title(row))
        self._number.setText(number_of(row))
        self._contents.setText(contents_words(row))
        said = hq_words(row)
        self._words.setText(said)
        self._box.setVisible(bool(said))
        self._next.setText(self._next_words(row))
        code = f"{step.verdict} {step.code}".strip()
        self._technical.setText(f"{step.step}\n{step.document}\n{code}".strip())

    def _next_words(self, row: SyncRow) -> str:
        step = row.step
        if step is None:
            return ""
        if step.verdict == Verdict.REFUSED:
            return self.tr("It moved nothing at HQ. The document stays visible as it was written.")
        if row.case is not None and step.verdict == Verdict.CONFLICT:
            return self.tr("It moves nothing until somebody decides.")
        if row.case is not None and step.verdict != Verdict.HELD:
            return meanwhile_in_queue(step.name)
        return self._way_words(step)

    def _way_words(self, step: QueueRow) -> str:
        """What comes next of one that HQ has nothing against."""
        if step.verdict == Verdict.HELD:
            return self.tr("HQ keeps it, and judges it by itself as soon as it can.")
        if self._is_stopped and step.stage is Stage.KEPT:
            return self.tr(
                "It is kept on this computer, and goes out once this computer is connected again."
            )
        if step.is_sent:
            return self.tr(
                "It went out and no answer came. It is sent again as it is, never twice."
            )
        if step.stage is Stage.KEPT:
            return self.tr("It is kept on this computer and goes out by itself, in its turn.")
        if step.stage is Stage.IN_CUSTODY:
            return self.tr("HQ has it. Sent again it would not count twice.")
        return self.tr("HQ has it in its books. Nothing is left to do.")

    def _toggle(self) -> None:
        self._technical.setVisible(not self._technical.isVisible())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 14)
        head.setSpacing(6)
        first = QHBoxLayout()
        first.addWidget(self._tag)
        first.addStretch()
        first.addWidget(self._at)
        head.addLayout(first)
        for widget in (self._title, self._number, self._contents):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self._make_middle(), 1)
        column.addWidget(rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 16)
        foot.setSpacing(8)
        foot.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self._technical)
        for button in (self._open, self._open_too, self._open_case):
            foot.addWidget(button)
        column.addLayout(foot)

    def _make_middle(self) -> QScrollArea:
        """What grows with the words of HQ and of a case: on a low window it scrolls."""
        inside = QWidget()
        inside.setObjectName("cardInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_box())
        words = QVBoxLayout()
        words.setContentsMargins(16, 14, 16, 4)
        words.addWidget(self._next)
        column.addLayout(words)
        column.addStretch()
        return scrolled(inside)

    def _make_box(self) -> QFrame:
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(4)
        inside.addWidget(self._says)
        inside.addWidget(self._words)
        return self._box


def _tone(stage: Stage) -> str:
    return "ok" if stage >= Stage.JUDGED else "calm"
