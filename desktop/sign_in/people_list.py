"""The people as cards in a list that scrolls."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.sign_in.person import Person
from desktop.theme.theme import Theme
from desktop.wording.terms import role_word

_CARD = 68
_GAP = 8
_DISC = 40
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PERSON_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._people: tuple[Person, ...] = ()

    def show(self, people: tuple[Person, ...]) -> None:
        self.beginResetModel()
        self._people = people
        self.endResetModel()

    def row_of(self, code: str) -> int:
        codes = [person.code for person in self._people]
        return codes.index(code) if code in codes else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == PERSON_ROLE:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.name}, {role_word(person.role)}"
        return None


class PersonDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, owner: QObject) -> None:
        super().__init__(owner)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, _CARD + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        person: Person = index.data(PERSON_ROLE)
        view = self.parent()
        chosen = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        box = option.rect.adjusted(0, 0, 0, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, box, chosen=chosen)
        self._paint_disc(painter, box, person, chosen=chosen)
        self._paint_words(painter, box.adjusted(14 + _DISC + 14, 0, -16, 0), person, chosen=chosen)
        painter.restore()

    def _paint_card(self, painter: QPainter, box: QRect, *, chosen: bool) -> None:
        width = 2 if chosen else 1
        painter.setPen(QPen(self._theme.colour("act" if chosen else "line1"), width))
        painter.setBrush(self._theme.colour("actTint" if chosen else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), 6, 6)

    def _paint_disc(self, painter: QPainter, box: QRect, person: Person, *, chosen: bool) -> None:
        disc = QRect(box.left() + 14, box.center().y() - _DISC // 2 + 1, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("act" if chosen else "sunken"))
        painter.drawEllipse(disc)
        painter.setPen(self._theme.colour("onAct" if chosen else "ink2"))
        painter.setFont(self._theme.strong_font("item"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, person.name[:1].upper())

    def _paint_words(self, painter: QPainter, box: QRect, person: Person, *, chosen: bool) -> None:
        font = self._theme.strong_font("item") if chosen else self._theme.font("item")
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink1"))
        painter.drawText(box.adjusted(0, 12, 0, -32), _LEFT, person.name)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(box.adjusted(0, 36, 0, -12), _LEFT, role_word(person.role))
        if person.held:
            self._paint_held(painter, box, person.held)

    def _paint_held(self, painter: QPainter, box: QRect, held: int) -> None:
        words = self.tr("%n held", "", held)
        width = painter.fontMetrics().horizontalAdvance(words) + 14
        tag = QRect(box.right() - width, box.center().y() - 10, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("calmTint"))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(self._theme.colour("calmInk"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


class PeopleList(QListView):
    """Never holds the focus: the PIN field does, and sends its arrows here."""

    chosen = Signal(object)  # the Person now chosen, or None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._people = PeopleModel(self)
        self.setModel(self._people)
        self.setItemDelegate(PersonDelegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("bare", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.viewport().update)

    def show_people(self, people: tuple[Person, ...]) -> None:
        """The person chosen stays chosen while still there, else the first is."""
        before = self.person()
        self._people.show(people)
        row = self._people.row_of(before.code) if before is not None else -1
        self.setCurrentIndex(self._people.index(max(row, 0)))

    def person(self) -> Person | None:
        found = self.currentIndex().data(PERSON_ROLE)
        return found if isinstance(found, Person) else None

    def choose(self, code: str) -> bool:
        row = self._people.row_of(code)
        if row >= 0:
            self.setCurrentIndex(self._people.index(row))
        return row >= 0

    def move_choice(self, by: int) -> None:
        count = self._people.rowCount()
        if count:
            row = min(max(self.currentIndex().row() + by, 0), count - 1)
            self.setCurrentIndex(self._people.index(row))

    def _tell(self) -> None:
        self.viewport().update()
        self.chosen.emit(self.person())
