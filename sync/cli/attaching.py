"""The shop's commands about files: `attach`, `attachments`, and `fetch`, which may have to ask HQ."""

import argparse
import os
import secrets
from pathlib import Path

from sync.cli.exchanging import client_to
from sync.cli.failures import Exit
from sync.cli.files import write_new
from sync.cli.printing import Printer
from sync.cli.shop import PIN, on_profile, profile_of
from sync.cli.wall_clock import WallClock
from sync.shop.attaching import attach, attachments_of, file_read
from sync.shop.blob_line import BlobLine
from sync.shop.intake import Intake
from sync.shop.profile import Books, open_books


def run(args: argparse.Namespace) -> int:
    """Run one command on the profile; returns the exit code."""
    return on_profile(args, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    printer = Printer(json=args.json)
    acts = {"attach": _attach, "attachments": _list, "fetch": _fetch}
    with open_books(profile_of(args), WallClock()) as books:
        return acts[args.command](args, books, printer)


def _attach(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    by = Intake(books, by=args.by, pin=os.environ.get(PIN, "")).actor(args.by)
    file = Path(args.file)
    made = attach(books, args.document, file_read(file), name=args.name or file.name, by=by)
    told: dict[str, object] = {
        "document": made.recorded.document,
        "state": made.recorded.state,
        "seq": made.recorded.seq,
        "sha256": made.attachment.sha256,
        "size": made.attachment.size,
        "media_type": made.attachment.media_type,
        "name": made.attachment.name,
    }
    printer.one(told)
    return Exit.DONE


def _list(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    printer.many(attachments_of(books, args.document))
    return Exit.DONE


def _fetch(args: argparse.Namespace, books: Books, printer: Printer) -> int:
    clock = WallClock()
    with client_to(books.device.hq_url) as client:
        line = BlobLine(books, client, clock, secrets.SystemRandom())
        size = write_new(Path(args.file), line.fetch(args.sha256))
    printer.one({"sha256": args.sha256, "size": size, "file": args.file})
    return Exit.DONE
