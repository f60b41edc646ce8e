"""What HQ lost waits once more."""

from pathlib import Path

from sync.shop.offered_again import offer_again
from sync.wire.messages import VerdictLetter
from tests.shop.shops import a_shop, received


def test_steps_after_what_hq_kept_wait_again_and_their_answers_go(tmp_path: Path) -> None:
    with a_shop(tmp_path / "till") as books:
        for _ in range(3):
            received(books)
        links = books.journal.waiting(limit=10, max_bytes=10**6)
        books.journal.settle(
            [VerdictLetter(seq=link.seq, step=link.step, verdict="applied") for link in links]
        )
        books.journal.set_acknowledged(3)
        assert offer_again(books.journal, 1) == 2
        again = books.journal.waiting(limit=10, max_bytes=10**6)
        assert [link.body for link in again] == [link.body for link in links[1:]]
        assert books.journal.acknowledged() == 1
        assert books.journal.verdict_at(links[0].position) is not None
        assert books.journal.verdict_at(links[2].position) is None
