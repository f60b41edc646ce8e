"""Links of the chain as the journal's file holds them: written once, answered once, read in runs."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sync.shop.database import Connection, Row
from sync.shop.numbers import series_of
from sync.shop.sealed import CallerKey, Sealed, position_of
from sync.shop.trouble import BooksDamaged
from sync.stock.refusal import Refusal
from sync.stock.verdict import Verdict
from sync.wire.letters import packed
from sync.wire.messages import StepLetter, VerdictLetter
from sync.wire.protocol import MAX_STEP_BYTES

_ORIGIN_BYTES = 1024
"""More than naming its first sealing adds to a step."""


class Loose(NamedTuple):
    """A step that lost its place on the chain, and the caller's key that it was recorded under."""

    step: Sealed
    key: CallerKey | None = None


def check_size(link: Sealed) -> None:
    """Nothing is sealed that HQ would not take, not even under a later identity.

    Raises Refusal `document_too_large`.
    """
    if len(link.body) > MAX_STEP_BYTES - _ORIGIN_BYTES:
        raise Refusal("document_too_large", "The document is too large; record it in parts.")


def insert_link(
    connection: Connection, link: Sealed, letter: StepLetter, *, key: CallerKey | None = None
) -> None:
    """Write a step and the caller's key for it, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO step (position, settled, step, document, kind, name, number, by, at, hash,"
        " signature, body) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            link.position, letter.step, letter.document, letter.kind, letter.name, letter.number,
            letter.by, letter.at, link.hash, link.signature, link.body,
        ),
    )  # fmt: skip
    if link.opening is not None:
        keep_opening(connection, link.position, link.opening)
    if key is not None:
        keep_key(connection, key, document=letter.document, position=link.position)


def keep_opening(connection: Connection, position: int, opening: bytes) -> None:
    """What opens the mark of the step there (a packed OpeningLetter), inside the caller's transaction."""
    connection.execute("INSERT INTO opening (position, body) VALUES (?, ?)", (position, opening))


def keep_key(connection: Connection, key: CallerKey, *, document: str, position: int) -> None:
    """What a caller's key stands for, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO caller_key (key, digest, document, position) VALUES (?, ?, ?, ?)",
        (key.key, key.digest, document, position),
    )


def pass_number(connection: Connection, number: str) -> None:
    """See to it that a printed number is not given twice: its series goes on after it."""
    found = series_of(number)
    if found is not None:
        connection.execute(
            "INSERT INTO series (device, kind, last) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            found,
        )


def keep_answers(
    connection: Connection, verdicts: Sequence[VerdictLetter], *, chain: int, now: str
) -> list[int]:
    """Keep HQ's answers to steps of that chain; the positions that are settled by them, now.

    Raises BooksDamaged where an answer names another step than stands there; then none is kept.
    """
    places = [position_of(chain, verdict.seq) for verdict in verdicts]
    found = connection.execute(
        "SELECT position, step, settled FROM step"
        " WHERE position IN (SELECT value FROM json_each(?))",
        (json.dumps(places),),
    )
    known = {position: (step, bool(settled)) for position, step, settled in found}
    kept: dict[int, VerdictLetter] = {}
    for position, verdict in zip(places, verdicts, strict=True):
        step, is_settled = known.get(position, (None, False))
        if step is None or verdict.step not in {"", step}:  # "": HQ could not read it
            message = f"HQ answered step {verdict.seq} as {verdict.step}, which is not there."
            raise BooksDamaged(message)
        if not is_settled:
            kept[position] = verdict
            known[position] = (step, Verdict(verdict.verdict).is_final)
    connection.executemany(
        "INSERT OR REPLACE INTO verdict (position, verdict, code, at, body) VALUES (?, ?, ?, ?, ?)",
        [(position, v.verdict, v.code, now, packed(v)) for position, v in kept.items()],
    )
    settled = [position for position in kept if known[position][1]]
    connection.executemany(
        "UPDATE step SET settled = 1 WHERE position = ?", [(position,) for position in settled]
    )
    return settled


def run_of(rows: Sequence[Row], max_bytes: int) -> list[Sealed]:
    """The first of these rows that follow each other without gaps, within so many bytes; one at least."""
    found: list[Sealed] = []
    for row in rows:
        step = Sealed(*row)
        max_bytes -= len(step.body)
        gap = found and step.position != found[-1].position + 1
        if found and (gap or max_bytes < 0):
            break
        found.append(step)
    return found
