"""`hq take`: a shop's parcel comes in, and HQ's answer goes out beside it."""

import argparse
from collections import Counter
from pathlib import Path

from sync.cli.failures import Exit, report
from sync.cli.parcel_files import answer_path, read_parcel, write_parcel
from sync.cli.printing import Printer
from sync.hq.devices import OK
from sync.hq.headquarters import Headquarters
from sync.hq.parcels import Taken, take_outbox


def take(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """Exit 3 where the device is stopped: its steps are kept apart; 5 where a case waits."""
    taken = take_outbox(headquarters, read_parcel(args.file))
    answer = Path(args.answer) if args.answer else answer_path(args.file)
    write_parcel(answer, taken.answer)
    printer.one(_told(taken, answer))
    if taken.state != OK:
        message = f"HQ has stopped device {taken.device.number}; what it sent is kept apart."
        report(taken.state, message)
        return Exit.REFUSED
    verdicts = [verdict for pushed in taken.pushed for verdict in pushed.verdicts]
    return Exit.CASE_WAITS if any(verdict.case for verdict in verdicts) else Exit.DONE


def _told(taken: Taken, answer: Path) -> dict[str, object]:
    verdicts = [verdict for pushed in taken.pushed for verdict in pushed.verdicts]
    return {
        "device": taken.device.id,
        "number": taken.device.number,
        "site": taken.device.site,
        "state": taken.state,
        "verdicts": dict(Counter(verdict.verdict for verdict in verdicts)),
        "rows": taken.rows,
        "complete": taken.is_complete,
        "answer": str(answer),
    }
