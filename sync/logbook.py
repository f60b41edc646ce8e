"""The one door for setting up logs: which file, how long it may grow, and what never stands in it.

Tokens, PINs, keys and codes are hidden from every line. A shop's own file also keeps errors without
their messages: a message may quote a customer, a traceback names only our lines.
"""

import logging
import re
import time
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, TypeAlias

WINDOW_LOG, COMMANDS_LOG, HQ_LOG = "counterstock.log", "commands.log", "hq.log"

FILE_BYTES = 1_000_000
FILES_KEPT = 4
"""Beside the one that is written: a folder of logs stays below six million bytes a program."""

OURS = ("desktop", "sync")

_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s %(message)s"
_DAY_AND_TIME = "%Y-%m-%dT%H:%M:%S"
_NAMED = (
    re.compile(r"(?i)\b(bearer)(\s+)[^\s'\",)]+"),
    re.compile(r"(?i)\b(pin)(\W{1,3})\d{4,12}\b"),
    re.compile(
        r"(?i)\b((?:\w+[_-])?(?:token|pin|password|passphrase|secret|key|nonce|enrol[_-]code|authorization))"
        r"""(["']?\s*[=:]\s*b?["']?)[^\s"',;}]+"""
    ),
    re.compile(r"(://)([^\s/:@]*:)[^\s/@]+(?=@)"),
)
_BARE = (
    re.compile(r"-----BEGIN [^-]*PRIVATE KEY-----.*?(?:-----END [^-]*-----|\Z)", re.DOTALL),
    re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]+"),  # a bearer token, wherever it stands
    re.compile(r"\$argon2\S+"),
    re.compile(r"\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b"),  # an enrolment code
    re.compile(r"(?i)\b[0-9a-f]{32,}\b"),
    re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{40,}={0,2}"),
)
HIDDEN = "[hidden]"

_Met: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None]
_NoneMet: TypeAlias = tuple[None, None, None]


class SecretsHidden(logging.Formatter):
    """Times in UTC; tokens, PINs, keys and codes hidden, in tracebacks too."""

    def __init__(self) -> None:
        super().__init__(_FORMAT, _DAY_AND_TIME)
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """The record as one text without secrets."""
        return hide_secrets(super().format(record))


class ContentHidden(SecretsHidden):
    """Errors as `trace_of` tells them."""

    def format(self, record: logging.LogRecord) -> str:
        """The record, and its error in our words: another handler may have left its own on it."""
        theirs, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = theirs

    def formatException(self, ei: _Met | _NoneMet) -> str:  # noqa: N802 - logging's own name
        """The traceback, without the messages of errors."""
        return "" if ei[1] is None else trace_of(ei[1])


class BoundedFile(RotatingFileHandler):
    """Begins the next file when this one is full; a log that cannot be written stops nobody.

    `lost` counts the lines that found no room on the disk. Where another program holds the old
    file open, so that Windows cannot rename it, the present one goes on from its beginning.
    """

    def __init__(self, path: Path) -> None:
        self.lost = 0
        super().__init__(
            path, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8", delay=True
        )
        self.setFormatter(ContentHidden())

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def doRollover(self) -> None:  # noqa: N802 - logging's own name
        """Rename the full file, or empty it where that fails."""
        try:
            super().doRollover()
        except OSError:
            Path(self.baseFilename).write_bytes(b"")
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's own words
        """Count the line that is lost: the disk is told of by the books, not by their log."""
        self.lost += 1


def open_log(folder: Path, name: str) -> logging.Handler:
    """Write what is logged from now on into `name` in `folder`; `close_log` ends it.

    File and folder are made with the first line; where they cannot be, nothing is logged.
    """
    return _listening(BoundedFile(folder / name))


def log_to(stream: IO[str]) -> logging.Handler:
    """Write warnings to a stream, such as what a service's keeper collects."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(SecretsHidden())
    handler.setLevel(logging.WARNING)
    return _listening(handler)


def close_log(handler: logging.Handler) -> None:
    """Let go of what `open_log` or `log_to` attached."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def hide_secrets(text: str) -> str:
    """The text with everything hidden that looks like a token, a PIN, a key or a code."""
    for pattern in _NAMED:
        text = pattern.sub(rf"\1\2{HIDDEN}", text)
    for pattern in _BARE:
        text = pattern.sub(HIDDEN, text)
    return text


def trace_of(error: BaseException) -> str:
    """The chain of errors with their places in the code: no values of variables, no messages.

    A trouble keeps its code and an error of the system its number's words: both are not ours to quote
    from a document.
    """
    parts = [
        "".join(traceback.format_tb(met.__traceback__)) + _name_of(met)
        for met in reversed(list(_chain(error)))
    ]
    return "\nfollowed by\n".join(parts)


def _chain(error: BaseException) -> Iterator[BaseException]:
    met: BaseException | None = error
    seen: set[int] = set()
    while met is not None and id(met) not in seen:
        seen.add(id(met))
        yield met
        before = None if met.__suppress_context__ else met.__context__
        met = met.__cause__ or before


def _name_of(error: BaseException) -> str:
    name = type(error).__qualname__
    code = getattr(error, "code", None)
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}"
    return f"{name}: {code}" if isinstance(code, str) and code.isidentifier() else name


def _listening(handler: logging.Handler) -> logging.Handler:
    logging.getLogger().addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    return handler
