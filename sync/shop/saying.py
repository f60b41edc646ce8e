"""What a device says to HQ of itself and of its chain, by whatever way it travels."""

from collections.abc import Sequence
from datetime import datetime

from sync.shop.profile import Books
from sync.shop.sealed import Sealed
from sync.shop.trouble import BooksDamaged
from sync.stock.moment import format_moment
from sync.wire.batch import push_letter
from sync.wire.messages import Hello, Push
from sync.wire.protocol import OLDEST_PROTOCOL, PROTOCOL
from sync.wire.visiting import Visit, visiting

APP = "counterstock/0.1"


def hello_of(books: Books, now: datetime) -> Hello:
    """Where this device stands; `now` is its own clock."""
    device, journal = books.device, books.journal
    seq, head = journal.head()
    return Hello(
        protocol=PROTOCOL,
        oldest_protocol=OLDEST_PROTOCOL,
        app=APP,
        device=device.id,
        epoch=device.epoch,
        seq=seq,
        hash=head.hex(),
        bookmark=books.projection.bookmark(),
        clock=format_moment(now),
        settled_seq=journal.acknowledged(),
    )


def visit_of(
    books: Books, now: datetime, steps: Sequence[Sealed], *, page_bytes: int, items_from: int
) -> Visit:
    """A hello that brings those steps; with `page_bytes` of 0 it asks for no page."""
    return visiting(
        hello_of(books, now),
        push_of(books, steps) if steps else None,
        page_bytes=page_bytes,
        items_from=items_from,
    )


def push_of(books: Books, steps: Sequence[Sealed]) -> Push:
    """One run of the chain, at least one step, as it is sent; raises BooksDamaged at a hole before it."""
    previous = books.journal.hash_at(steps[0].seq - 1)
    if previous is None:
        raise BooksDamaged(f"Step {steps[0].seq - 1} is missing from the journal.")
    return push_letter(
        books.device.id,
        books.device.epoch,
        [step.body for step in steps],
        first=steps[0].seq,
        previous=previous,
        signature=steps[-1].signature,
        openings=[step.opening for step in steps if step.opening is not None],
    )


def first_run(steps: Sequence[Sealed]) -> list[Sealed]:
    """The steps up to the first gap: a push has none."""
    run = list(steps[:1])
    for step in steps[1:]:
        if step.position != run[-1].position + 1:
            break
        run.append(step)
    return run
