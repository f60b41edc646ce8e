"""Labels in the sizes and tones of the tokens, and tags."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.shell.dressed import set_variant
from desktop.theme.theme import Theme


class Label(QLabel):
    """Plain text only: what a document says is never read as markup."""

    def __init__(
        self, text: str = "", *, kind: str = "body", tone: str = "1", owner: QWidget | None = None
    ) -> None:
        super().__init__(text, owner)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setProperty("tone", tone)

    def set_tone(self, tone: str) -> None:
        set_variant(self, "tone", tone)


class Paragraph(Label):
    """A sentence that wraps, and takes the height its lines need."""

    def __init__(
        self, text: str = "", *, kind: str = "body", tone: str = "1", owner: QWidget | None = None
    ) -> None:
        super().__init__(text, kind=kind, tone=tone, owner=owner)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class CodeLabel(QLabel):
    """A document number, lot or fingerprint."""

    def __init__(self, theme: Theme, text: str = "", *, kind: str = "body") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme = theme
        self._kind = kind
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.code_font(self._kind))


class Tag(QLabel):
    """A word in a small box; its tone is one of the colours that mean something."""

    def __init__(self, text: str = "", *, tone: str = "plain") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tag", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        set_variant(self, "tag", tone)


class IconLabel(QLabel):
    """An icon in the colour of a role."""

    def __init__(self, theme: Theme, name: str, *, role: str = "ink2", size: int = 20) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._role = role
        self._size = size
        theme.changed.connect(self._dress)
        self._dress()

    def show_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self._dress()

    def _dress(self) -> None:
        self.setPixmap(self._theme.pixmap(self._name, self._role, self._size))


def rule(owner: QWidget | None = None) -> QFrame:
    """A hairline across a card."""
    line = QFrame(owner)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def card(variant: str = "true") -> QFrame:
    """A box of the style sheet: true, sunken, act, need, hq, ok, calm or stop."""
    frame = QFrame()
    frame.setProperty("card", variant)
    return frame


def card_in_the_middle(screen: QWidget, *, width: int) -> QVBoxLayout:
    """Lay a card of that width out in the middle of an empty screen; what goes into the card."""
    frame = card()
    frame.setFixedWidth(width)
    outer, row = QVBoxLayout(screen), QHBoxLayout()
    outer.addStretch()
    row.addStretch()
    row.addWidget(frame)  # an alignment would keep the card at the height of one line
    row.addStretch()
    outer.addLayout(row)
    outer.addStretch()
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(8)
    return column
