"""The command line: which commands there are and what may stand on them. It runs none of them.

Each command names the room that runs it, so that a command loads only what it needs.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn, Protocol, TypeAlias

from sync.cli.failures import Exit, report
from sync.edition import VERSION
from sync.stock.item import SiteKind
from sync.stock.rights import Role

HQ_ROOM = "sync.cli.hq"
SERVE_ROOM = "sync.cli.serving"
IMPORT_ROOM = "sync.cli.importing"


class Parser(argparse.ArgumentParser):
    """Says what was not understood on one line, and ends with 2."""

    def error(self, message: str) -> NoReturn:
        """Report the fault of the command line."""
        report("usage", message)
        self.exit(Exit.NOT_UNDERSTOOD)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse gives it no other name


class Room(Protocol):
    """A module that runs the commands that name it."""

    def run(self, args: argparse.Namespace) -> int:
        """Run the command; returns the exit code."""


def new_parser() -> tuple[Parser, Commands]:
    """The parser with what stands before every command, and where commands are added.

    `--profile` and `--json` are on the namespace; a command sets `room` (a module's name, whose
    `run(args)` returns the exit code) and `command` (its words).
    """
    parser = Parser(
        prog="main.py", description="Counterstock without a window.", allow_abbrev=False
    )
    parser.add_argument("--profile", metavar="DIR", help="the shop's folder")
    parser.add_argument("--json", action="store_true", help="one JSON object per line")
    parser.add_argument("--version", action="version", version=VERSION, help="say which this is")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    return parser, commands


def run(parser: Parser, argv: Sequence[str]) -> int:
    """Parse `argv` and run its command in its room; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    args = parser.parse_args(argv)
    # By name: a shop's command must not load HQ's web framework, nor the other way round.
    room: Room = importlib.import_module(args.room)
    return room.run(args)


def _speak_utf8(stream: object) -> None:
    """Pipes on Windows speak a code page; a name in Chinese must come out whole."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def add_hq(commands: Commands) -> None:
    """Add `hq …`: HQ's own commands, all with `--data DIR` or `--db URL`."""
    hq = commands.add_parser("hq", help="HQ's books", parents=[_where()], allow_abbrev=False)
    inner = hq.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    _add_set_up(inner)
    _add_people_and_goods(inner)
    _add_devices(inner)
    _add_parcels(inner)
    _add_reading(inner)
    _add_acts(inner)
    _add_keeping(inner)


def _where() -> Parser:
    """The options of `hq`; SUPPRESS keeps what was given before the subcommand."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data", dest="hq_data", metavar="DIR", help="HQ's folder (SQLite)")
    _add_shared(shared)
    return shared


def _add_shared(parser: Parser) -> None:
    parser.add_argument(
        "--db", metavar="URL", default=argparse.SUPPRESS, help="postgresql+psycopg://…"
    )
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="one JSON object per line"
    )


def _added(commands: Commands, name: str, words: str, explained: str) -> Parser:
    parser = commands.add_parser(name, help=explained, parents=[_where()], allow_abbrev=False)
    parser.set_defaults(room=HQ_ROOM, command=words)
    return parser


def _group(commands: Commands, name: str, explained: str) -> Commands:
    parser = commands.add_parser(name, help=explained, parents=[_where()], allow_abbrev=False)
    return parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)


def _add_set_up(commands: Commands) -> None:
    init = _added(commands, "init", "init", "make a new HQ")
    init.add_argument("--company", required=True, metavar="NAME")
    serve = _added(commands, "serve", "serve", "answer the shops")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8440, help="0 takes a free one")
    serve.add_argument("--updates", metavar="DIR", help="give out the updates of that folder")
    serve.set_defaults(room=SERVE_ROOM)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):  # noqa: PLR2004 - the highest port
        raise argparse.ArgumentTypeError(f"a port is 0 to 65535, not {text[:20]!r}")
    return int(text)


def _add_people_and_goods(commands: Commands) -> None:
    sites = _group(commands, "site", "sites")
    site = _added(sites, "add", "site add", "add a site, or change its name or kind")
    site.add_argument("code", metavar="CODE")
    site.add_argument("name", metavar="NAME")
    site.add_argument("--kind", choices=[kind.value for kind in SiteKind], default="store")
    site.add_argument("--zone", default="Asia/Hong_Kong", help="the time zone of its calendar")
    closed = _added(sites, "close", "site close", "close a site's books up to and with a day")
    closed.add_argument("site", metavar="CODE")
    closed.add_argument("until", metavar="DAY", help="such as 2026-11-30; an earlier one reopens")
    people = _group(commands, "staff", "people")
    staff = _added(people, "add", "staff add", "add a person; the PIN comes on stdin")
    staff.add_argument("code", metavar="CODE")
    staff.add_argument("name", metavar="NAME")
    _add_role(staff)
    staff.add_argument("--ext", metavar="EXT", help="where they are reached by telephone")
    gone = _added(people, "remove", "staff remove", "let a person act no more from now on")
    gone.add_argument("code", metavar="CODE")
    goods = _group(commands, "items", "the catalogue")
    imported = _added(goods, "import", "items import", "take a CSV or XLSX file in")
    imported.add_argument("file", metavar="FILE")
    imported.add_argument("--errors", metavar="FILE", help="write the refused rows here (CSV)")
    imported.set_defaults(room=IMPORT_ROOM)
    archived = _added(goods, "archive", "items archive", "keep an item no longer")
    archived.add_argument("sku", metavar="SKU")
    archived.add_argument("--back", action="store_true", help="take it back in")
    listed = _added(goods, "list", "items list", "list or search the catalogue")
    listed.add_argument("--find", metavar="TEXT", default="")


def _add_role(parser: Parser) -> None:
    parser.add_argument("--role", required=True, choices=[role.value for role in Role])
    parser.add_argument("--site", action="append", default=[], metavar="CODE", dest="sites")


def _add_devices(commands: Commands) -> None:
    code = _added(commands, "enrol-code", "enrol-code", "a one-time code for a new device")
    code.add_argument("--site", required=True, metavar="CODE")
    _added(commands, "devices", "devices", "list the devices")
    group = _group(commands, "device", "one device")
    revoke = _added(group, "revoke", "device revoke", "stop a device")
    revoke.add_argument("device", metavar="ID")
    _add_quarantine(commands)
    token = _added(commands, "token", "token", "a bearer token for other systems")
    _add_role(token)
    token.add_argument("--ttl", default="1h", metavar="TIME", help="such as 30m, 1h, 7d")


def _add_quarantine(commands: Commands) -> None:
    group = _group(commands, "quarantine", "steps of stopped devices")
    listed = _added(group, "list", "quarantine list", "what is kept aside, and what came of it")
    listed.add_argument("--device", metavar="ID", default="")
    for name, explained in (("release", "let such steps count"), ("leave", "let them lie")):
        parser = _added(group, name, f"quarantine {name}", explained)
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--device", metavar="ID", default="")
        chosen.add_argument("--step", metavar="STEP", default="")
        parser.add_argument("--reason", required=True, metavar="TEXT")
        parser.add_argument("--by", metavar="CODE", default="", help="the person who acts")


def _add_parcels(commands: Commands) -> None:
    take = _added(commands, "take", "take", "take in a parcel that a shop exported")
    take.add_argument("file", metavar="FILE")
    take.add_argument("--answer", metavar="FILE", default="", help="else beside the parcel")


def _add_reading(commands: Commands) -> None:
    stock = _added(commands, "stock", "stock", "stock on hand")
    stock.add_argument("--site", metavar="CODE")
    stock.add_argument("--sku", metavar="SKU")
    why = _added(commands, "why", "why", "every movement behind a number")
    why.add_argument("--sku", required=True, metavar="SKU")
    why.add_argument("--site", metavar="CODE")
    documents = _added(commands, "documents", "documents", "list documents")
    documents.add_argument("--kind", metavar="KIND")
    documents.add_argument("--state", metavar="STATE")
    show = _added(commands, "show", "show", "everything about one document")
    show.add_argument("document", metavar="DOCUMENT")
    _added(commands, "cases", "cases", "what waits for a person")
    attachments = _added(commands, "attachments", "attachments", "the files of a document")
    attachments.add_argument("document", metavar="DOCUMENT")
    fetch = _added(commands, "fetch", "fetch", "write a document's file")
    fetch.add_argument("sha256", metavar="SHA")
    fetch.add_argument("file", metavar="FILE")


def _add_acts(commands: Commands) -> None:
    resolve = _act(commands, "resolve", "decide a case")
    resolve.add_argument("case", metavar="CASE")
    resolve.add_argument("--take", required=True, choices=["mine", "hq", "merged"])
    resolve.add_argument("--reason", required=True, metavar="TEXT")
    step = _act(commands, "step", "HQ's own act on a document")
    step.add_argument("document", metavar="DOCUMENT")
    step.add_argument("name", metavar="NAME")
    step.add_argument(
        "--base", metavar="REV", default="", help="the revision an edit was made from"
    )


def _act(commands: Commands, name: str, explained: str) -> Parser:
    """A command whose `--data` is JSON; HQ's `--data DIR` may stand after it too and is told apart later."""
    parser = commands.add_parser(name, help=explained, allow_abbrev=False)
    _add_shared(parser)
    parser.add_argument(
        "--data", dest="after_data", action="append", default=[], metavar="JSON|DIR"
    )
    parser.add_argument("--by", metavar="CODE", default="", help="the person who acts")
    parser.set_defaults(room=HQ_ROOM, command=name)
    return parser


def _add_keeping(commands: Commands) -> None:
    verify = _added(commands, "verify", "verify", "prove the books")
    verify.add_argument("--export", metavar="FILE", default="", help="the chains, for an auditor")
    verify.add_argument("--heads", metavar="FILE", default="", help="their heads alone, to keep")
    backup = _added(commands, "backup", "backup", "copy the books, also while serving")
    backup.add_argument("file", metavar="FILE")
    restore = _added(commands, "restore", "restore", "bring a backup back under a new epoch")
    restore.add_argument("file", metavar="FILE")
