"""Own papers that HQ tells of for the first time, just as they lie here: a backlog's, many at once.

Such a row changes nothing but whose the paper is: what waited is HQ's now. Whatever differs, and what
holds goods back, is left to those who take papers in one by one.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sync.shop.counted_rows import counted_alike
from sync.shop.document_rows import Heard, tell_documents, write_cases
from sync.shop.overlay import Overlay
from sync.shop.pending_counts import COUNT, forget_countings
from sync.stock.kinds import KINDS
from sync.wire.letters import unpacked
from sync.wire.messages import Letter

_MOST_STEPS = 16
"""Own steps of one paper; those of a run are asked for by one statement."""
_PENDING = "SELECT position, step, document FROM pending WHERE position IN ({marks})"


class Waiting(NamedTuple):
    """What HQ told of a document that lay here alone: its key, and the letter shown of it until now."""

    heard: Heard
    key: int
    shown: bytes


class _Named(Letter):
    step: str
    seq: int
    device: str


class _Shown(Letter):
    """The steps of a letter; the rest is not read."""

    steps: list[_Named]


def take_as_foreseen(overlay: Overlay, told: Sequence[Waiting]) -> set[int]:
    """Take in those of them that lie here as HQ has them; their keys. The others are as they were.

    The same comes of it as from taking them in one by one. What waits here need not be laid again for
    them: whatever an own step finds of them it found before. A count sealed before a step of an earlier
    hour is owed for it, so that HQ, which has not heard of the count, has another row.
    """
    steps = _all_told(overlay, [one for one in told if _is_plain(one.heard)])
    moved = overlay.shelf.waiting_of(steps)
    alike = {
        one.key: one
        for one in told
        if one.key in steps
        and overlay.shelf.is_same(moved.get(one.key, ()), one.heard.movements, one.heard.letter)
    }
    counts = {key: one.heard.letter for key, one in alike.items() if _is_count(one)}
    if counts:
        for key in counts.keys() - counted_alike(overlay.connection, counts):
            del alike[key]
    _keep(overlay, alike, {key: steps[key] for key in alike})
    rows = [row for key in alike for row in moved.get(key, ())]
    overlay.shelf.confirm(rows, documents=alike)
    overlay.skus.update(row[5] for row in rows)
    return set(alike)


def _is_plain(heard: Heard) -> bool:
    """Whether it holds nothing back: its movements, and what it counted, are all that others see of it.

    Where a person said of a count otherwise than the clocks, that is a step of the count and moved goods.
    """
    kind = KINDS.get(heard.letter.kind)
    return kind is not None and not kind.locks


def _is_count(one: Waiting) -> bool:
    return one.heard.letter.kind == COUNT


def _all_told(overlay: Overlay, told: Sequence[Waiting]) -> dict[int, list[int]]:
    """By key the positions of the steps that wait on a document, where HQ's row has all of them."""
    own: dict[int, dict[int, str]] = {}
    for one in told:
        steps = unpacked(one.shown, _Shown).steps
        if len(steps) <= _MOST_STEPS:
            own[one.key] = overlay.own_of(steps)
    wanted = [position for steps in own.values() for position in steps]
    marks = ",".join("?" * len(wanted))
    waiting = set(overlay.connection.execute(_PENDING.format(marks=marks), wanted))
    found: dict[int, list[int]] = {}
    for one in told:
        named = own.get(one.key, {})
        left = {at: step for at, step in named.items() if (at, step, one.key) in waiting}
        if left and {step.step for step in one.heard.letter.steps}.issuperset(left.values()):
            found[one.key] = list(left)
    return found


def _keep(
    overlay: Overlay, alike: Mapping[int, Waiting], steps: Mapping[int, Sequence[int]]
) -> None:
    """HQ's part of them, and nothing over it."""
    connection = overlay.connection
    connection.executemany(
        "DELETE FROM pending WHERE position = ?", [(at,) for each in steps.values() for at in each]
    )
    tell_documents(connection, [(key, one.heard) for key, one in alike.items()])
    forget_countings(connection, [key for key, one in alike.items() if _is_count(one)])
    for key, one in alike.items():
        overlay.documents.add(one.heard.letter.id)
        if one.heard.letter.cases:
            write_cases(connection, one.heard.letter, key=key)
