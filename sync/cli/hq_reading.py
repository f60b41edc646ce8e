"""The commands of `hq` that only read, over all sites."""

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from sync.cli.failures import Exit
from sync.cli.printing import Printer
from sync.hq.headquarters import Headquarters
from sync.hq.on_hand import StockWanted
from sync.hq.reading import DocumentsWanted
from sync.stock.refusal import Refusal
from sync.stock.views import CaseRow, DocumentRow, StockRow
from sync.wire.answers import (
    document_answer,
    item_answer,
    shown_answer,
    stock_answer,
    why_answer,
)
from sync.wire.case_answers import case_answer

_Row = TypeVar("_Row")
_Place = TypeVar("_Place")

_STOCK = ("site", "sku", "bin", "lot", "expires", "on_hand", "reserved", "available", "in_transit")
_ITEM = ("sku", "barcodes", "name", "unit", "price", "category", "tracking", "active")
_WHY = ("at", "number", "kind", "step", "by", "device", "delta", "balance", "verdict")
_DOCUMENT = ("number", "kind", "state", "site", "party", "occurred_at", "document")
_CASE = ("case", "number", "code", "message", "choices", "state")


def list_items(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq items list [--find TEXT]`."""
    found = headquarters.catalogue.find(args.find)
    printer.many(map(item_answer, found), columns=_ITEM)
    return Exit.DONE


def tell_stock(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq stock [--site CODE] [--sku SKU]`."""
    sites = frozenset({_known_site(headquarters, args.site)} if args.site else ())
    wanted = StockWanted(sites, args.sku or "")
    rows: Iterator[StockRow] = _walk(
        partial(headquarters.on_hand.stock, wanted), ("", ""), lambda row: (row.site, row.sku)
    )
    printer.many(map(stock_answer, rows), columns=_STOCK)
    return Exit.DONE


def tell_why(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq why --sku SKU [--site CODE]`."""
    site = _known_site(headquarters, args.site) if args.site else ""
    printer.many(map(why_answer, headquarters.on_hand.why(args.sku, site)), columns=_WHY)
    return Exit.DONE


def list_documents(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq documents [--kind K] [--state S]`."""
    wanted = DocumentsWanted(kind=args.kind or "", state=args.state or "")
    rows: Iterator[DocumentRow] = _walk(
        partial(headquarters.reading.documents, wanted),
        ("", ""),
        lambda row: (row.occurred_at, row.document),
    )
    printer.many(map(document_answer, rows), columns=_DOCUMENT)
    return Exit.DONE


def show(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq show DOCUMENT`: by its id, its number or HQ's."""
    view = headquarters.reading.show(args.document)
    if view is None:
        raise Refusal("unknown_document", f"There is no document {args.document[:60]!r}.")
    printer.one(shown_answer(view))
    return Exit.DONE


def list_cases(_args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq cases`: open ones first."""
    rows: Iterator[CaseRow] = _walk(
        partial(headquarters.reading.cases, DocumentsWanted()),
        ("", "", ""),
        lambda row: (row.state, row.opened_at, row.case),
    )
    printer.many(map(case_answer, rows), columns=_CASE)
    return Exit.DONE


def list_devices(_args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq devices`."""
    told = (
        {
            "device": device.id,
            "number": device.number,
            "site": device.site,
            "name": device.name,
            "state": device.state,
            "steps": device.seq,
            "enrolled_at": device.enrolled_at,
            "last_seen_at": device.last_seen_at,
            "revoked_at": device.revoked_at,
            "app": device.app,
            "previous": device.previous,
        }
        for device in headquarters.devices.every()
    )
    printer.many(told)
    return Exit.DONE


def _walk(
    page: Callable[[_Place], tuple[list[_Row], bool]],
    after: _Place,
    place: Callable[[_Row], _Place],
) -> Iterator[_Row]:
    """Every row of a list that comes in pages."""
    is_cut = True
    while is_cut:
        rows, is_cut = page(after)
        yield from rows
        after = place(rows[-1]) if rows else after


def _known_site(headquarters: Headquarters, code: str) -> str:
    """A typing slip in a site's code is no empty shelf; raises Refusal `unknown_site`."""
    if code not in {site.code for site in headquarters.staff.sites()}:
        raise Refusal("unknown_site", f"There is no site {code[:20]!r}.")
    return code
