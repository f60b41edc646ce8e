"""`hq serve`: apart from HQ's other commands, because only this one needs a web server."""

import argparse
import sys
from pathlib import Path

from sync.cli.failures import Exit, guarded, unusable
from sync.cli.hq_place import at_headquarters
from sync.cli.lasting import settle_down
from sync.cli.printing import Printer
from sync.hq.serving import serve
from sync.hq.trouble import Trouble
from sync.logbook import close_log, log_to


def run(args: argparse.Namespace) -> int:
    """Serve until told to end; returns the exit code."""
    log = log_to(sys.stderr)
    try:
        return guarded(lambda: _serve(args), troubles=(Trouble,))
    finally:
        close_log(log)


def _serve(args: argparse.Namespace) -> int:
    printer = Printer(args.json)
    with at_headquarters(args) as headquarters:
        serve(
            headquarters,
            host=args.host,
            port=args.port,
            updates=_updates(args),
            listening=lambda url: _ready(url, printer),
        )
    return Exit.DONE


def _ready(url: str, printer: Printer) -> None:
    settle_down()
    printer.each({"listening": url})


def _updates(args: argparse.Namespace) -> Path | None:
    """The folder that was named; raises Usage where it is none of updates."""
    if args.updates is None:
        return None
    folder = Path(args.updates).absolute()
    if not (folder / "metadata" / "timestamp.json").is_file():
        unusable(f"{folder} holds no updates: it has no metadata/timestamp.json")
    return folder
