"""Where `main.py` hands over a command line that has a command in it."""

from collections.abc import Sequence

from sync.cli.failures import Exit, report
from sync.cli.parser import add_hq, new_parser, run
from sync.cli.shop_words import add_demo, add_shop


def main(argv: Sequence[str]) -> int:
    """Run the command that `argv` (without the program's name) says; returns the exit code."""
    if any(_is_no_text(word) for word in argv):
        report("usage", "A word of the command line is no UTF-8.")
        return Exit.NOT_UNDERSTOOD
    parser, commands = new_parser()
    add_shop(commands)
    add_hq(commands)
    add_demo(commands)
    return run(parser, argv)


def _is_no_text(word: str) -> bool:
    """Bytes that the system could not read as text come as lone surrogates."""
    return any("\ud800" <= sign <= "\udfff" for sign in word)
