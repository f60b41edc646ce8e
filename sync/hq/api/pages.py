"""What the reading API and /health answer with, beside the answers that the headless interface shares."""

from msgspec import Struct

from sync.wire.answers import DocumentAnswer, ItemAnswer, StockAnswer
from sync.wire.case_answers import CaseAnswer


class Health(Struct, kw_only=True):
    """HQ answers, and its books can be read."""

    state: str
    protocol: int
    oldest_protocol: int
    epoch: str


class ItemsPage(Struct, kw_only=True):
    """Items in the order of SKU; `next` goes into `after` for more, empty at the end."""

    items: list[ItemAnswer]
    next: str


class StockPage(Struct, kw_only=True):
    """Stock in the order of site and SKU; `next` goes into `after` for more, empty at the end."""

    stock: list[StockAnswer]
    next: str


class DocumentsPage(Struct, kw_only=True):
    """Documents, oldest first; `next` goes into `after` for more, empty at the end."""

    documents: list[DocumentAnswer]
    next: str


class CasesPage(Struct, kw_only=True):
    """Cases, open ones first; `next` goes into `after` for more, empty at the end."""

    cases: list[CaseAnswer]
    next: str
