"""The commands of `hq` about files of documents: which there are, and one of them to look at."""

import argparse
from pathlib import Path

from sync.cli.failures import Exit
from sync.cli.files import write_new
from sync.cli.printing import Printer
from sync.hq.headquarters import Headquarters
from sync.wire.attaching import attachment_answer


def list_attachments(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq attachments DOCUMENT`: by its id, its number or HQ's."""
    found = headquarters.blobs.of_document(args.document)
    printer.many(attachment_answer(letter, here=whole, at_hq=whole) for letter, whole in found)
    return Exit.DONE


def fetch(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq fetch SHA FILE`."""
    size = write_new(Path(args.file), headquarters.blobs.pieces(args.sha256))
    printer.one({"sha256": args.sha256, "size": size, "file": args.file})
    return Exit.DONE
