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
    letters = [(entry, entry.letter) for entry in entries if entry.letter is not None]
    told = [(entry, letter, mark) for entry, letter in letters if (mark := mark_in(letter))]
    found = _known(connection, [mark for _, _, mark in told])
    for entry, letter, mark in told:
        entry.letter, entry.act = opened(letter, found.get(mark, [])), None


def _known(connection: Connection, marks: Iterable[str]) -> dict[str, list[OpeningLetter]]:
    """By mark what opens it."""
    rows = bulk.ask_for(connection, _FIND, marks)
    told = [OpeningLetter(salt=salt, party=party) for salt, party in rows]
    return {mark_of(one): [one] for one in told}
