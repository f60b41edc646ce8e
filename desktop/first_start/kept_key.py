"""The recovery key, shown once after connecting: written down, saved as a page, or copied.

It is on the screen, on the page that a person saves and, if asked, on the clipboard until the screen
goes; in no log, and nowhere else.
"""

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from desktop.file_choice import FileChoice
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import CodeLabel, IconLabel, Label, Paragraph, card, card_in_the_middle
from desktop.theme.theme import Theme
from desktop.wording.sentence import refusal_sentence
from sync.shop.whole_file import write_whole
from sync.stock.refusal import Refusal

_CARD_WIDTH = 640
_MARGIN_MM = 20
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


class KeptKey(Dressed):
    """kept: the person has proved to have the key; the screen has forgotten it."""

    kept = Signal()

    def __init__(self, theme: Theme, code: str, *, device: str) -> None:
        super().__init__(theme)
        self.setObjectName("canvas")
        self._code, self._device = code, device
        self._title, self._words = Label(kind="title"), Paragraph(tone="2")
        self._shown = CodeLabel(theme, code, kind="title")
        self._name, self.field = Label(kind="caption", tone="2"), QLineEdit()
        self._answer = Paragraph(tone="2")
        self._save = self._key("Ctrl+S", self._ask_where)
        self._copy = self._key("Ctrl+Shift+C", self._copy_code)
        self._on = KeyButton(theme, kind="primary", keys=("Enter",))
        self._where = FileChoice(self)
        self._lay_out()
        self._connect()
        self.settle()

    def answer(self) -> str:
        return self._answer.text()

    def code(self) -> str:
        """What is shown; empty once it was confirmed."""
        return self._shown.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.field.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Keep this recovery key"))
        self._words.setText(
            self.tr(
                "If this computer or its account is set up anew, only this key opens the"
                " documents that have not reached HQ. It is shown this once and kept nowhere:"
                " write it down, lock it away, and not beside this computer."
            )
        )
        self._shown.setAccessibleName(self.tr("Recovery key: {code}").format(code=self._code))
        self._name.setText(self.tr("Type the last four signs of what you wrote down"))
        self._save.setText(self.tr("Save as a page to print"))
        self._copy.setText(self.tr("Copy"))
        self._on.setText(self.tr("It is kept; go on"))

    def _key(self, keys: str, act: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _open_or_close(self) -> None:
        self._on.setEnabled(bool(self.field.text().strip()))

    def _go_on(self) -> None:
        typed = self.field.text().upper().translate(_ALIKE)
        if not typed:
            return
        if typed != self._code.rpartition("-")[2]:
            self._say(self.tr("These are not the last four signs. Compare what you wrote down."))
            self._answer.set_tone("need")
            self.field.selectAll()
            return
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == self._code:
            clipboard.clear()
        self._code = ""
        for widget in (self._shown, self.field):
            widget.clear()
        self.kept.emit()
        self.deleteLater()

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._say(self.tr("Copied. It leaves the clipboard when you go on."))

    def _ask_where(self) -> None:
        name = self.tr("Recovery key {device}.pdf").format(device=self._device)
        self._where.ask_new_file(
            self.tr("Where is the page kept? A stick is better than this PC."), name
        )

    def _save_page(self, path: Path) -> None:
        page = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        try:
            write_whole(page, (self._page(),))
        except Refusal as no:
            self._say(refusal_sentence(no.code, no.message, no.facts))
            self._answer.set_tone("need")
            return
        self._say(self.tr("{name} is saved. Print it, and lock it away.").format(name=page.name))

    def _page(self) -> bytes:
        """One A4 page."""
        told = QBuffer()
        told.open(QIODevice.OpenModeFlag.WriteOnly)
        text = QTextDocument()
        text.setHtml(
            f"<h2>Counterstock　{escape(self._title.text())}</h2><p>{escape(self._device)}</p>"
            f"<pre style='font-size:20pt'>{escape(self._code)}</pre><p>{escape(self._words.text())}</p>"
        )
        writer = QPdfWriter(told)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        text.print_(writer)
        return bytes(told.data().data())

    def _say(self, words: str) -> None:
        self._answer.set_tone("2")
        self._answer.setText(words)
        self.field.setFocus()

    def _connect(self) -> None:
        self._name.setBuddy(self.field)
        self.field.textChanged.connect(self._open_or_close)
        self.field.returnPressed.connect(self._go_on)
        self._on.clicked.connect(self._go_on)
        self._where.chosen.connect(self._save_page)
        self._open_or_close()

    def _lay_out(self) -> None:
        column = card_in_the_middle(self, width=_CARD_WIDTH)
        column.addWidget(IconLabel(self.theme, "key", role="act", size=28))
        for words in (self._title, self._words):
            column.addWidget(words)
        column.addWidget(self._shown_card())
        column.addLayout(self._acts())
        for widget in (self._name, self.field, self._answer, self._on):
            column.addWidget(widget)

    def _shown_card(self) -> QFrame:
        frame = card("sunken")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 16, 16, 16)
        row.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignHCenter)
        return frame

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for action, icon in ((self._save, "floppy-disk"), (self._copy, "copy")):
            button = KeyButton(self.theme, icon=icon)
            button.bind(action)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        row.addStretch()
        return row
