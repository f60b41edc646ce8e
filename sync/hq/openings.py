"""What opens the marks in sealed steps: customers' names, kept beside custody and never in it.

A mark is what salt and name come to, so nobody can slip another name under a step (sync.wire.personal).
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.entry import Entry
from sync.stock.refusal import Refusal
from sync.wire.letters import unpacked
from sync.wire.messages import StepLetter
from sync.wire.personal import OpeningLetter, mark_in, mark_of, opened

_KEEP = "INSERT INTO opening (mark, salt, party) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_FIND = "SELECT salt, party FROM opening WHERE mark{keys}"


def read(bodies: Iterable[bytes]) -> list[OpeningLetter]:
    """The openings that a push brought; what is none is passed over, and holds up no step."""
    found: list[OpeningLetter] = []
    for body in bodies:
        with suppress(Refusal):
            found.append(unpacked(body, OpeningLetter))
    return found


def keep(connection: Connection, openings: Iterable[OpeningLetter]) -> None:
    """Keep what opens marks; what is known already stays as it is. A NUL is in no name."""
    rows = [
        (mark_of(one), one.salt, one.party) for one in openings if "\0" not in one.salt + one.party
    ]
    bulk.run(connection, _KEEP, rows)


def open_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Let these entries say the names that their marks stand for; where one is not known, none."""
    letters = [entry.letter for entry in entries if entry.letter is not None]
    found = _known(connection, letters)
    for entry in entries:
        if entry.letter is not None:
            entry.letter = opened(entry.letter, found)


def _known(connection: Connection, letters: Iterable[StepLetter]) -> list[OpeningLetter]:
    marks = [mark for letter in letters if (mark := mark_in(letter))]
    rows = bulk.ask_for(connection, _FIND, marks)
    return [OpeningLetter(salt=salt, party=party) for salt, party in rows]
