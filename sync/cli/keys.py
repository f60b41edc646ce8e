"""The commands that bring a profile back, or put it under another key: `rekey`, `recover`, `salvage`."""

import argparse
import sys

from sync.cli.failures import Exit
from sync.cli.printing import Printer
from sync.cli.shop import on_profile, profile_of
from sync.cli.wall_clock import WallClock
from sync.shop.loose_steps import give_back
from sync.shop.profile import open_books
from sync.shop.recovery import new_recovery_key, recover
from sync.shop.rekeying import rekey
from sync.shop.salvage import salvage


def run(args: argparse.Namespace) -> int:
    """Run one command on the profile; returns the exit code."""
    act = {"rekey": _rekey, "recover": _recover, "salvage": _salvage}[args.command]
    return on_profile(args, lambda: act(args, Printer(json=args.json)))


def _rekey(args: argparse.Namespace, printer: Printer) -> int:
    profile = profile_of(args)
    told: dict[str, object] = {"rekeyed": rekey(profile)}
    if args.recovery_key:
        told["recovery_key"] = new_recovery_key(profile)
    printer.one(told)
    return Exit.DONE


def _recover(args: argparse.Namespace, printer: Printer) -> int:
    """The code comes on stdin: what stands in an argument list is read by everybody."""
    profile = profile_of(args)
    recover(profile, sys.stdin.readline())
    printer.one({"recovered": str(profile)})
    return Exit.DONE


def _salvage(args: argparse.Namespace, printer: Printer) -> int:
    profile = profile_of(args)
    found = salvage(profile)
    with open_books(profile, WallClock()) as books:
        back = give_back(books)
    printer.one(
        {
            "steps": found.steps,
            "added": found.added,
            "loose": found.loose,
            "copy": found.copy,
            "given_back": back.given,
            "left": back.left,
        }
    )
    return Exit.DONE
