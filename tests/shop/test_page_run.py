import pytest

from sync.shop.hq_answer import PackedPage, packed_page
from sync.shop.page_run import MOST_PAGES, Fetched
from sync.wire.feed_row import row_letter
from sync.wire.letters import packed
from sync.wire.messages import Page
from sync.wire.protocol import MEDIA_TYPE

EPOCH = "e0000001"
HEADERS = {"content-type": MEDIA_TYPE}


def a_page(bookmark: int, *, complete: bool = False, epoch: str = EPOCH) -> PackedPage:
    page = Page(
        epoch=epoch, rows=[row_letter(bookmark, "site", f"S{bookmark}", b"{}")], bookmark=bookmark,
        head=99, complete=complete, digest=f"d{bookmark}",
    )  # fmt: skip
    return packed_page(HEADERS, packed(page))


def fetched(*pages: PackedPage, each_ms: int = 1) -> Fetched:
    run = Fetched(EPOCH, 0, 0)
    for n, page in enumerate(pages, start=1):
        run.add(page, n * each_ms)
    return run


def test_pages_are_read_in_the_order_in_which_they_came() -> None:
    run = fetched(a_page(1), a_page(2), a_page(3, complete=True))
    told = [(page.rows[0].seq, page.digest, page.complete) for page in run.read()]
    assert told == [(1, "d1", False), (2, "d2", False), (3, "d3", True)]
    assert (len(run.pages), run.trouble) == (0, None)


def test_a_page_whose_rows_are_none_ends_the_reading_after_those_before_it() -> None:
    body = b'{"epoch":"e0000001","bookmark":2,"complete":false,"head":99,"rows":[{"seq":"x"}]}'
    run = fetched(a_page(1), packed_page(HEADERS, body), a_page(3))
    assert [page.bookmark for page in run.read()] == [1]
    assert run.trouble is not None
    assert (run.trouble.code, len(run.pages)) == ("not_hq", 0)


@pytest.mark.parametrize(
    ("run", "goes_on"),
    [
        (fetched(a_page(1), a_page(2)), True),
        (fetched(a_page(1, complete=True)), False),
        (fetched(*(a_page(n) for n in range(1, MOST_PAGES + 1))), False),
        (fetched(a_page(1), a_page(2), each_ms=150), False),
    ],
)
def test_fetching_goes_on_while_pages_come_quickly_and_are_few(run: Fetched, goes_on: bool) -> None:
    assert run.goes_on is goes_on


def test_the_slowest_page_tells_how_long_a_page_takes() -> None:
    run = Fetched(EPOCH, 0, 1000)
    run.add(a_page(1), 1050)
    run.add(a_page(2), 1060)
    assert run.took_ms == 50


def test_a_page_of_another_epoch_is_not_taken() -> None:
    run = fetched(a_page(1), a_page(2, epoch="e0000002"))
    assert (len(run.pages), run.is_other_epoch, run.goes_on) == (1, True, False)


def test_a_page_that_leads_nowhere_is_a_trouble() -> None:
    run = fetched(a_page(1), a_page(1))
    assert (len(run.pages), run.goes_on) == (1, False)
    assert run.trouble is not None
    assert run.trouble.code == "not_hq"


@pytest.mark.parametrize(
    ("run", "is_amid"),
    [
        (fetched(a_page(1), a_page(2)), True),
        (fetched(a_page(1), a_page(2, complete=True)), False),
        (fetched(a_page(1), a_page(1)), False),
        (fetched(a_page(1), a_page(2, epoch="e0000002")), False),
        (fetched(), False),
    ],
)
def test_a_run_that_ends_well_before_the_end_is_amid_a_backlog(run: Fetched, is_amid: bool) -> None:
    assert run.is_amid is is_amid
