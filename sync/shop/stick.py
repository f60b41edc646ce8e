"""A stick, for who works at the window: what goes onto it, and whatever file comes off it.

The same acts as `export`, `take` and `carry`; a file says itself which of them it is for.
"""

from dataclasses import dataclass
from pathlib import Path

from sync.shop.carrying import answers, keep_parcel, waiting_parcels
from sync.shop.parcels import TakenBack, outbox_parcel, take_answer
from sync.shop.profile import Books
from sync.stock.refusal import Refusal
from sync.wire.parcel import SUFFIX, cover_of
from sync.wire.parcel_file import parcel_read, parcel_written
from sync.wire.parcel_letters import OUTBOX

PARCEL_SUFFIX = SUFFIX
"""How the name of a parcel ends, dot included."""

_DEVICE_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Saved:
    """What is on the stick now: `steps` for HQ, `left` for the next time, `answers` for other tills."""

    file: Path
    steps: int
    left: int
    answers: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A parcel of another till, kept for HQ; `device` is its id."""

    device: str


def save_on_stick(books: Books, folder: Path, *, name: str) -> Saved:
    """Write what waits for HQ into `folder` as `name`, and move HQ's answers for other tills there.

    Raises Refusal as `outbox_parcel` and `parcel_written`; answers that were not written stay here.
    """
    made = outbox_parcel(books)
    file = folder / f"{name}{SUFFIX}"
    parcel_written(file, made.parcel)
    moved = [moved_answer(answer, folder) for answer in answers(books.profile)]
    return Saved(file, made.steps, max(0, made.left), len(moved))


def take_off_stick(books: Books, file: Path) -> TakenBack | Carried:
    """Take in HQ's answer to this till, or keep another till's parcel until HQ can have it.

    Nothing else may change what HQ says of these books meanwhile: the rounds wait. Raises Refusal
    as `take_answer` and `keep_parcel`, and `parcel_own` for what this till saved itself; Trouble of
    the books.
    """
    parcel = parcel_read(file)
    cover = cover_of(parcel)
    if cover.kind != OUTBOX:
        return take_answer(books, parcel)
    if cover.device == books.device.id:
        raise Refusal("parcel_own", "This till saved that file itself; it is for HQ.")
    return Carried(keep_parcel(books.profile, parcel))


def parcels_for_hq(profile: Path) -> int:
    """How many parcels of other tills wait here for the line."""
    return len(waiting_parcels(profile))


def answers_for_others(profile: Path) -> int:
    """How many of HQ's answers wait here for a stick."""
    return len(answers(profile))


def moved_answer(answer: Path, folder: Path) -> Path:
    """Move one of HQ's answers to `folder`; where it is now. Raises Refusal as `parcel_written`."""
    parcel = answer.read_bytes()
    device = cover_of(parcel).device
    place = folder / f"{device}-{answer.stem[:_DEVICE_SIGNS]}-answer{SUFFIX}"
    parcel_written(place, parcel)
    answer.unlink()
    return place
