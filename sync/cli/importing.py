"""`hq items import`: apart from HQ's other commands, because spelling names in pinyin loads a dictionary."""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

from sync.cli.failures import Exit, Usage, guarded
from sync.cli.hq_place import at_headquarters
from sync.cli.printing import Printer
from sync.hq.item_file import RowRefusal
from sync.hq.item_intake import import_items
from sync.hq.trouble import Trouble


def run(args: argparse.Namespace) -> int:
    """Take the file in; returns the exit code, 3 where a row was refused."""
    return guarded(lambda: _import(args), troubles=(Trouble,))


def _import(args: argparse.Namespace) -> int:
    file = Path(args.file)
    if not file.is_file():
        raise Usage("no_file", f"There is no file {args.file}.")
    with at_headquarters(args) as headquarters:
        done = import_items(headquarters.database, file)
    if args.errors:
        _write_refused(Path(args.errors), done.refused)
    refused = [{"row": r.row, "code": r.code, "message": r.message} for r in done.refused]
    told = {"imported": done.imported, "updated": done.updated, "unchanged": done.unchanged}
    Printer(args.json).one({**told, "refused": refused})
    return Exit.REFUSED if refused else Exit.DONE


def _write_refused(file: Path, refused: Sequence[RowRefusal]) -> None:
    """A CSV that a spreadsheet opens as UTF-8."""
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["row", "code", "message"])
            rows.writerows([r.row, r.code, r.message] for r in refused)
    except OSError as fault:
        message = f"The items are in, but {file} cannot be written: {fault.strerror}."
        raise Usage("errors_file", message) from fault
