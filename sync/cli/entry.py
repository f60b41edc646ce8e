"""Where `main.py` hands over a command line that has a command in it."""

from collections.abc import Sequence

from sync.cli.parser import add_hq, new_parser, run
from sync.cli.shop_words import add_demo, add_shop


def main(argv: Sequence[str]) -> int:
    """Run the command that `argv` (without the program's name) says; returns the exit code."""
    parser, commands = new_parser()
    add_shop(commands)
    add_hq(commands)
    add_demo(commands)
    return run(parser, argv)
