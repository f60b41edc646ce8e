import pytest

from sync.hq.stored import stored
from sync.hq.trouble import BooksDamaged
from sync.wire.letters import packed
from sync.wire.messages import SiteLetter

SITE = SiteLetter(code="MK02", name="旺角店", kind="store")


def test_a_letter_of_the_books_is_read() -> None:
    assert stored(packed(SITE), SiteLetter) == SITE


@pytest.mark.parametrize("body", [b"", b"{", packed(SITE)[:-1], b"null", b"\xff"])
def test_what_cannot_be_read_in_the_books_is_damage(body: bytes) -> None:
    with pytest.raises(BooksDamaged) as trouble:
        stored(body, SiteLetter)
    assert trouble.value.exit_code == 6
