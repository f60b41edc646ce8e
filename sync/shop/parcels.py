"""The exchange without a line: what waits leaves as a parcel, and HQ's answer comes back as one.

The same letters as over the line, taken in by the same hands: a step that travels by both arrives
once, an answer that comes twice or late changes nothing.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from sync.shop.catalogue_intake import walk_of
from sync.shop.hearing import HQ_KEYS, Hearing, check_verdicts
from sync.shop.identity import STATES
from sync.shop.journal import WAITING
from sync.shop.profile import Books
from sync.shop.round_result import Tally
from sync.shop.saying import first_run, hello_of, push_of
from sync.shop.sealed import Sealed, position_of
from sync.stock.moment import format_moment, parse_moment
from sync.stock.refusal import Refusal
from sync.wire.messages import Page, Push, Pushed
from sync.wire.parcel import (
    MAX_PARCEL_BYTES,
    ParcelKey,
    cover_of,
    opened,
    parcel_key,
    parcel_of,
    parcel_public,
)
from sync.wire.parcel_letters import ANSWER, OUTBOX, Answer, Outbox
from sync.wire.protocol import MAX_BATCH_BYTES, MAX_STEPS
from sync.wire.seal import signed

MOST_BYTES = MAX_PARCEL_BYTES * 3 // 4
"""Bytes of sealed steps in one parcel; what is left goes with the next."""
_STOPPED = "HQ has stopped this device; enrol it again, and what HQ does not have follows."


@dataclass(frozen=True, slots=True)
class Exported:
    """A parcel for HQ: `steps` travel in it, `left` wait for the next one."""

    parcel: bytes
    steps: int
    left: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an answer brought. `is_complete`: these books are as far as HQ was when it answered."""

    tally: Tally
    state: str
    is_complete: bool


class _HqKeys(NamedTuple):
    """HQ's public keys: what opens parcels there (hex), and what signs (32 bytes)."""

    parcels: str
    signing: bytes


def outbox_parcel(books: Books, *, most_bytes: int = MOST_BYTES) -> Exported:
    """Everything that HQ has not answered for good, in a parcel for HQ. Nothing changes here.

    Raises Refusal: `hq_keys_unknown`, and the identity's state where HQ has stopped it.
    """
    _check_standing(books)
    steps = _unanswered(books, most_bytes)
    walk = walk_of(books.cache_file)
    hello = hello_of(books, books.clock.now())
    if not walk.is_done:  # the feed brings what the walk did not
        hello.bookmark = 0
    reply_to = parcel_public(_own_key(books)).hex()
    letter = Outbox(
        hello=hello,
        pushes=_pushes(books, steps),
        reply_to=reply_to,
        items_from=walk.items_from if walk.is_done else 0,
    )
    device_key = books.secrets.device_key(books.device.salt)
    parcel = parcel_of(
        letter,
        kind=OUTBOX,
        device=books.device.id,
        to=_hq_keys(books).parcels,
        sign=partial(signed, device_key),
    )
    return Exported(parcel, len(steps), books.journal.count_waiting() - len(steps))


def take_answer(books: Books, parcel: bytes) -> TakenBack:
    """Take in HQ's answer to a parcel of this device: verdicts, then rows, as from the line.

    Raises Refusal: as `cover_of` and `opened`, `parcel_kind`, `parcel_recipient`, `parcel_stale`
    (older than HQ's last restoration), `hq_keys_unknown`, and the identity's state. Then nothing
    was changed.
    """
    _check_standing(books)
    answer = _opened(books, parcel)
    heard = Hearing(books)
    state = _state_by(books, answer)
    if state != STATES[0]:
        heard.keep_state(state)
        return TakenBack(heard.tally, state, is_complete=False)
    verdicts = [_checked(books, pushed) for pushed in answer.pushed]
    if answer.welcome.epoch != books.device.epoch:
        heard.begin_anew(answer.welcome)
    for pushed, last in verdicts:
        heard.settle(pushed.verdicts)
        heard.reached(pushed.acknowledged, last=last)
    return TakenBack(heard.tally, state, _rows_taken(books, heard, answer))


def _check_standing(books: Books) -> None:
    if books.device.state != STATES[0]:
        raise Refusal(books.device.state, _STOPPED)


def _unanswered(books: Books, most_bytes: int) -> list[Sealed]:
    """The oldest steps of this identity without a final answer, of so many bytes at most."""
    steps: list[Sealed] = []
    position = position_of(books.device.chain, 0)
    while found := books.journal_file.rows(WAITING, (position, MAX_STEPS)):
        for step in (Sealed(*row) for row in found):
            most_bytes -= len(step.body)
            if steps and most_bytes < 0:
                return steps
            steps.append(step)
        position = found[-1][0]
    return steps


def _pushes(books: Books, steps: list[Sealed]) -> list[Push]:
    pushes: list[Push] = []
    while steps:
        run = _within(first_run(steps[:MAX_STEPS]))
        pushes.append(push_of(books, run))
        steps = steps[len(run) :]
    return pushes


def _within(run: list[Sealed]) -> list[Sealed]:
    """As many of them as one push takes; a step is never larger than that."""
    left = MAX_BATCH_BYTES
    for n, step in enumerate(run):
        left -= len(step.body)
        if left < 0:
            return run[:n]
    return run


def _opened(books: Books, parcel: bytes) -> Answer:
    cover = cover_of(parcel)
    if cover.kind != ANSWER:
        raise Refusal("parcel_kind", "This parcel is no answer of HQ's; HQ takes it in.")
    if cover.device != books.device.id:
        raise Refusal("parcel_recipient", "This answer is for another device.")
    public_key = _hq_keys(books).signing
    answer = opened(parcel, Answer, key=_own_key(books), public_key=public_key)
    if books.device.epoch not in {answer.epoch, answer.welcome.epoch}:
        message = "HQ was restored since it answered this; export once more."
        raise Refusal("parcel_stale", message)
    return answer


def _state_by(books: Books, answer: Answer) -> str:
    """What HQ, or the two chains compared, say of this identity.

    HQ may have less than it has acknowledged since, over the line: an answer may be old.
    """
    welcome = answer.welcome
    states = [welcome.state, *(pushed.state for pushed in answer.pushed)]
    stopped = [state for state in states if state != STATES[0]]
    if stopped:
        return stopped[0]
    known = books.journal.hash_at(welcome.seq)
    if known is None:
        return "restored"  # HQ has steps of ours that these books never made
    return STATES[0] if known.hex() == welcome.hash else "forked"


def _checked(books: Books, pushed: Pushed) -> tuple[Pushed, int]:
    """An answer to steps of this chain, and the last of them; raises HqAway for anything else."""
    chain, journal = books.device.chain, books.journal
    steps = [journal.step_at(position_of(chain, verdict.seq)) for verdict in pushed.verdicts]
    check_verdicts(journal, steps, pushed.verdicts)
    return pushed, max((step.seq for step in steps), default=0)


def _rows_taken(books: Books, heard: Hearing, answer: Answer) -> bool:
    """Take in the pages that go on where the bookmark is; whether that is as far as HQ was."""
    projection, reached, is_complete = books.projection, answer.bookmark, False
    for page in answer.pages:
        bookmark = projection.bookmark()
        if reached > bookmark or page.epoch != books.device.epoch:
            return False  # rows in between are not here; the next export asks for them
        is_complete = page.complete
        if page.bookmark > bookmark and not _page_taken(books, heard, page, answer):
            return False
        reached = page.bookmark
    return is_complete


def _page_taken(books: Books, heard: Hearing, page: Page, answer: Answer) -> bool:
    """Take in one page; False: its end disagrees with HQ's digest, and the next answer tells all."""
    taken = heard.take_in(page)
    if taken.agrees is False:
        books.projection.refill(books.device.epoch)
        return False
    if taken.complete:  # what is shown is as old as the answer, by this device's clock
        offset = timedelta(milliseconds=books.journal.offset_ms)
        books.projection.keep_as_of(format_moment(parse_moment(answer.welcome.hq_time) - offset))
    return True


def _own_key(books: Books) -> ParcelKey:
    return parcel_key(books.secrets.parcel_secret(books.device.salt))


def _hq_keys(books: Books) -> _HqKeys:
    keys = books.journal.mark(HQ_KEYS)
    if not keys:
        message = "HQ's keys are not known here yet; exchange over the line once."
        raise Refusal("hq_keys_unknown", message)
    return _HqKeys(keys[:64], bytes.fromhex(keys[64:]))
