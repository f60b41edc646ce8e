"""`update`: what the window does by itself, at a prompt: look, put in place, go back."""

import argparse
import platform
import sys
from dataclasses import asdict

from sync.cli.exchanging import client_to
from sync.cli.failures import Exit
from sync.cli.printing import Printer
from sync.cli.shop import on_profile, profile_of
from sync.cli.wall_clock import WallClock
from sync.shop.profile import Books, open_books
from sync.stock.refusal import Refusal
from sync.updates.installation import Installation, here
from sync.updates.place import Place, address_of
from sync.updates.release import system_of
from sync.updates.rules import Counter, may_put_in_place
from sync.updates.updating import Looked, Ways, look


def run(args: argparse.Namespace) -> int:
    """Look for a new version, or go back to the one before; returns the exit code."""
    return on_profile(args, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    printer, installation = Printer(json=args.json), here()
    if args.back:
        printer.one({"running": installation.version, "next": installation.go_back()})
        return Exit.DONE
    with open_books(profile_of(args), WallClock()) as books:
        found = _looked(installation, books)
        if args.use and found.state == "ready":
            _put_in_place(installation, books, found.version)
    told = {**asdict(found), "next": installation.current()}
    printer.one(told)
    return Exit.REFUSED if found.state in {"failed", "older_offered"} else Exit.DONE


def _looked(installation: Installation, books: Books) -> Looked:
    device = books.device
    address = address_of(device.hq_url, installation.address())
    system = system_of(sys.platform, platform.machine())
    with client_to(address) as client:
        return look(installation, Ways(Place(client)), system=system, site=device.site)


def _put_in_place(installation: Installation, books: Books, version: str) -> None:
    """No window is open here, so nobody is at work; what waits for HQ goes first."""
    waiting = books.queue.status().waiting
    if not may_put_in_place(Counter(waiting, has_open_document=False, is_signed_out=True)):
        message = (
            f"{waiting} steps wait for HQ; the new version is put in place once they have gone."
        )
        raise Refusal("steps_wait", message)
    installation.put_in_place(version)
