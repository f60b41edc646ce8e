"""What other systems may read with a token of `hq token`: only within its sites, never anything to write."""

from typing import Annotated, Literal

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter

from sync.hq.api.given import GivenHeadquarters, GivenReader
from sync.hq.api.letters import letter_told
from sync.hq.api.pages import CasesPage, DocumentsPage, Health, ItemsPage, StockPage
from sync.hq.api.problems import Told
from sync.hq.api.schema import NO_NUL, operation
from sync.hq.on_hand import StockWanted
from sync.hq.reading import DocumentsWanted
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire import protocol
from sync.wire.answers import (
    ShownAnswer,
    document_answer,
    item_answer,
    shown_answer,
    stock_answer,
)
from sync.wire.case_answers import case_answer

_FOR_ROLES = ({"role": list[str]()},)
_TAGS = ("reading",)
_REFUSES = (400, 401, 403)
_MARK = "/"
"""Between the parts of a place in a list; only the last part may hold one itself."""
_SEE_CASES = frozenset({Role.DESK, Role.MANAGER, Role.AUDITOR, Role.ADMIN})

Text = Annotated[str, QueryParameter(max_length=1000, pattern=NO_NUL)]
"""A word of a query."""
_TWO, _THREE = r"^$|^[^/\x00]+/[^\x00]*$", r"^$|^[^/\x00]+/[^/\x00]+/[^\x00]*$"
Place = Annotated[str, QueryParameter(max_length=1000, pattern=_TWO)]
"""Where a list goes on: `next` of its page before, or nothing."""


@get(
    protocol.HEALTH,
    summary="Whether HQ answers",
    operation_class=operation(Health),
    tags=("health",),
    sync_to_thread=True,
)
def health(headquarters: GivenHeadquarters) -> Told:
    """HQ answers and its books can be read; 503 where they cannot."""
    told = Health(
        state="ok",
        protocol=protocol.PROTOCOL,
        oldest_protocol=protocol.OLDEST_PROTOCOL,
        epoch=headquarters.epoch(),
    )
    return letter_told(told)


@get(
    "/v1/items",
    summary="The catalogue",
    operation_class=operation(ItemsPage, refuses=_REFUSES),
    security=_FOR_ROLES,
    tags=_TAGS,
    sync_to_thread=True,
)
def items(
    reader: GivenReader,  # noqa: ARG001 - every token of ours may read the catalogue
    headquarters: GivenHeadquarters,
    find: Text = "",
    after: Text = "",
) -> Told:
    """Every item, or those that `find` finds as the search box would: Chinese, pinyin, English, codes."""
    found, is_cut = headquarters.catalogue.some(find, after)
    answers = [item_answer(item) for item in found]
    return letter_told(ItemsPage(items=answers, next=found[-1].sku if is_cut else ""))


@get(
    "/v1/stock",
    summary="Stock on hand",
    operation_class=operation(StockPage, refuses=_REFUSES),
    security=_FOR_ROLES,
    tags=_TAGS,
    sync_to_thread=True,
)
def stock(
    reader: GivenReader,
    headquarters: GivenHeadquarters,
    *,
    site: Text = "",
    sku: Text = "",
    after: Place = "",
) -> Told:
    """Every (site, SKU, bin, lot) of the token's sites. `on_hand` may be below zero: facts are never refused."""
    wanted = StockWanted(reader.narrowed(site), sku)
    at_site, at_sku = _place(after, 2)
    rows, is_cut = headquarters.on_hand.stock(wanted, (at_site, at_sku))
    reached = _MARK.join((rows[-1].site, rows[-1].sku)) if is_cut else ""
    return letter_told(StockPage(stock=[stock_answer(row) for row in rows], next=reached))


@get(
    "/v1/documents",
    summary="Documents",
    operation_class=operation(DocumentsPage, refuses=_REFUSES),
    security=_FOR_ROLES,
    tags=_TAGS,
    sync_to_thread=True,
)
def documents(
    reader: GivenReader,
    headquarters: GivenHeadquarters,
    *,
    site: Text = "",
    kind: Text = "",
    in_state: Annotated[str, QueryParameter(name="state", max_length=1000, pattern=NO_NUL)] = "",
    after: Place = "",
) -> Told:
    """Documents of the token's sites, or on their way there, oldest first."""
    wanted = DocumentsWanted(reader.narrowed(site), kind, in_state)
    at, document = _place(after, 2)
    rows, is_cut = headquarters.reading.documents(wanted, (at, document))
    reached = _MARK.join((rows[-1].occurred_at, rows[-1].document)) if is_cut else ""
    answers = [document_answer(row) for row in rows]
    return letter_told(DocumentsPage(documents=answers, next=reached))


@get(
    "/v1/documents/{document:str}",
    summary="One document with all that happened to it",
    operation_class=operation(ShownAnswer, refuses=(401, 403, 404)),
    security=_FOR_ROLES,
    tags=_TAGS,
    sync_to_thread=True,
)
def document_shown(
    reader: GivenReader, headquarters: GivenHeadquarters, document: FromPath[str]
) -> Told:
    """By its id, its printed number or HQ's: lines, steps, movements and cases."""
    shown = None if "\0" in document else headquarters.reading.show(document)
    if shown is None or not reader.sees(shown.site, shown.content.to_site):
        raise Refusal("unknown_document", "There is no such document within this token's sites.")
    return letter_told(shown_answer(shown))


@get(
    "/v1/cases",
    summary="What waits for a person",
    operation_class=operation(CasesPage, refuses=_REFUSES),
    security=_FOR_ROLES,
    tags=_TAGS,
    sync_to_thread=True,
)
def cases(
    reader: GivenReader,
    headquarters: GivenHeadquarters,
    *,
    site: Text = "",
    in_state: Annotated[Literal["", "open", "resolved"], QueryParameter(name="state")] = "",
    after: Annotated[str, QueryParameter(max_length=1000, pattern=_THREE)] = "",
) -> Told:
    """Cases of the token's sites, open ones first. For desk, manager, auditor and admin."""
    if reader.role not in _SEE_CASES:
        raise Refusal("not_allowed", f"A token of a {reader.role} does not see cases.")
    wanted = DocumentsWanted(reader.narrowed(site), state=in_state)
    after_state, opened_at, case = _place(after, 3)
    rows, is_cut = headquarters.reading.cases(wanted, (after_state, opened_at, case))
    last = rows[-1] if is_cut else None
    reached = _MARK.join((last.state, last.opened_at, last.case)) if last else ""
    return letter_told(CasesPage(cases=[case_answer(row) for row in rows], next=reached))


READING: tuple[HTTPRouteHandler, ...] = (health, items, stock, documents, document_shown, cases)
"""Every handler of this module."""


def _place(after: str, parts: int) -> list[str]:
    """Where a list goes on, in its parts."""
    return after.split(_MARK, parts - 1) if after else [""] * parts
