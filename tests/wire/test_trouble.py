"""A trouble of either end carries its sentence, its code, and what the headless interface ends with."""

import pytest

from sync.hq import trouble as hq
from sync.shop import trouble as shop
from sync.wire.trouble import BooksDamaged, BooksNewer, DiskFull, Trouble


@pytest.mark.parametrize("kind", [Trouble, BooksDamaged, BooksNewer, DiskFull])
def test_a_trouble_of_the_books_is_the_same_at_both_ends(kind: type[Trouble]) -> None:
    met = kind("Make room.", code="disk_fuller")
    assert (met.message, met.code, met.exit_code) == ("Make room.", "disk_fuller", 6)
    assert kind("Make room.").code == kind.code
    assert getattr(hq, kind.__name__) is getattr(shop, kind.__name__) is kind
