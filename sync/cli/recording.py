"""`record`: a stream of documents, each line answered as soon as it is on the disk."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sync.cli.failures import Exit, Usage
from sync.cli.printing import Printer
from sync.shop.intake import Intake
from sync.shop.ledger import Recorded
from sync.stock.refusal import Refusal

LONGEST_LINE = 16 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"


def record_stream(stream: BinaryIO, intake: Intake, printer: Printer) -> int:
    """Record each line; returns the exit code. A line that is refused holds up no other."""
    code = Exit.DONE
    for number, text in _lines(stream):
        try:
            answer = _answer(number, intake.record(_checked(text)))
        except Refusal as refusal:
            code = Exit.REFUSED
            answer = {"line": number, "refused": refusal.code, "message": refusal.message}
        printer.each(answer)
    return code


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """The file of that name, or stdin for `-`; raises Usage where it cannot be read."""
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(file).open("rb")  # noqa: SIM115 - closed below, and only then
    except OSError as fault:
        raise Usage("file", f"{file} cannot be read: {fault.strerror}.") from fault
    with stream:
        yield stream


def _answer(number: int, recorded: Recorded) -> dict[str, object]:
    answer: dict[str, object] = {
        "line": number,
        "document": recorded.document,
        "number": recorded.number,
        "state": recorded.state,
        "seq": recorded.seq,
    }
    return answer | ({"repeated": True} if recorded.repeated else {})


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line that is not empty, with its number; never more of a line than may be one."""
    number = 0
    while text := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = text
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        text = text.removeprefix(_BOM) if number == 1 else text
        if text.strip():
            yield number, text


def _checked(text: bytes) -> bytes:
    if len(text) > LONGEST_LINE:
        raise Refusal("line_too_long", "A document takes no more than 16 MiB.")
    return text
