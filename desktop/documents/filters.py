"""Which documents the list shows: all, those that wait, those with cases, or one kind."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.wording.terms import kind_word
from sync.shop.document_list import DocumentMark
from sync.stock.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chip. `kind` is empty for those that go across kinds."""

    key: str
    title: str = ""
    kind: str = ""

    def holds(self, mark: DocumentMark) -> bool:
        match self.key:
            case "all":
                return True
            case "waiting":
                return mark.pending > 0
            case "cases":
                return mark.cases > 0
            case "drafts":
                return mark.state == "draft"
        return mark.kind == self.kind

    def words(self) -> str:
        if self.kind:
            return kind_word(self.kind)
        return QCoreApplication.translate("DocumentFilter", self.title)


_ORDER = ("issue", "receipt", "return", "adjustment", "transfer", "count", "reservation")

FILTERS = (
    Chosen("all", str(QT_TRANSLATE_NOOP("DocumentFilter", "All"))),
    Chosen("waiting", str(QT_TRANSLATE_NOOP("DocumentFilter", "Waiting"))),
    Chosen("cases", str(QT_TRANSLATE_NOOP("DocumentFilter", "Cases"))),
    *(Chosen(kind, kind=kind) for kind in _ORDER if kind in KINDS),
)
