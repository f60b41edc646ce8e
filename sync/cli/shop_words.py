"""The shop's half of the command line: which commands there are. It runs none of them."""

import argparse

from sync.cli.parser import Commands, Parser
from sync.stock.views import Figure

SHOP_ROOM = "sync.cli.shop"
EXCHANGE_ROOM = "sync.cli.exchanging"
KEYS_ROOM = "sync.cli.keys"
TRAVEL_ROOM = "sync.cli.travelling"
ATTACHING_ROOM = "sync.cli.attaching"
UPDATE_ROOM = "sync.cli.updating"
SUPPORT_ROOM = "sync.cli.supporting"
DEMO_ROOM = "sync.cli.demonstration"


def add_shop(commands: Commands) -> None:
    """Add the commands that act on one shop's profile."""
    _add_exchange(commands)
    _add_keys(commands)
    _add_writing(commands)
    _add_reading(commands)
    _add_attaching(commands)
    update = _added(commands, "update", "look for a new version", room=UPDATE_ROOM)
    update.add_argument("--use", action="store_true", help="and start it from the next time on")
    update.add_argument("--back", action="store_true", help="back to the version before")
    support = _added(commands, "support", "a readable file for whoever helps", room=SUPPORT_ROOM)
    support.add_argument("file", metavar="FILE", help="a zip of plain texts; nothing is sent")


def add_demo(commands: Commands) -> None:
    """Add `demo`."""
    demo = commands.add_parser("demo", help="try it: an HQ and two shops", allow_abbrev=False)
    demo.set_defaults(room=DEMO_ROOM, command="demo")
    demo.add_argument("--headless", action="store_true", help="play a shop day as a story")
    demo.add_argument("--keep", metavar="DIR", help="keep the demo's books here")


def _added(commands: Commands, name: str, explained: str, *, room: str = SHOP_ROOM) -> Parser:
    parser = commands.add_parser(
        name, help=explained, parents=[_after_the_command()], allow_abbrev=False
    )
    parser.set_defaults(room=room, command=name)
    return parser


def _after_the_command() -> Parser:
    """`--profile` and `--json` may stand after the command too; SUPPRESS keeps what came before."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--profile", metavar="DIR", help="the shop's folder")
    shared.add_argument("--json", action="store_true", help="one JSON object per line")
    return shared


def _add_exchange(commands: Commands) -> None:
    enrol = _added(commands, "enrol", "become a device of an HQ", room=EXCHANGE_ROOM)
    enrol.add_argument("--hq", required=True, metavar="URL")
    enrol.add_argument("--code", required=True, metavar="CODE", help="from HQ, good once")
    enrol.add_argument("--name", default="", metavar="NAME", help="what people call this device")
    _add_recovery(enrol)
    sync = _added(commands, "sync", "exchange with HQ", room=EXCHANGE_ROOM)
    sync.add_argument(
        "--wait", type=_seconds, default=0, metavar="SECONDS", help="then stay for so long"
    )
    sync.add_argument("--hq", default="", metavar="URL", help="HQ has moved here")

    export = _added(commands, "export", "pack what waits for HQ into a file", room=TRAVEL_ROOM)
    export.add_argument("file", metavar="FILE", help="a parcel that only HQ can open")
    carry = _added(commands, "carry", "keep another till's parcel for HQ", room=TRAVEL_ROOM)
    carry.add_argument("file", nargs="?", default="", metavar="FILE")
    carry.add_argument("--answers", default="", metavar="DIR", help="move HQ's answers here")
    take = _added(commands, "take", "take in HQ's answer to a parcel", room=TRAVEL_ROOM)
    take.add_argument("file", metavar="FILE", help="what `hq take` wrote")


def _add_keys(commands: Commands) -> None:
    rekey = _added(commands, "rekey", "put the books under another key", room=KEYS_ROOM)
    _add_recovery(rekey)
    _added(commands, "recover", "bring the keys back; the recovery key on stdin", room=KEYS_ROOM)
    _added(commands, "salvage", "bring a damaged journal back from its copies", room=KEYS_ROOM)


def _add_recovery(parser: Parser) -> None:
    parser.add_argument(
        "--recovery-key", action="store_true", help="print a recovery key, once; an earlier is void"
    )


def _add_writing(commands: Commands) -> None:
    record = _added(commands, "record", "record documents, one JSON object a line")
    record.add_argument("file", nargs="?", default="-", metavar="FILE", help="- is stdin")
    _add_by(record)
    step = _added(commands, "step", "take a step on a document")
    step.add_argument("document", metavar="DOCUMENT")
    step.add_argument("name", metavar="NAME")
    step.add_argument("--data", default="{}", metavar="JSON")
    _add_by(step)
    resolve = _added(commands, "resolve", "decide a case")
    resolve.add_argument("case", metavar="CASE")
    resolve.add_argument("--take", required=True, choices=["mine", "hq", "merged"])
    resolve.add_argument("--reason", required=True, metavar="TEXT")
    resolve.add_argument("--data", default="{}", metavar="JSON")
    _add_by(resolve)


def _add_attaching(commands: Commands) -> None:
    attach = _added(
        commands, "attach", "attach a photo or a PDF to a document", room=ATTACHING_ROOM
    )
    attach.add_argument("document", metavar="DOCUMENT")
    attach.add_argument("file", metavar="FILE")
    attach.add_argument("--name", default="", metavar="NAME", help="else the file's own name")
    _add_by(attach)
    attachments = _added(commands, "attachments", "the files of a document", room=ATTACHING_ROOM)
    attachments.add_argument("document", metavar="DOCUMENT")
    fetch = _added(
        commands, "fetch", "write a document's file, from HQ if need be", room=ATTACHING_ROOM
    )
    fetch.add_argument("sha256", metavar="SHA")
    fetch.add_argument("file", metavar="FILE")


def _add_by(parser: Parser) -> None:
    parser.add_argument(
        "--by", default="", metavar="CODE", help="who acts; the PIN is in COUNTERSTOCK_PIN"
    )


def _add_reading(commands: Commands) -> None:
    stock = _added(commands, "stock", "stock on hand")
    stock.add_argument("--sku", default="", metavar="SKU")
    stock.add_argument("--site", default="", metavar="CODE")
    items = _added(commands, "items", "the catalogue as it is known here")
    items.add_argument("--find", default="", metavar="TEXT")
    why = _added(commands, "why", "everything behind a number")
    why.add_argument("--sku", required=True, metavar="SKU")
    why.add_argument("--site", default="", metavar="CODE")
    why.add_argument("--figure", default=Figure.ON_HAND, choices=[one.value for one in Figure])
    documents = _added(commands, "documents", "list documents")
    documents.add_argument("--kind", default="", metavar="KIND")
    documents.add_argument("--state", default="", metavar="STATE")
    show = _added(commands, "show", "everything about one document")
    show.add_argument("document", metavar="DOCUMENT")
    _added(commands, "cases", "what waits for a person")
    verify = _added(commands, "verify", "prove the books")
    verify.add_argument("--export", metavar="FILE", default="", help="the chains, for an auditor")
    _added(commands, "status", "how this device stands")


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):  # noqa: PLR2004 - eleven days
        raise argparse.ArgumentTypeError(f"seconds are a whole number, not {text[:20]!r}")
    return int(text)
