"""How a command ends when it could not do what it was asked: one line on stderr and an exit code."""

import sys
from collections.abc import Callable
from enum import IntEnum
from typing import NoReturn

from sync.stock.refusal import Refusal


class Exit(IntEnum):
    """The exit codes of CLI.md."""

    DONE = 0
    NOT_UNDERSTOOD = 2
    REFUSED = 3
    HQ_AWAY = 4
    CASE_WAITS = 5
    DAMAGED = 6
    BUSY = 7
    INTERRUPTED = 130


_NOT_UNDERSTOOD = frozenset({"malformed_json", "ttl"})
"""Refusals of what was typed rather than of what was meant."""


class Usage(Exception):
    """The command line or the input cannot be understood."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def report(code: str, message: str) -> None:
    """Print `error: CODE: sentence` on stderr, always as one line."""
    print(f"error: {code}: {' '.join(message.split())}", file=sys.stderr, flush=True)


def guarded(act: Callable[[], int], *, troubles: tuple[type[Exception], ...]) -> int:
    """Run a command and return its exit code; what it refused or met is told on stderr.

    `troubles` are the room's exceptions that carry `code`, `message` and `exit_code`. A bug passes.
    """
    try:
        return act()
    except Usage as fault:
        report(fault.code, fault.message)
        return Exit.NOT_UNDERSTOOD
    except Refusal as refusal:
        report(refusal.code, refusal.message)
        is_typing = refusal.code in _NOT_UNDERSTOOD
        return Exit.NOT_UNDERSTOOD if is_typing else Exit.REFUSED
    except troubles as trouble:
        return _trouble(trouble)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _trouble(trouble: Exception) -> int:
    code = str(getattr(trouble, "code", "trouble"))
    report(code, str(getattr(trouble, "message", trouble)))
    return int(getattr(trouble, "exit_code", Exit.DAMAGED))


def unusable(message: str) -> NoReturn:
    """Raise Usage: what was typed makes no command."""
    raise Usage("usage", message)
