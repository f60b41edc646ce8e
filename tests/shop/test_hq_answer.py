import pytest

from sync.shop.hq_answer import letter_in, packed_page
from sync.shop.trouble import HqAway
from sync.wire import letters
from sync.wire.feed_row import row_letter
from sync.wire.messages import Page
from sync.wire.packing import packed
from sync.wire.protocol import MEDIA_TYPE

ROWS = [row_letter(n, "site", f"S{n:04d}", b"{}") for n in range(1, 501)]
PAGE = Page(epoch="e0000001", rows=ROWS, bookmark=500, head=900, complete=False, digest="d")


def test_a_page_waits_as_it_travelled_and_is_whole_when_it_is_read() -> None:
    plain = letters.packed(PAGE)
    body, encoding = packed(plain)
    page = packed_page({"content-type": MEDIA_TYPE, "content-encoding": encoding}, body)
    assert (page.end.bookmark, page.end.complete, page.body) == (500, False, body)
    assert len(page.body) < len(plain) // 4
    assert letters.packed(page.read()) == plain


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"content-type": "text/html"}, b"<p>Sign in first</p>"),
        ({}, letters.packed(PAGE)),
        ({"content-type": MEDIA_TYPE}, b'{"epoch":"e0000001"}'),
        ({"content-type": MEDIA_TYPE, "content-encoding": "zstd"}, b"not packed"),
    ],
)
def test_whatever_else_answers_is_an_hq_that_is_away(headers: dict[str, str], body: bytes) -> None:
    with pytest.raises(HqAway):
        packed_page(headers, body)
    with pytest.raises(HqAway):
        letter_in(headers, body, Page)
