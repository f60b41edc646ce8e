"""`hq serve`: apart from HQ's other commands, because only this one needs a web server."""

import argparse
import sys

from sync.cli.failures import Exit, guarded
from sync.cli.hq_place import at_headquarters
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
            listening=lambda url: printer.each({"listening": url}),
        )
    return Exit.DONE
