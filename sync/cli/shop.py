"""The shop's commands that need no HQ. Those that speak with it are in `exchanging`."""

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from sync.cli.chain_files import write_chains
from sync.cli.failures import Exit, guarded
from sync.cli.printing import Printer
from sync.cli.recording import opened, record_stream
from sync.cli.wall_clock import WallClock
from sync.crash_report import CrashReports
from sync.logbook import COMMANDS_LOG, close_log, open_log
from sync.shop.chain_export import chain_export
from sync.shop.intake import Intake
from sync.shop.profile import Books, is_enrolled, open_books
from sync.shop.profile_folder import default_profile, log_folder
from sync.shop.queue import Status
from sync.shop.reading import Wanted
from sync.shop.trouble import Trouble
from sync.shop.verification import verify
from sync.stock.verdict import Choice
from sync.stock.views import Figure
from sync.wire.answers import (
    document_answer,
    item_answer,
    shown_answer,
    stock_answer,
    why_answer,
)
from sync.wire.case_answers import case_answer

PIN = "COUNTERSTOCK_PIN"

Command: TypeAlias = Callable[[argparse.Namespace, Books, Printer], int]


def run(args: argparse.Namespace) -> int:
    """Run one command on the profile; returns the exit code."""
    return on_profile(args, lambda: _run(args))


def on_profile(args: argparse.Namespace, act: Callable[[], int]) -> int:
    """Run `act` guarded, with a log in the profile's log folder; nothing is made until it has a line.

    A fault of ours is written down there, as the window does, and goes on to whoever called.
    """
    folder = log_folder(profile_of(args))
    log = open_log(folder, COMMANDS_LOG)
    try:
        with CrashReports(folder, WallClock()).noting():
            return guarded(act, troubles=(Trouble,))
    finally:
        close_log(log)


def profile_of(args: argparse.Namespace) -> Path:
    """The folder that the command line names, else the usual one."""
    return Path(args.profile) if args.profile else default_profile()


def _run(args: argparse.Namespace) -> int:
    printer = Printer(json=args.json)
    profile = profile_of(args)
    if args.command == "status" and not is_enrolled(profile):
        printer.one(_status_answer(_NEW))
        return Exit.DONE
    with open_books(profile, WallClock()) as books:
        return _COMMANDS[args.command](args, books, printer)


def _intake(args: argparse.Namespace, books: Books) -> Intake:
    return Intake(books, by=args.by, pin=os.environ.get(PIN, ""))


def _record(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    with opened(args.file) as stream:
        return record_stream(stream, _intake(args, books), printer)


def _step(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    intake = _intake(args, books)
    recorded = intake.step(args.document, args.name, _utf8(args.data))
    printer.one({"document": recorded.document, "state": recorded.state, "seq": recorded.seq})
    return Exit.DONE


def _resolve(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    intake = _intake(args, books)
    take = Choice(args.take)
    recorded = intake.resolve(args.case, take=take, reason=args.reason, data=_utf8(args.data))
    printer.one({"case": args.case, "state": recorded.state})
    return Exit.DONE


def _utf8(text: str) -> bytes:
    """What was typed, for a reader of bytes."""
    return text.encode()


def _stock(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    rows = books.reading.stock(sku=args.sku, site=args.site)
    printer.many(stock_answer(row) for row in rows)
    return Exit.DONE


def _items(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    columns = ("sku", "barcodes", "name", "unit", "price", "category", "tracking", "active")
    printer.many(map(item_answer, books.catalogue.items(args.find)), columns=columns)
    return Exit.DONE


def _why(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    rows = books.reading.why(args.sku, site=args.site, figure=Figure(args.figure))
    printer.many(why_answer(row) for row in rows)
    return Exit.DONE


def _documents(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    rows = books.reading.documents(Wanted(args.kind, args.state))
    columns = ("number", "kind", "state", "party", "occurred_at", "pending", "document")
    printer.many((document_answer(row) for row in rows), columns=columns)
    return Exit.DONE


def _show(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    printer.one(shown_answer(books.reading.show(args.document)))
    return Exit.DONE


def _cases(_args: argparse.Namespace, books: Books, printer: Printer) -> int:
    columns = ("case", "state", "code", "number", "message", "choices")
    printer.many(map(case_answer, books.reading.cases()), columns=columns)
    return Exit.DONE


def _verify(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    if args.export:
        write_chains(Path(args.export), chain_export(books))
    report = verify(books.journal, books.cache_file, blobs=books.blobs)
    printer.one(
        {
            "ok": report.is_whole,
            "steps": report.steps,
            "chain": report.chain,
            "problems": list(report.problems),
            "documents": report.documents,
            "movements": report.movements,
        }
    )
    return Exit.DONE if report.is_whole else Exit.DAMAGED


def _status(_args: argparse.Namespace, books: Books, printer: Printer) -> int:
    printer.one(_status_answer(books.queue.status()))
    return Exit.DONE


_NEW = Status("", "", "new", "", 0, 0, "", 0, 0, ())


def _status_answer(status: Status) -> dict[str, object]:
    return {
        "device": status.device,
        "site": status.site,
        "state": status.state,
        "epoch": status.epoch,
        "waiting": status.waiting,
        "oldest_waiting_s": status.oldest_waiting_s,
        "last_exchange": status.last_exchange,
        "clock_offset_s": status.clock_offset_s,
        "cases": status.cases,
        "safe_to_close": status.safe_to_close,
        "mended": {
            "times": status.mended.times,
            "rows": status.mended.rows,
            "at": status.mended.at,
            "in_doubt": status.mended.is_in_doubt,
        },
        "files_waiting": status.files_waiting,
        "reasons": [
            _REASONS[code].format(n=status.waiting, files=status.files_waiting)
            for code in status.reasons
        ],
    }


_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "steps_waiting": "{n} step(s) have not reached HQ, or wait for its answer.",
        "stalled": "HQ answers, and still the oldest step has not reached it; look at `sync`.",
        "files_waiting": "{files} attached file(s) have not reached HQ.",
        "forked": "HQ knows another history of this device; enrol it again.",
        "restored": "These books are older than what HQ has of them; enrol this device again.",
        "revoked": "HQ has stopped this device; enrol it again.",
    }
)

_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "record": _record,
        "step": _step,
        "resolve": _resolve,
        "stock": _stock,
        "items": _items,
        "why": _why,
        "documents": _documents,
        "show": _show,
        "cases": _cases,
        "verify": _verify,
        "status": _status,
    }
)
