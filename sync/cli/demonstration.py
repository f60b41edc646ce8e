"""`demo`: hands over to the demo."""

import argparse
from pathlib import Path

from sync.cli.wall_clock import WallClock
from sync.demo import run_demo


def run(args: argparse.Namespace) -> int:
    """Run the demo; returns its exit code: 0 only if both ends' books agree."""
    keep = Path(args.keep) if args.keep else None
    return run_demo(WallClock(), headless=args.headless, keep=keep)
