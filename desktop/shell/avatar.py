"""A person as a disc with the first sign of the name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.theme.theme import Theme

# Two thirds of the disc for the sign, in the type sizes there are.
_TYPE_BY_SIZE = ((48, "title"), (40, "item"), (0, "body"))


class Avatar(QWidget):
    """chosen fills the disc with the action colour; `ground` is actTint, or hq for the other side."""

    def __init__(
        self, theme: Theme, name: str = "", *, size: int = 28, ground: str = "actTint"
    ) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._chosen = False
        self._ground = ground
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_name(self, name: str) -> None:
        self._name = name
        self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        self._chosen = chosen
        self._ground = "act" if chosen else "sunken"
        self.update()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._ground))
        painter.drawEllipse(self.rect())
        painter.setPen(self._theme.colour(self._ink()))
        painter.setFont(self._theme.strong_font(self._type()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._name[:1].upper())
        painter.end()

    def _ink(self) -> str:
        if self._chosen:
            return "onAct"
        return {"actTint": "actInk", "hq": "inkInv"}.get(self._ground, "ink2")

    def _type(self) -> str:
        return next(kind for size, kind in _TYPE_BY_SIZE if self.width() >= size)
