"""The shop's commands for where no line is: `export`, `take`, and `carry` for another till."""

import argparse
from pathlib import Path

from sync.cli.failures import Exit, Usage, report
from sync.cli.parcel_files import read_parcel, write_parcel
from sync.cli.printing import Printer
from sync.cli.shop import on_profile, profile_of
from sync.cli.wall_clock import WallClock
from sync.shop.carrying import answers, keep_parcel, waiting_parcels
from sync.shop.cases import open_cases
from sync.shop.identity import STATES
from sync.shop.parcels import outbox_parcel, take_answer
from sync.shop.profile import Books, open_books
from sync.shop.stick import moved_answer
from sync.stock.refusal import Refusal


def run(args: argparse.Namespace) -> int:
    """Run one command on the profile; returns the exit code."""
    return on_profile(args, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    act = {"export": _export, "take": _take, "carry": _carry}[args.command]
    with open_books(profile_of(args), WallClock()) as books:
        return act(args, books, Printer(json=args.json))


def _export(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    made = outbox_parcel(books)
    write_parcel(Path(args.file), made.parcel)
    printer.one(
        {
            "file": args.file,
            "device": books.device.id,
            "steps": made.steps,
            "left": made.left,
            "bytes": len(made.parcel),
        }
    )
    return Exit.DONE


def _take(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    taken = take_answer(books, read_parcel(args.file))
    cases = open_cases(books.cache_file)
    printer.one(
        {
            "state": taken.state,
            "pushed": taken.tally.pushed,
            "pulled": taken.tally.pulled,
            "verdicts": dict(taken.tally.verdicts),
            "waiting": books.journal.count_waiting(),
            "cases": cases,
            "bookmark": books.projection.bookmark(),
            "complete": taken.is_complete,
        }
    )
    if taken.state != STATES[0]:
        report(taken.state, "HQ has stopped this device; enrol it again, and what waits follows.")
        return Exit.REFUSED
    return Exit.CASE_WAITS if cases else Exit.DONE


def _carry(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    """Keep a parcel for HQ; with --answers, move what HQ answered to a folder such as a stick's."""
    told: dict[str, object] = {}
    if args.file:
        told["device"] = keep_parcel(books.profile, read_parcel(args.file))
    written = [str(_moved(answer, Path(args.answers))) for answer in _wanted(args, books)]
    told |= {
        "waiting": len(waiting_parcels(books.profile)),
        "answers": len(answers(books.profile)),
        "written": written,
    }
    printer.one(told)
    return Exit.DONE


def _wanted(args: argparse.Namespace, books: Books) -> list[Path]:
    return answers(books.profile) if args.answers else []


def _moved(answer: Path, folder: Path) -> Path:
    try:
        return moved_answer(answer, folder)
    except Refusal as no:
        if no.code == "file_exists":
            raise
        raise Usage("file_unwritable", no.message) from no
