"""Somebody else has the case open: who, since when, and the way to take over from them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.shell.avatar import Avatar
from desktop.shell.dressed import Dressed
from desktop.shell.key_button import KeyButton
from desktop.shell.label import Paragraph
from desktop.theme.theme import Theme
from desktop.wording.moments import minute
from sync.shop.lookout import Seen


class LookBanner(Dressed):
    """Hidden where nobody has it."""

    def __init__(self, theme: Theme, take_over: QAction) -> None:
        super().__init__(theme)
        self.setProperty("card", "hq")
        self._seen: Seen | None = None
        self._avatar = Avatar(theme, size=28)
        self._who, self._what = Paragraph(kind="strong"), Paragraph(kind="caption", tone="2")
        self._take = KeyButton(theme)
        self._take.bind(take_over)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._who)
        words.addWidget(self._what)
        row.addLayout(words, 1)
        row.addWidget(self._take)
        self.settle()
        self.hide()

    def show_seen(self, seen: Seen | None) -> None:
        self._seen = seen
        self.setVisible(seen is not None)
        self.retranslate()

    def words(self) -> str:
        """Who and since when; empty while nobody has it."""
        return self._who.text() if self._seen is not None else ""

    def retranslate(self) -> None:
        self._what.setText(self.tr("Here it can only be read. Nothing is lost when you take over."))
        if self._seen is None:
            return
        name = self._seen.name
        self._avatar.show_name(name)
        told = self.tr("{name} has been on this case since {t}")
        who = told.format(name=name, t=minute(self._seen.since))
        dialled = self.tr("ext. {ext}").format(ext=self._seen.ext) if self._seen.ext else ""
        self._who.setText("　".join(part for part in (who, dialled) if part))
