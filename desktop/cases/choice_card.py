"""One thing that may be chosen: large enough to be read, with what speaks for it below."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from desktop.shell.key_cap import PLAIN, caps_width, paint_caps
from desktop.theme.theme import Theme

HEIGHT = 62
RING = 3

_DISC = 18
_LEFT = 12
_GAP = 10
_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Choosable:
    """What a card says. `figure` stands large before `words`; `evidence` is who, how and when."""

    words: str
    evidence: str = ""
    figure: str = ""
    keys: tuple[str, ...] = ()
    is_code: bool = False

    @property
    def sentence(self) -> str:
        return " ".join(part for part in (self.figure, self.words, self.evidence) if part)


NOTHING = Choosable("")


class ChoiceCard(QRadioButton):
    """tone is act for this computer's side, hq for HQ's; a current card wears the focus ring."""

    def __init__(self, theme: Theme, *, tone: str = "act") -> None:
        super().__init__()
        self._theme = theme
        self._tone = tone
        self._shown = NOTHING
        self._is_current = False
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(HEIGHT)
        theme.changed.connect(self.update)

    @property
    def shown(self) -> Choosable:
        return self._shown

    @property
    def is_current(self) -> bool:
        return self._is_current

    def show_choice(self, shown: Choosable) -> None:
        self._shown = shown
        self.setAccessibleName(shown.sentence)
        self.setToolTip(shown.sentence)
        self.updateGeometry()
        self.update()

    def set_current(self, *, current: bool) -> None:
        self._is_current = current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def hitButton(self, _place: QPoint) -> bool:
        """All of the card is the button."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(RING, RING, -RING, -RING)
        self._paint_ground(painter, box)
        self._paint_disc(painter, box)
        self._paint_words(painter, box.adjusted(_LEFT + _DISC + _GAP, 0, -_LEFT, 0))
        painter.end()

    def _paint_ground(self, painter: QPainter, box: QRect) -> None:
        colour = self._theme.colour
        if self._is_current and self.isEnabled():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        is_on = self.isChecked()
        painter.setBrush(colour(f"{self._tone}Tint" if is_on else "surface"))
        painter.setPen(QPen(colour(self._tone if is_on else "line2"), 2 if is_on else 1))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_disc(self, painter: QPainter, box: QRect) -> None:
        place = QRectF(box.left() + _LEFT, box.center().y() - _DISC / 2 + 1, _DISC, _DISC)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._tone))
            painter.drawEllipse(place)
            place.adjust(5, 5, -5, -5)
            painter.setBrush(self._theme.colour("surface"))
        else:
            painter.setPen(QPen(self._theme.colour("line3"), 1))
            painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(place)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        shown, theme = self._shown, self._theme
        if shown.keys:
            left = box.right() - caps_width(theme, shown.keys)
            middle = box.center().y()
            paint_caps(painter, theme, shown.keys, left=left, middle=middle, ink=PLAIN)
            box = box.adjusted(0, 0, left - box.right() - _GAP, 0)
        top = box.adjusted(0, 0, 0, -20 if shown.evidence else 0)
        painter.setPen(theme.colour("ink1" if self.isEnabled() else "ink2"))
        left = self._paint_part(painter, top, shown.figure, kind="title")
        kind = "code" if shown.is_code else "item" if shown.figure else "body"
        self._paint_part(
            painter, top.adjusted(left, 2 if left else 0, 0, 0), shown.words, kind=kind
        )
        painter.setPen(theme.colour("ink2"))
        self._paint_part(painter, box.adjusted(0, 28, 0, 0), shown.evidence, kind="caption")

    def _paint_part(self, painter: QPainter, box: QRect, words: str, *, kind: str) -> int:
        """Returns how far it went."""
        theme, is_way = self._theme, not self._shown.figure
        if kind == "code":
            font = theme.code_font("item")
        elif kind == "title" or (kind == "body" and is_way):
            font = theme.strong_font(kind)
        else:
            font = theme.font(kind)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        told = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box, _ALIGN, told)
        return metrics.horizontalAdvance(told) + (6 if told else 0)
