"""The commands of `hq` that keep the books safe: the proof, the copy, and bringing a copy back."""

import argparse
from pathlib import Path

from sync.cli.chain_files import write_chains
from sync.cli.failures import Exit
from sync.cli.hq_place import place_of
from sync.cli.printing import Printer
from sync.cli.wall_clock import WallClock
from sync.hq.backup import backup
from sync.hq.chain_export import chain_export, heads_export
from sync.hq.headquarters import Headquarters, restore_headquarters
from sync.hq.verification import verify


def prove(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq verify`: exit 6 where anything does not add up."""
    if args.export:
        write_chains(Path(args.export), chain_export(headquarters.database, now=headquarters.now()))
    if args.heads:
        write_chains(Path(args.heads), heads_export(headquarters.database, now=headquarters.now()))
    report = verify(headquarters.database)
    told: dict[str, object] = {
        "ok": report.is_whole,
        "documents": report.documents,
        "steps": report.steps,
        "movements": report.movements,
        "problems": list(report.problems),
        "chain": report.chain,
    }
    printer.one(told)
    return Exit.DONE if report.is_whole else Exit.DAMAGED


def copy_books(args: argparse.Namespace, headquarters: Headquarters, printer: Printer) -> int:
    """`hq backup FILE`, also while HQ serves."""
    backup(headquarters.database, Path(args.file))
    printer.one({"backup": args.file})
    return Exit.DONE


def bring_back(args: argparse.Namespace, printer: Printer) -> int:
    """`hq restore FILE`, while HQ does not serve; the books there may be damaged, so they are not opened."""
    epoch = restore_headquarters(place_of(args), Path(args.file), WallClock())
    printer.one({"restored": args.file, "epoch": epoch})
    return Exit.DONE
