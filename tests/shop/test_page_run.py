import pytest

from sync.shop.page_run import MOST_PAGES, Fetched, joined
from sync.wire.messages import Page, Row

EPOCH = "e0000001"


def a_page(bookmark: int, *, complete: bool = False, epoch: str = EPOCH) -> Page:
    row = Row(seq=bookmark, kind="site", id=f"S{bookmark}", body=b"{}")  # type: ignore[arg-type]  # a decoder's
    return Page(
        epoch=epoch, rows=[row], bookmark=bookmark, head=99, complete=complete, digest=f"d{bookmark}"
    )  # fmt: skip


def fetched(*pages: Page, each_ms: int = 1) -> Fetched:
    run = Fetched(EPOCH, 0, 0)
    for n, page in enumerate(pages, start=1):
        run.add(page, n * each_ms)
    return run


def test_joined_pages_have_every_row_and_end_where_the_last_does() -> None:
    page = joined([a_page(1), a_page(2), a_page(3, complete=True)])
    assert [row.seq for row in page.rows] == [1, 2, 3]
    assert (page.bookmark, page.digest, page.complete) == (3, "d3", True)


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
