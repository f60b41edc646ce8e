"""Which HQ a command is about: `--data DIR` or `--db URL`, before or after the subcommand."""

import argparse
import os
from pathlib import Path

from sync.cli.failures import unusable
from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import Headquarters, open_headquarters

_PIN = "COUNTERSTOCK_PIN"


def place_of(args: argparse.Namespace) -> Path | str:
    """HQ's folder or its database's URL; raises Usage for none, or both."""
    folders = [getattr(args, "hq_data", None), *_split(args)[0]]
    named = [*(folder for folder in folders if folder is not None), *_urls(args)]
    if len(named) != 1:
        unusable("name HQ by --data DIR or by --db URL, one of the two")
    return named[0] if _urls(args) else Path(named[0])


def at_headquarters(args: argparse.Namespace) -> Headquarters:
    """HQ's books, opened; closes them at the end of its block."""
    return open_headquarters(place_of(args), WallClock())


def signed_in(args: argparse.Namespace, headquarters: Headquarters) -> str:
    """The person who acts, with their PIN checked; empty: HQ itself. Raises Refusal `sign_in`."""
    by: str = args.by
    if by:
        headquarters.staff.check_pin(by, os.environ.get(_PIN, ""))
    return by


def act_data(args: argparse.Namespace) -> str:
    """The JSON that an act brings; an empty object where it brings none."""
    given = _split(args)[1]
    if len(given) > 1:
        unusable("--data with JSON stands once")
    return given[0] if given else "{}"


def _split(args: argparse.Namespace) -> tuple[list[str], list[str]]:
    """`--data` after an act: a folder, or JSON, which begins with a brace."""
    given: list[str] = getattr(args, "after_data", [])
    json = [text for text in given if text.lstrip().startswith("{")]
    return [text for text in given if text not in json], json


def _urls(args: argparse.Namespace) -> list[str]:
    url: str | None = getattr(args, "db", None)
    return [] if url is None else [url]
