"""What HQ's letters do to the books."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.exchange_plan import TakenIn
from sync.shop.hearing import HQ_KEYS, Hearing, check_verdicts
from sync.shop.profile import Books
from sync.shop.trouble import HqAway
from sync.wire.letters import changed
from sync.wire.messages import Page, VerdictLetter
from tests.shop.shops import a_shop, received


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "till") as books:
        yield books


def applied(books: Books) -> VerdictLetter:
    recorded = received(books)
    step = books.journal.run_from(recorded.seq, limit=1, max_bytes=10**6)[0]
    return VerdictLetter(seq=step.seq, step=step.step, verdict="applied")


def test_hq_s_keys_are_kept_once_and_not_exchanged(books: Books) -> None:
    heard = Hearing(books)
    for keys in ("", "aa", "bb"):
        heard.keep_keys(keys)
    assert books.journal.mark(HQ_KEYS) == "aa"


def test_an_answer_counts_once(books: Books) -> None:
    heard, verdict = Hearing(books), applied(books)
    assert (heard.settle([verdict]), heard.settle([verdict])) == (1, 0)
    assert dict(heard.tally.verdicts) == {"applied": 1}


def test_custody_reaches_no_further_than_what_was_sent_and_never_back(books: Books) -> None:
    heard = Hearing(books)
    applied(books), applied(books), applied(books)
    assert heard.reached(9, last=2)
    assert heard.reached(1, last=3) is False
    assert (books.journal.acknowledged(), heard.tally.pushed) == (2, 2)


def test_the_end_of_the_feed_is_held_against_hq_s_digest(books: Books) -> None:
    page = Page(epoch="e0000001", rows=[], bookmark=1, head=1, complete=True, digest="f" * 16)
    assert Hearing(books).take_in(page) == TakenIn(complete=True, agrees=False)
    same = Page(epoch="e0000001", rows=[], bookmark=2, head=2, complete=True, digest="0" * 16)
    assert Hearing(books).take_in(same) == TakenIn(complete=True, agrees=True)


def test_answers_to_other_steps_or_in_other_words_are_not_hq_s(books: Books) -> None:
    verdict = applied(books)
    steps = books.journal.run_from(1, limit=1, max_bytes=10**6)
    check_verdicts(books.journal, steps, [verdict])
    for other in (
        VerdictLetter(seq=1, step="another", verdict="applied"),
        VerdictLetter(seq=1, step=verdict.step, verdict="pondered"),
    ):
        with pytest.raises(HqAway):
            check_verdicts(books.journal, steps, [other])


def test_an_answer_to_a_step_that_waited_at_hq_comes_with_any_other(books: Books) -> None:
    """Though the till never heard that HQ has it: such an answer may have been lost."""
    first, waited = applied(books), applied(books)
    sent = books.journal.run_from(1, limit=1, max_bytes=10**6)
    check_verdicts(books.journal, sent, [first, waited])
    with pytest.raises(HqAway):
        check_verdicts(books.journal, sent, [first, changed(waited, seq=3)])
