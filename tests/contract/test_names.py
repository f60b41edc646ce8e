"""A customer's name reaches who needs it, and no chain: not the till's, not HQ's, not what an auditor gets."""

import base64
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from sync.hq.chain_export import chain_export as chains_of_hq
from sync.shop.chain_export import chain_export
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.ledger import Actor, NewDocument
from sync.shop.profile import Books, open_books
from sync.shop.verification import verify
from sync.stock.document import Changes, Content
from sync.wire.drafting import StepData
from tests.contract.parties import Now, Real, real_party
from tests.shop.lines import LoadedDice
from tests.shop.shops import a_line, received

NAME = "MARKER-Wong 黃"
DESK = Actor()


def till_at(stack: ExitStack, hq: Real, profile: Path) -> tuple[Books, Exchange]:
    client = stack.enter_context(HqClient(hq.url, clock=Now()))
    enrol(profile, Now(), client, code=hq.enrol_code("MK02"), name=profile.name)
    books = stack.enter_context(open_books(profile, Now()))
    return books, Exchange(books, client, Now(), LoadedDice())


def in_step(*exchanges: Exchange) -> None:
    for exchange in (*exchanges, *exchanges):
        assert exchange.run_until_quiet(lambda _: None).trouble is None


def plain(lines: Iterable[bytes]) -> bytes:
    """What the sealed bytes in an export say."""
    links = [msgspec.json.decode(line) for line in lines]
    return b"".join(base64.b64decode(link.get("bytes", "")) for link in links)


def customers(books: Books) -> list[str]:
    return [row.party for row in books.reading.documents() if row.kind != "receipt"]


def record(books: Books, kind: str, **more: str) -> str:
    content = Content((a_line(quantity=1),), party=NAME, **more)
    posted = NewDocument(kind=kind, content=content)
    return books.ledger.record(posted, by=DESK).document


def test_a_customers_name_is_on_every_screen_and_in_no_chain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with ExitStack() as stack:
        hq = stack.enter_context(real_party(tmp_path, tmp_path / "hq"))
        one, ones = till_at(stack, hq, tmp_path / "one")
        two, twos = till_at(stack, hq, tmp_path / "two")
        in_step(ones, twos)
        received(one, quantity=9)
        record(one, "issue")
        record(one, "return", counterpart="customer")
        record(one, "reservation")
        draft = NewDocument(kind="issue", content=Content((a_line(quantity=1),)), post=False)
        edited = one.ledger.record(draft, by=DESK).document
        change = StepData(Changes({"party": NAME}))
        one.ledger.step(edited, "edit", by=DESK, data=change)
        assert customers(one) == [NAME] * 4
        in_step(ones, twos)
        assert customers(one) == customers(two) == [NAME] * 4
        told = plain(chain_export(one)) + plain(chains_of_hq(hq.hq.database, now=hq.hq.now()))
        assert b"issue" in told
        assert b"MARKER" not in told
        assert verify(one.journal, one.cache_file).problems == ()
