"""The commands of `hq`: HQ's own people at HQ's own books. What loads more has a room of its own."""

import argparse
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from sync.cli import hq_attaching, hq_keeping, hq_parcels, hq_quarantine, hq_reading
from sync.cli.failures import Exit, Usage, guarded
from sync.cli.hq_place import act_data, at_headquarters, place_of, signed_in
from sync.cli.printing import Printer
from sync.cli.wall_clock import WallClock
from sync.hq.days import close_days
from sync.hq.headquarters import Headquarters, found_headquarters
from sync.hq.tokens import read_ttl
from sync.hq.trouble import Trouble
from sync.stock.item import SiteKind
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire.record import StepDataLetter, step_data_read

Command: TypeAlias = Callable[[argparse.Namespace, Headquarters, Printer], int]


def run(args: argparse.Namespace) -> int:
    """Run one command; returns the exit code."""
    return guarded(lambda: _run(args), troubles=(Trouble,))


def _run(args: argparse.Namespace) -> int:
    printer = Printer(args.json)
    if args.command == "init":
        return _init(args, printer)
    if args.command == "restore":
        return hq_keeping.bring_back(args, printer)
    with at_headquarters(args) as headquarters:
        return _COMMANDS[args.command](args, headquarters, printer)


def _init(args: argparse.Namespace, printer: Printer) -> int:
    company = " ".join(args.company.split())
    if not company or not company.isprintable():
        raise Usage("company", "A company has a name of printable characters.")
    epoch = found_headquarters(place_of(args), company, WallClock())
    printer.one({"company": company, "epoch": epoch})
    return Exit.DONE


def _add_site(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    site = headquarters.staff.add_site(args.code, args.name, SiteKind(args.kind), zone=args.zone)
    printer.one({"site": site.code})
    return Exit.DONE


def _close_days(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    until = close_days(headquarters.database, args.site, until=args.until)
    printer.one({"site": args.site, "closed_until": until})
    return Exit.DONE


def _remove_person(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    headquarters.staff.remove_person(args.code)
    printer.one({"staff": args.code, "active": False})
    return Exit.DONE


def _archive(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    headquarters.catalogue.keep(args.sku, is_active=args.back)
    printer.one({"sku": args.sku, "active": args.back})
    return Exit.DONE


def _add_person(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    pin = sys.stdin.readline().rstrip("\r\n")
    headquarters.staff.add_person(
        args.code, args.name, role=Role(args.role), sites=args.sites, pin=pin, extension=args.ext
    )
    printer.one({"staff": args.code})
    return Exit.DONE


def _tell_code(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    code = headquarters.devices.new_code(args.site)
    printer.one({"code": code.code, "expires_at": code.expires_at})
    return Exit.DONE


def _revoke(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    printer.one({"revoked": headquarters.devices.revoke(args.device).id})
    return Exit.DONE


def _tell_token(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    known = {site.code for site in headquarters.staff.sites()}
    unknown = [code for code in args.sites if code not in known]
    if unknown:
        raise Refusal("unknown_site", f"There is no site {unknown[0][:20]!r}.")
    token = headquarters.tokens.for_role(
        Role(args.role), tuple(args.sites), ttl_s=read_ttl(args.ttl)
    )
    printer.one({"token": token.token, "expires_at": token.expires_at})
    return Exit.DONE


def _step(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    data = _data(args)
    by = signed_in(args, headquarters)
    verdict = headquarters.desk.step(args.document, args.name, data, base=args.base, by=by)
    view = headquarters.reading.show(args.document)
    told: dict[str, object] = {
        "document": view.document if view else args.document,
        "state": view.state if view else "",
        "seq": verdict.seq,
        "verdict": verdict.verdict,
        "code": verdict.code,
        "case": verdict.case,
    }
    printer.one(told)
    return Exit.CASE_WAITS if verdict.case else Exit.DONE


def _resolve(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    data = _data(args)
    by = signed_in(args, headquarters)
    headquarters.desk.resolve(args.case, args.take, data, reason=args.reason, by=by)
    case = headquarters.reading.case(args.case)
    printer.one({"case": args.case, "state": case.state if case else ""})
    return Exit.DONE


def _data(args: argparse.Namespace) -> StepDataLetter:
    try:
        return step_data_read(act_data(args).encode())
    except UnicodeEncodeError as fault:
        raise Refusal("malformed_json", "--data is not JSON in UTF-8.") from fault


_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "site add": _add_site,
        "site close": _close_days,
        "staff add": _add_person,
        "staff remove": _remove_person,
        "items archive": _archive,
        "items list": hq_reading.list_items,
        "enrol-code": _tell_code,
        "devices": hq_reading.list_devices,
        "device revoke": _revoke,
        "quarantine list": hq_quarantine.list_aside,
        "quarantine release": hq_quarantine.release,
        "quarantine leave": hq_quarantine.leave,
        "token": _tell_token,
        "take": hq_parcels.take,
        "attachments": hq_attaching.list_attachments,
        "fetch": hq_attaching.fetch,
        "stock": hq_reading.tell_stock,
        "why": hq_reading.tell_why,
        "documents": hq_reading.list_documents,
        "show": hq_reading.show,
        "cases": hq_reading.list_cases,
        "step": _step,
        "resolve": _resolve,
        "verify": hq_keeping.prove,
        "backup": hq_keeping.copy_books,
    }
)
