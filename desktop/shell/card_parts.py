"""What several cards are made of: an inside that scrolls, and an icon beside two lines of words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def scrolled(inside: QWidget) -> QScrollArea:
    """The inside of a card that may be longer than the card; never wider."""
    area = QScrollArea()
    area.setObjectName("cardInside")
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def notice(box: QFrame, icon: QWidget, *words: QWidget, margin: int = 10) -> QFrame:
    """`box` with an icon at its top left and the words beside it, one below the other."""
    row = QHBoxLayout(box)
    row.setContentsMargins(16, margin, 16, margin)
    row.setSpacing(12)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    for line in words:
        column.addWidget(line)
    row.addLayout(column, 1)
    return box
