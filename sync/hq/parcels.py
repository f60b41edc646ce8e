"""A shop without a line: HQ takes in the parcel that somebody brought, and packs its answer.

By the same custody and judgement as a push: what came over the line meanwhile, or comes twice, is
known by its place in the chain.
"""

from dataclasses import dataclass
from functools import partial

from sync.hq.devices import OK, Device
from sync.hq.founding import own_key, own_parcel_key
from sync.hq.headquarters import Headquarters
from sync.stock.refusal import Refusal
from sync.wire.messages import Page, Pushed
from sync.wire.parcel import MAX_PARCEL_BYTES, cover_of, opened, parcel_of
from sync.wire.parcel_letters import ANSWER, OUTBOX, Answer, Outbox
from sync.wire.protocol import PAGE_BYTES
from sync.wire.seal import signed

MOST_PAGES = MAX_PARCEL_BYTES // 2 // PAGE_BYTES
"""Pages of rows in one answer; a shop that is further behind asks once more."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a parcel, and the answer to take back. `state` is the device's."""

    device: Device
    state: str
    pushed: list[Pushed]
    answer: bytes
    rows: int
    is_complete: bool


def take_outbox(
    headquarters: Headquarters, parcel: bytes, *, most_pages: int = MOST_PAGES
) -> Taken:
    """Take in a device's parcel; each push of it is committed by itself, so again is the same.

    Raises Refusal: as `cover_of`, `opened` and `parcel_of`, `parcel_kind`, `unknown_device`, `protocol`,
    `hello_malformed`; then nothing was stored.
    """
    cover = cover_of(parcel)
    if cover.kind != OUTBOX:
        raise Refusal("parcel_kind", "This parcel is an answer of HQ's; its shop takes it in.")
    device = headquarters.devices.device(cover.device)
    if device is None or not device.site:
        raise Refusal("unknown_device", f"HQ knows no device {cover.device[:40]!r}.")
    with headquarters.database.reading() as books:
        key, signing = own_parcel_key(books), own_key(books)
    outbox = opened(parcel, Outbox, key=key, public_key=device.public_key)
    if outbox.hello.device != device.id:
        raise Refusal("parcel_signature", "A device speaks for itself only.")
    letter = _answer(headquarters, device, outbox, most_pages)
    answer = parcel_of(
        letter,
        kind=ANSWER,
        device=device.id,
        to=outbox.reply_to,
        sign=partial(signed, signing),
    )
    rows = sum(len(page.rows) for page in letter.pages)
    is_complete = bool(letter.pages) and letter.pages[-1].complete
    return Taken(device, letter.welcome.state, letter.pushed, answer, rows, is_complete)


def _answer(headquarters: Headquarters, device: Device, outbox: Outbox, most_pages: int) -> Answer:
    hello = outbox.hello
    headquarters.handshake.by_parcel(device.id, hello)  # may find that HQ itself was restored
    pushed = _pushed(headquarters, device, outbox)
    welcome = headquarters.handshake.by_parcel(device.id, hello)
    is_same = welcome.epoch == hello.epoch
    bookmark = hello.bookmark if is_same else 0
    pages = (
        _pages(
            headquarters,
            device.site,
            _From(bookmark, outbox.items_from if is_same else 0, most_pages),
        )
        if welcome.state == OK
        else []
    )
    return Answer(epoch=hello.epoch, welcome=welcome, pushed=pushed, bookmark=bookmark, pages=pages)


def _pushed(headquarters: Headquarters, device: Device, outbox: Outbox) -> list[Pushed]:
    answers: list[Pushed] = []
    for push in outbox.pushes:
        try:
            answers.append(headquarters.push(device.id, push))
        except Refusal as refusal:
            if refusal.code != "epoch":
                raise
            return answers  # HQ was restored: the answer says so, and the shop begins anew
    return answers


@dataclass(frozen=True, slots=True)
class _From:
    """Where the rows begin: after `bookmark`, items after `items_from`, so many pages at most."""

    bookmark: int
    items_from: int
    most: int


def _pages(headquarters: Headquarters, site: str, start: _From) -> list[Page]:
    """The feed after the bookmark; the last page is complete, or more would not go in."""
    pages: list[Page] = []
    bookmark = start.bookmark
    while len(pages) < start.most and not (pages and pages[-1].complete):
        pages.append(headquarters.feed.page([site], bookmark, items_from=start.items_from))
        bookmark = pages[-1].bookmark
    return pages
