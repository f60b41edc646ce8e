"""The shop's commands that speak with HQ: `enrol` and `sync`."""

import argparse
import os
import secrets
import time
from dataclasses import replace

from sync.cli.failures import Exit, report
from sync.cli.lasting import in_bulk, settle_down
from sync.cli.printing import Printer
from sync.cli.shop import on_profile, profile_of
from sync.cli.wall_clock import WallClock
from sync.shop.blob_line import BlobLine
from sync.shop.carrying import deliver, waiting_parcels
from sync.shop.cases import open_cases
from sync.shop.enrolment import enrol
from sync.shop.exchange import STOPPED, Exchange
from sync.shop.fetch_ahead import on_a_thread
from sync.shop.hq_client import HqClient
from sync.shop.profile import Books, open_books
from sync.shop.recovery import new_recovery_key
from sync.shop.round_result import RoundResult
from sync.shop.trouble import HqAway
from sync.wire.protocol import WAIT_S

ALLOW_HTTP = "COUNTERSTOCK_ALLOW_HTTP"


def run(args: argparse.Namespace) -> int:
    """Run one command on the profile; returns the exit code."""
    act = _enrol if args.command == "enrol" else _sync
    return on_profile(args, lambda: act(args, Printer(json=args.json)))


def client_to(url: str) -> HqClient:
    """A line to HQ by the rules of the command line."""
    return HqClient(url, clock=WallClock(), allow_http=os.environ.get(ALLOW_HTTP) == "1")


def _enrol(args: argparse.Namespace, printer: Printer) -> int:
    clock = WallClock()
    with client_to(args.hq) as client:
        made = enrol(profile_of(args), clock, client, code=args.code.strip(), name=args.name)
    device = made.device
    told: dict[str, object] = {
        "device": device.id,
        "site": device.site,
        "number": device.number,
    }
    if args.recovery_key:
        told["recovery_key"] = new_recovery_key(profile_of(args))
    printer.one(told)
    return Exit.DONE


def _sync(args: argparse.Namespace, printer: Printer) -> int:
    clock = WallClock()
    with open_books(profile_of(args), clock) as books, client_to(_url(args, books)) as client:
        exchange = Exchange(books, client, clock, secrets.SystemRandom(), beside=on_a_thread)
        with in_bulk():
            result = exchange.run_until_quiet(time.sleep)
        _keep_url(client.url, exchange, books)
        printer.each(_answer(result, books))
        files = BlobLine(books, client, clock, secrets.SystemRandom())
        _send_files(files, result, books, printer)
        _hand_in(result, books, client, printer=printer)
        if args.wait:
            result = _stay(exchange, books, printer, seconds=args.wait)
            _send_files(files, result, books, printer)
        books.keep_copy()
        return _ended(result, books)


def _send_files(files: BlobLine, result: RoundResult, books: Books, printer: Printer) -> None:
    """The documents are through and told; now their files, and another line where any went."""
    before = books.blobs.count_unsent()
    if before and result.is_quiet:
        files.run_until_sent(time.sleep)
        sent = before - books.blobs.count_unsent()
        if sent:
            idle = replace(result, pushed=0, pulled=0, verdicts={})
            printer.each({**_answer(idle, books), "files_sent": sent})


def _hand_in(result: RoundResult, books: Books, client: HqClient, *, printer: Printer) -> None:
    """What this till carries for others, and another line where it carries any."""
    if not result.is_quiet or not waiting_parcels(books.profile):
        return
    done = deliver(books.profile, client)
    for device, code, message in done.refused:
        report(code, f"HQ refused the parcel of device {device}: {message}")
    idle = replace(result, pushed=0, pulled=0, verdicts={})
    printer.each({**_answer(idle, books), "carried": done.answered})


def _url(args: argparse.Namespace, books: Books) -> str:
    return args.hq or books.device.hq_url


def _keep_url(url: str, exchange: Exchange, books: Books) -> None:
    """HQ has moved: its new address is kept once it has answered there."""
    if exchange.link.last_heard and url != books.device.hq_url:
        books.journal.change_device(replace(books.device, hq_url=url))


def _stay(exchange: Exchange, books: Books, printer: Printer, *, seconds: int) -> RoundResult:
    """Take in whatever comes until the time is over, and tell each round that moved something."""
    until = time.monotonic() + seconds
    result = exchange.round()
    settle_down()
    while (left := until - time.monotonic()) > 0 and result.state not in STOPPED:
        if result.is_quiet:
            books.fold_ahead()
            began = time.monotonic()
            result = exchange.listen(min(WAIT_S, int(left)))
            if not result.has_moved and time.monotonic() - began < 1:
                time.sleep(min(1, left))  # whoever answers does not wait: leave HQ alone
        else:
            time.sleep(min(result.rest_s, left))
            result = exchange.round()
        if result.has_moved:
            printer.each(_answer(result, books))
        if result.is_quiet and left < 1:
            break
    return result


def _answer(result: RoundResult, books: Books) -> dict[str, object]:
    return {
        "online": not isinstance(result.trouble, HqAway) and result.is_online,
        "pushed": result.pushed,
        "pulled": result.pulled,
        "verdicts": result.verdicts,
        "waiting": books.journal.count_waiting(),
        "cases": open_cases(books.cache_file),
        "bookmark": books.projection.bookmark(),
        "files_waiting": books.blobs.count_unsent(),
    }


def _ended(result: RoundResult, books: Books) -> int:
    """What the last round says to whoever started this."""
    if result.state in STOPPED:
        report(result.state, _STOPPED[result.state])
        return Exit.REFUSED
    if result.trouble is not None:
        report(result.trouble.code, result.trouble.message)
        return result.trouble.exit_code
    if not result.is_quiet:
        report("hq_away", "HQ answers, but takes nothing in; try again later.")
        return Exit.HQ_AWAY
    return Exit.CASE_WAITS if open_cases(books.cache_file) else Exit.DONE


_STOPPED = {
    "forked": "HQ knows another history of this device: a copied or restored profile."
    " Nothing was sent; enrol it again, and what HQ does not have follows.",
    "restored": "These books are older than what HQ has of them. Nothing was sent; enrol this"
    " device again, and what HQ does not have follows.",
    "revoked": "HQ has stopped this device. What it recorded is kept; enrol it again, and what HQ"
    " does not have follows.",
}
