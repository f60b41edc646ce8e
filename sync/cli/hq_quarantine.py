"""`hq quarantine …`: what stopped devices sent, and what a person decides about it."""

import argparse

from sync.cli.failures import Exit
from sync.cli.hq_place import signed_in
from sync.cli.printing import Printer
from sync.hq.headquarters import Headquarters
from sync.hq.quarantine import Aside, Choice

_COLUMNS = ("device", "seq", "number", "kind", "name", "by", "at", "why", "state", "step")


def list_aside(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq quarantine list [--device ID]`, in the order in which the steps came."""
    printer.many(map(_told, headquarters.quarantine.every(args.device)), columns=_COLUMNS)
    return Exit.DONE


def release(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq quarantine release --device ID|--step STEP --reason TEXT`: a line a step."""
    by = signed_in(args, headquarters)
    verdicts = headquarters.quarantine.release(_choice(args), reason=args.reason, by=by)
    for verdict in verdicts:
        told = {"step": verdict.step, "seq": verdict.seq, "verdict": verdict.verdict}
        printer.one({**told, "code": verdict.code, "case": verdict.case})
    return Exit.CASE_WAITS if any(verdict.case for verdict in verdicts) else Exit.DONE


def leave(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq quarantine leave --device ID|--step STEP --reason TEXT`."""
    by = signed_in(args, headquarters)
    printer.one({"left": headquarters.quarantine.leave(_choice(args), reason=args.reason, by=by)})
    return Exit.DONE


def _choice(args: argparse.Namespace) -> Choice:
    return Choice(device=args.device, step=args.step)


def _told(one: Aside) -> dict[str, object]:
    """A step as a line; what cannot be read has its place alone."""
    letter = one.letter
    return {
        "device": one.device.id,
        "device_number": one.device.number,
        "site": letter.site if letter else one.device.site,
        "seq": one.seq,
        "step": one.step,
        "document": letter.document if letter else "",
        "number": letter.number if letter else "",
        "kind": letter.kind if letter else "",
        "name": letter.name if letter else "",
        "by": letter.by if letter else "",
        "at": letter.at if letter else "",
        "why": one.why,
        "received_at": one.received_at,
        "state": one.state,
        "settled_at": one.settled_at,
        "settled_by": one.settled_by,
        "reason": one.reason,
    }
