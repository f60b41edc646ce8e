"""The n-th access to the disk fails, for n = 1, 2, … until the use case comes through unharmed.

After each fault the books are opened again on a healthy disk, and must be as they should.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.trouble import Trouble
from sync.shop.verification import verify
from sync.stock.document import Content
from tests.fake_hq import FakeHq
from tests.faults.bad_disk import BadDisk, Harm
from tests.shop.lines import Till, a_till
from tests.shop.shops import CLERK, a_line, killed

MOST = 2000
"""So many accesses no use case makes."""
UNITS = 5


@dataclass
class Sweep:
    """One shop on a bad disk, and what was promised to its clerk."""

    disk: BadDisk
    profile: Path
    hq: FakeHq
    harm: Harm
    posted: int = 0
    acknowledged: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    """What the clerk was told in place of an answer."""

    def over(self, use_case: Callable[["Sweep", Till], object], *, first: int = 1) -> int:
        """Sweep; how many accesses were met by a fault."""
        for at in range(first, MOST):
            with a_till(self.profile, self.hq) as till:
                self.prepare(till)
                self.disk.strike(self.harm, at)
                self._attempt(use_case, till)
                was_struck = self.disk.struck
                self._end(till.books, at)
            self.check()
            if not was_struck:
                return at - 1
        raise AssertionError("the use case never comes to its end")

    def prepare(self, till: Till) -> None:
        """Something for the use case to do."""
        self.post(till)

    def post(self, till: Till) -> None:
        """A receipt under a key of the caller's own."""
        self.posted += 1
        self.post_again(till)

    def post_again(self, till: Till) -> None:
        """The last receipt, for a caller that does not know how it ended."""
        content = Content((a_line(quantity=UNITS),), party="SUP-1")
        document = NewDocument(kind="receipt", content=content, key=f"key-{self.posted}")
        self.acknowledged.add(till.books.ledger.record(document, by=CLERK).document)

    def _attempt(self, use_case: Callable[["Sweep", Till], object], till: Till) -> None:
        """What is no Trouble is a bug and passes. After a single error the same process goes on."""
        try:
            use_case(self, till)
        except Trouble as trouble:
            self.said.append(trouble.message)
        if self.harm is Harm.ONE_ERROR:
            self.disk.heal()
            self.post_again(till)
            assert till.sync().is_quiet

    def _end(self, books: Books, at: int) -> None:
        if self.harm is Harm.POWER:
            killed(books)
            self.disk.lose_power(random.Random(at))
            for shared in self.profile.glob("*-shm"):
                shared.unlink()
            books._is_open = False
        else:
            books.close()
        self.disk.heal()

    def check(self) -> None:
        """Every acknowledged document is there, once, at both ends; the proofs are whole."""
        with a_till(self.profile, self.hq) as till:
            self.post_again(till)
            assert till.sync().is_quiet
            rows = till.books.journal.database.rows("SELECT document FROM step")
            documents = [str(row[0]) for row in rows]
            assert self.acknowledged <= set(documents)
            assert len(documents) == len(set(documents)) == self.posted
            assert self.hq.on_hand("MK02/", "TEA", "", at="9") == UNITS * self.posted
            assert verify(till.books.journal, till.books.cache_file).problems == ()
            shown = sum(row.on_hand for row in till.books.projection.book.rows("TEA"))
            assert shown == UNITS * self.posted
