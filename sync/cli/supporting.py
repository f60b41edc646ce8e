"""`support`: what somebody who helps may be given, in a file a person can read first."""

import argparse
from pathlib import Path

from sync.cli.failures import Exit
from sync.cli.printing import Printer
from sync.cli.shop import on_profile, profile_of
from sync.cli.wall_clock import WallClock
from sync.shop.profile import is_enrolled, open_books
from sync.shop.support_bundle import Page, pages_of, save
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal


def run(args: argparse.Namespace) -> int:
    """Write the bundle; returns the exit code."""
    return on_profile(args, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    file = Path(args.file)
    if file.exists():
        raise Refusal("file_exists", f"{file} is there already; nothing was overwritten.")
    pages = _pages(profile_of(args))
    size = save(pages, file)
    told = {"file": str(file), "bytes": size, "pages": [page.name for page in pages]}
    Printer(json=args.json).one(told)
    return Exit.DONE


def _pages(profile: Path) -> list[Page]:
    """Books that do not open, or that a window has open, are what help is asked for: told, and no hindrance."""
    clock = WallClock()
    if not is_enrolled(profile):
        return pages_of(profile, clock, None)
    try:
        with open_books(profile, clock) as books:
            return pages_of(profile, clock, books)
    except Trouble as trouble:
        return pages_of(profile, clock, None, trouble=f"{trouble.code}: {trouble.message}")
