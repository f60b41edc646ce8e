from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.told import Work
from sync.shop.verification import verify
from sync.stock.document import Changes, Content
from sync.stock.refusal import Refusal
from sync.wire.drafting import StepData
from sync.wire.messages import Page
from tests.clocks import HandClock
from tests.shop.mirror import Mirror
from tests.shop.shops import CLERK, a_line, a_shop, on_hand, received, sold
from tests.shop.shown import shown

EARLY, LATE = "2026-11-20T01:00:00.000Z", "2026-11-20T09:00:00.000Z"


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as opened:
        yield opened


def pushed(books: Books, hq: Mirror, *, refuse: bool = False) -> None:
    """HQ takes every waiting step, and its answers come back."""
    waiting = books.journal.waiting(limit=1000, max_bytes=10**8)
    verdicts = hq.judge(waiting, refuse=refuse)
    books.journal.settle(verdicts)
    books.journal.set_acknowledged(books.journal.head()[0])
    books.projection.settle(verdicts)


def pulled(books: Books, hq: Mirror) -> None:
    """The shop reads the feed to its end."""
    books.projection.take_in(hq.page(books.projection.bookmark()))


def test_what_was_posted_is_on_hand_at_once(books: Books) -> None:
    received(books, quantity=10)
    sold(books, quantity=3)
    assert on_hand(books) == 7


def test_nothing_flickers_between_the_answer_and_the_pull(books: Books) -> None:
    hq, seen = Mirror(), []
    received(books, quantity=10)
    seen.append(on_hand(books))
    pushed(books, hq)
    seen.append(on_hand(books))
    pulled(books, hq)
    seen.append(on_hand(books))
    assert seen == [10, 10, 10]
    assert shown(books)["pending"] == []
    assert shown(books)["balances"] == [("TEA", "KC00/", "", 10, 0)]


def test_a_refused_step_moves_nothing_and_stays_visible(books: Books) -> None:
    recorded = received(books, quantity=10)
    pushed(books, Mirror(), refuse=True)
    assert on_hand(books) == 0
    present = books.projection.present(recorded.number)
    assert present is not None
    assert (present.letter.state, present.letter.steps[0].verdict) == ("refused", "refused")


def test_an_edit_in_conflict_shows_hqs_version_again(books: Books) -> None:
    hq = Mirror()
    drafted = books.ledger.record(
        NewDocument(kind="receipt", content=Content((a_line(),), note="hq"), post=False), by=CLERK
    )
    pushed(books, hq)
    pulled(books, hq)
    books.ledger.step(
        drafted.document, "edit", by=CLERK, data=StepData(changes=Changes({"note": "mine"}))
    )
    assert _note(books, drafted.document) == "mine"
    pushed(books, hq, refuse=True)
    assert _note(books, drafted.document) == "hq"


def _note(books: Books, document: str) -> str:
    present = books.projection.present(document)
    assert present is not None
    return present.letter.content.note


def test_a_pending_edit_lies_over_what_hq_told_last(books: Books) -> None:
    hq = Mirror()
    drafted = books.ledger.record(
        NewDocument(kind="receipt", content=Content((a_line(),)), post=False), by=CLERK
    )
    pushed(books, hq)
    pulled(books, hq)
    books.ledger.step(
        drafted.document, "edit", by=CLERK, data=StepData(changes=Changes({"note": "mine"}))
    )
    hq.touch(drafted.document)
    pulled(books, hq)
    present = books.projection.present(drafted.document)
    assert present is not None
    assert (present.letter.content.note, present.pending) == ("mine", 1)
    assert present.letter.revision == f"{hq.epoch}.{hq.feed[drafted.document]}"


def test_an_older_row_changes_nothing(books: Books) -> None:
    hq = Mirror()
    document = hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5)
    old = hq.page()
    hq.elsewhere(2, at=EARLY, sku="TEA", quantity=1)
    hq.touch(document)
    pulled(books, hq)
    before = shown(books)
    taken = books.projection.take_in(hq.paged(old.rows, bookmark=hq.head))
    assert (taken.rows, shown(books)) == (0, before)


def test_both_ends_know_whether_they_hold_the_same_rows(books: Books) -> None:
    hq = Mirror()
    hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5)
    document = hq.elsewhere(2, at=EARLY, sku="TEA", quantity=5)
    first = books.projection.take_in(hq.page())
    hq.touch(document)
    second = books.projection.take_in(hq.page(books.projection.bookmark()))
    hq.touch(document)
    third = books.projection.take_in(hq.paged([], bookmark=hq.head, complete=True))
    assert (first.agrees, second.agrees, third.agrees) == (True, True, False)


def test_a_page_cut_short_keeps_rows_and_bookmark_together(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    hq = Mirror()
    for n in range(5):
        hq.elsewhere(n, at=EARLY, sku="TEA", quantity=1)
    clock = books.projection._clock
    assert isinstance(clock, HandClock)
    monkeypatch.setattr("sync.shop.told._AT_ONCE", 1)
    monkeypatch.setattr(clock, "monotonic_s", _ticking())
    monkeypatch.setattr(books.cache_file, "transaction", _failing_after(books, 3))
    with pytest.raises(ZeroDivisionError):
        books.projection.take_in(hq.page())
    monkeypatch.undo()
    assert len(shown(books)["documents"]) == books.projection.bookmark() == 3
    pulled(books, hq)
    assert on_hand(books) == 5


def _ticking() -> Callable[[], float]:
    """A stopwatch on which every look takes a second: each row is a commit of its own."""
    ticks = iter(range(10**6))
    return lambda: float(next(ticks))


def _failing_after(books: Books, commits: int) -> Callable[[], object]:
    left, real = [commits], books.cache_file.transaction

    def transaction() -> object:
        left[0] -= 1
        return real() if left[0] >= 0 else 1 // 0

    return transaction


def test_a_row_that_cannot_be_read_is_named_and_the_page_goes_on(books: Books) -> None:
    hq = Mirror()
    hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5)
    hq.elsewhere(2, at=EARLY, sku="TEA", quantity=5)
    page = hq.page()
    bad = type(page.rows[0])(seq=1, kind="document", id="other-1", body=b'{"id": 1}')  # type: ignore[arg-type]  # any bytes may come
    taken = books.projection.take_in(hq.paged([bad, page.rows[1]], bookmark=2))
    assert [text.split(":")[0] for text in taken.unreadable] == ["document other-1"]
    assert on_hand(books) == 5


def test_a_pending_count_compares_with_what_is_known_now(books: Books) -> None:
    hq = Mirror()
    received(books, quantity=10)
    pushed(books, hq)
    pulled(books, hq)
    content = Content((a_line(quantity=8),))
    books.ledger.record(NewDocument(kind="count", content=content), by=CLERK)
    assert on_hand(books) == 8
    hq.elsewhere(1, at=EARLY, sku="TEA", quantity=5)
    pulled(books, hq)
    assert on_hand(books) == 8
    hq.elsewhere(2, at=LATE, sku="TEA", quantity=1)
    pulled(books, hq)
    assert on_hand(books) == 9
    pushed(books, hq)
    pulled(books, hq)
    assert on_hand(books) == 9


def test_only_movements_at_the_own_site_are_kept(books: Books) -> None:
    hq = Mirror()
    hq.elsewhere(1, kind="transfer", site="MK01", at=EARLY, sku="TEA", quantity=5)
    hq.elsewhere(2, kind="transfer", at=EARLY, sku="TEA", quantity=5)
    pulled(books, hq)
    assert [row[0] for row in shown(books)["movements"]] == ["other-2"]
    assert shown(books)["balances"] == [
        ("TEA", "@transit/KC00/MK02", "", 5, 0),
        ("TEA", "KC00/", "", -5, 0),
    ]


def test_a_new_epoch_refills_hqs_part_and_never_the_journal(books: Books) -> None:
    hq = Mirror()
    recorded = received(books, quantity=10)
    kept = hq.elsewhere(1, at=EARLY, sku="TEA", quantity=1)
    gone = hq.elsewhere(2, at=EARLY, sku="TEA", quantity=100)
    pushed(books, hq)
    pulled(books, hq)
    links = books.journal.after(0, limit=10)
    restored = Mirror(epoch="e0000002")
    restored.elsewhere(1, at=EARLY, sku="TEA", quantity=1)
    books.projection.refill(restored.epoch)
    assert on_hand(books) == 111
    books.journal.send_again(1)
    pulled(books, restored)
    assert on_hand(books) == 11
    assert books.projection.present(kept) is not None
    assert books.projection.present(gone) is None
    assert books.projection.present(recorded.number) is not None
    assert books.journal.after(0, limit=10) == links
    pushed(books, restored)
    pulled(books, restored)
    assert (on_hand(books), shown(books)["pending"]) == (11, [])
    assert verify(books.journal, books.cache_file).problems == ()


def test_the_feed_was_read_to_its_end_at(books: Books) -> None:
    assert books.projection.as_of() == ""
    pulled(books, Mirror())
    assert books.projection.as_of() == "2026-11-20T04:00:00.000Z"


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("receive", "sell", "count", "draft", "edit", "post", "reverse", "cancel"),
                *("push", "refuse", "pull", "row", "elsewhere", "late"),
            ]
        ),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=30)
@given(_ACTS)
def test_the_overlay_is_always_what_a_replay_makes(acts: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, a_shop(Path(folder) / "p") as books:
        hq = Mirror()
        for n, (act, amount) in enumerate(acts):
            _DO[act](books, hq, n, amount)
            before = shown(books)
            assert verify(books.journal, books.cache_file).problems == ()
            books.projection.lay_again()
            assert shown(books) == before
        pushed(books, hq)
        pulled(books, hq)
        assert shown(books)["pending"] == []
        assert _told(books) == _sums(hq)


@settings(max_examples=15)
@given(_ACTS, st.randoms(use_true_random=False))
def test_a_cache_fed_twice_and_out_of_order_ends_as_a_fresh_one(
    acts: list[tuple[str, int]], dice: "st.DataObject"
) -> None:
    with TemporaryDirectory() as folder, a_shop(Path(folder) / "p") as books:
        hq, pages = Mirror(), []
        for n, (act, amount) in enumerate(acts):
            _DO[act](books, hq, n, amount)
            pages.append(hq.page())
        pushed(books, hq)
        pages += [hq.page()] * 2
        dice.shuffle(pages)  # type: ignore[attr-defined]  # hypothesis' own Random
        for page in [*pages, hq.page()]:
            books.projection.take_in(page)
        fed = shown(books)
        books.projection.refill(hq.epoch)
        pulled(books, hq)
        assert shown(books) == fed
        assert _told(books) == _sums(hq)


def _told(books: Books) -> dict[tuple[str, str, str], int]:
    return {(row[0], row[1], row[2]): row[3] for row in shown(books)["balances"]}


def _sums(hq: Mirror) -> dict[tuple[str, str, str], int]:
    sums: dict[tuple[str, str, str], int] = {}
    for m in hq.moved():
        for place, change in ((m.origin, -m.quantity), (m.destination, m.quantity)):
            key = (m.sku, place, m.lot)
            sums[key] = sums.get(key, 0) + (change if place.startswith("KC00/") else 0)
    return {key: n for key, n in sums.items() if n}


def _act(name: str) -> Callable[[Books, Mirror, int, int], None]:
    def act(books: Books, hq: Mirror, n: int, amount: int) -> None:
        kind = {"receive": "receipt", "sell": "issue", "count": "count", "draft": "receipt"}[name]
        content = Content((a_line(quantity=amount), a_line("2", sku="JAM", quantity=amount)))
        document = NewDocument(kind=kind, content=content, post=name != "draft")
        books.ledger.record(document, by=CLERK)
        del hq, n

    return act


def _on_some(name: str) -> Callable[[Books, Mirror, int, int], None]:
    def act(books: Books, hq: Mirror, n: int, amount: int) -> None:
        ids = [row[0] for row in shown(books)["documents"]]
        data = StepData(changes=Changes({"note": f"n{n}"}) if name == "edit" else None)
        for document in ids[amount - 1 : amount]:
            with suppress(Refusal):  # the law may say no; that is an answer too
                books.ledger.step(document, name, by=CLERK, data=data)
        del hq

    return act


def _elsewhere(at: str) -> Callable[[Books, Mirror, int, int], None]:
    def act(books: Books, hq: Mirror, n: int, amount: int) -> None:
        hq.elsewhere(n, at=at, sku="TEA", quantity=amount)
        del books

    return act


def _one_row(books: Books, hq: Mirror, n: int, amount: int) -> None:
    page = hq.page(books.projection.bookmark(), limit=amount)
    books.projection.take_in(page)
    del n


_DO: dict[str, Callable[[Books, Mirror, int, int], None]] = {
    **{name: _act(name) for name in ("receive", "sell", "count", "draft")},
    **{name: _on_some(name) for name in ("edit", "post", "reverse", "cancel")},
    "push": lambda books, hq, _n, _amount: pushed(books, hq),
    "refuse": lambda books, hq, _n, _amount: pushed(books, hq, refuse=True),
    "pull": lambda books, hq, _n, _amount: pulled(books, hq),
    "row": _one_row,
    "elsewhere": _elsewhere(EARLY),
    "late": _elsewhere(LATE),
}


def test_a_backlog_gets_room_and_gives_it_back_once_it_is_in(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    hq, asked = Mirror(), list[str]()
    monkeypatch.setattr("sync.shop.projection._MANY", 3)
    monkeypatch.setattr(books.cache_file, "make_room", lambda: asked.append("room"))
    monkeypatch.setattr(books.cache_file, "give_back_room", lambda: asked.append("back"))
    for n in range(4):
        hq.elsewhere(n, at=EARLY, sku="TEA", quantity=1)
    books.projection.take_in(hq.page(limit=3))
    books.projection.take_in(hq.page(books.projection.bookmark()))
    assert asked == ["room", "back"]


def test_a_post_to_the_journal_waits_for_nobody_who_writes_the_cache(books: Books) -> None:
    with books.cache_file.transaction():
        assert (books.cache_file._turn.is_taken, books.journal_file._turn.is_taken) == (True, False)
        books.journal.set_mark("beside", "written")
    assert books.journal.mark("beside") == "written"


@pytest.mark.parametrize(("is_shared", "commits"), [(False, 1), (True, 4)])
def test_where_people_post_beside_it_a_backlog_goes_in_by_short_commits(
    books: Books, monkeypatch: pytest.MonkeyPatch, *, is_shared: bool, commits: int
) -> None:
    hq, reached = Mirror(), set[int]()
    for n in range(64):
        hq.elsewhere(n, at=EARLY, sku="TEA", quantity=1)
    page = hq.page()
    tick = count()
    monkeypatch.setattr(books.clock, "monotonic_s", lambda: next(tick) * 3 / 100)
    take_some = books.projection._take_some

    def watched(work: Work) -> None:
        take_some(work)
        reached.add(books.projection.bookmark())

    monkeypatch.setattr(books.projection, "_take_some", watched)
    ends: list[int] = []
    monkeypatch.setattr(books.projection._pace, "ended", lambda _ms, rows: ends.append(rows))
    if is_shared:
        books.projection.share()
    books.projection.take_in(page)
    assert (len(reached), books.projection.bookmark()) == (commits, hq.head)
    assert ends == [64 // commits] * commits


@pytest.mark.parametrize("is_shared", [False, True])
def test_the_next_page_is_unpacked_within_a_long_commit_and_between_two_short_ones(
    books: Books, *, is_shared: bool
) -> None:
    hq, held = Mirror(), list[bool]()
    for n in range(4):
        hq.elsewhere(n, at=EARLY, sku="TEA", quantity=1)
    first = hq.page(limit=2)

    def unpacked_next() -> Iterator[Page]:
        held.append(books.cache_file._turn.is_taken)
        yield hq.page(first.bookmark)

    if is_shared:
        books.projection.share()
    taken = books.projection.take_in(first, unpacked_next())
    assert (held, taken.rows, books.projection.bookmark()) == ([not is_shared], 4, hq.head)
