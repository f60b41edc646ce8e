"""Whatever the line does to pushes, each act counts once and has one answer."""

import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.feed import Feed, site_scope
from sync.hq.tables import case, device_log, feed, movement, verdict
from sync.hq.verification import verify
from sync.wire.messages import VerdictLetter
from tests.hq.world import Till, World, a_content, a_line

WRITERS = 8

ACTS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["receipt", "issue", "return", "adjustment"]),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=12,
)
DELIVERIES = st.lists(
    st.tuples(st.integers(0, 1), st.integers(1, 12), st.integers(1, 12)), max_size=20
)
SIGN = {"receipt": 1, "return": 1, "issue": -1, "adjustment": -1}


def _in_new_books(founded: Path, work: Callable[[World], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = HqDatabase.open(f"sqlite:///{copyfile(founded, Path(folder) / 'hq.db')}")
        work(World(database))
        database.close()


def _seal(till: Till, kind: str, quantity: int) -> None:
    header = {"return": {"counterpart": "customer"}, "adjustment": {"reason": "loss"}}
    content = a_content(a_line(quantity=str(quantity)), **header.get(kind, {}))
    till.seal(kind=kind, content=content)


def _break_writing(monkeypatch: pytest.MonkeyPatch, sku: str) -> None:
    """The books stumble over movements of one SKU."""
    whole = bulk.insert

    def broken(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
        assert table is not movement or not any(sku in row for row in rows)
        whole(connection, table, rows)

    monkeypatch.setattr(bulk, "insert", broken)


def _deliver(till: Till, first: int, last: int) -> list[VerdictLetter]:
    """Push a part of the chain that there is; gaps are asked for and nothing comes of them."""
    last = min(max(first, last), till.seq)
    return till.push(first, last).verdicts if first <= last else []


@settings(max_examples=30)
@given(ACTS, DELIVERIES)
def test_pushes_in_any_order_and_number_count_each_act_once(
    founded_file: Path,
    acts: list[tuple[int, str, int]],
    deliveries: list[tuple[int, int, int]],
) -> None:
    def lived(world: World) -> None:
        tills = [world.till(), world.till(number="02")]
        for which, kind, quantity in acts:
            _seal(tills[which], kind, quantity)
        told = [
            (which, letter)
            for which, first, last in deliveries
            for letter in _deliver(tills[which], first, last)
        ]
        told += [(n, letter) for n, till in enumerate(tills) for letter in _deliver(till, 1, 99)]
        answers: dict[tuple[int, int], VerdictLetter] = {}
        for which, letter in told:
            assert answers.setdefault((which, letter.seq), letter) == letter
        assert len(answers) == len(acts) == len(world.rows(verdict))
        assert len(world.rows(device_log)) == len(acts) == len(world.rows(movement))
        expected = sum(SIGN[kind] * quantity for _, kind, quantity in acts)
        assert world.stock("MK02/") == expected
        assert verify(world.database).problems == ()

    _in_new_books(founded_file, lived)


@settings(max_examples=15)
@given(st.lists(st.binary(max_size=60), min_size=1, max_size=6), st.integers(0, 5))
def test_garbage_in_a_sealed_step_never_holds_up_another(
    founded_file: Path, garbage: list[bytes], at: int
) -> None:
    def lived(world: World) -> None:
        till = world.till()
        for n, body in enumerate(garbage):
            _ = till.seal() if n == at else None
            till.seal_bytes(body)
        till.seal()
        answer = till.push()
        assert answer.acknowledged == till.seq
        assert [v.seq for v in answer.verdicts] == list(range(1, till.seq + 1))
        assert answer.verdicts[-1].verdict == "applied"
        assert till.push() == answer

    _in_new_books(founded_file, lived)


def test_many_writers_at_once_skip_no_row_of_the_feed(world: World) -> None:
    tills = [world.till(code, f"{n:02}") for n, code in enumerate(["MK02", "KC00"] * 4, 1)]
    for till in tills:
        for n in range(30):
            sku = ("TEA", "RICE", "OIL")[n % 3]
            till.seal(kind="receipt", content=a_content(a_line(sku=sku), party="S"))
    done = threading.Event()
    told = Feed(world.database)

    def write(till: Till) -> None:
        for first in range(1, 31, 3):
            till.push(first, first + 2)

    def read(site: str) -> set[int]:
        seen: set[int] = set()
        bookmark = 0
        while True:
            last_round = done.is_set()
            page = told.page([site], bookmark, 20_000)
            seen |= {row.seq for row in page.rows}
            bookmark = page.bookmark
            if last_round and page.complete:
                return seen

    with ThreadPoolExecutor(WRITERS + 2) as pool:
        readers = {site: pool.submit(read, site) for site in ("MK02", "KC00")}
        writers = [pool.submit(write, till) for till in tills]
        try:
            for writer in writers:
                writer.result()
        finally:
            done.set()
        seen = {site: reader.result() for site, reader in readers.items()}
    for site, seqs in seen.items():
        expected = {r.seq for r in world.rows(feed) if r.scope in {"all", site_scope(site)}}
        assert expected - seqs == set()
    assert verify(world.database).problems == ()
    assert world.stock("MK02/") == world.stock("KC00/") == 4 * 10 * 5


def test_one_document_pushed_by_two_tills_at_once_is_judged_one_after_the_other(
    world: World,
) -> None:
    tills = [world.till(), world.till(number="02")]
    for till in tills:
        for n in range(10):
            till.seal(document=f"d{n}")
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda till: till.push(), tills))
    codes = sorted(v.code for answer in answers for v in answer.verdicts)
    assert codes == [""] * 10 + ["posted_twice"] * 10
    assert world.stock("MK02/") == 100
    assert verify(world.database).problems == ()


def test_tills_of_one_site_that_sell_the_last_goods_at_once_are_all_judged_right(
    world: World,
) -> None:
    tills = [world.till(number=f"{n:02}") for n in range(1, WRITERS + 1)]
    tills[0].tell(content=a_content(a_line(quantity="4"), party="S"))
    note = a_content(a_line(sku="RICE"), party="SUP-1", reference="DN-7")
    for till in tills:
        till.seal(kind="issue", content=a_content(a_line(quantity="1")))
        till.seal(content=note)
    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(lambda till: till.push(till.seq - 1), tills))
    codes = sorted(v.code for answer in answers for v in answer.verdicts)
    assert codes == [""] * 5 + ["duplicate_note"] * 7 + ["negative_stock"] * 4
    assert len(world.rows(case, code="negative_stock")) == 1


def test_a_transfer_and_its_arrival_at_once_meet(world: World) -> None:
    sender, receiver = world.till(), world.till("KC00", "02")
    for n in range(10):
        goods = a_content(to_site="KC00")
        sender.seal(kind="transfer", document=f"t{n}", content=goods)
        receiver.seal("arrive", "transfer", document=f"t{n}", site="MK02", content=goods)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda till: [till.push(n, n) for n in range(1, 11)], [sender, receiver]))
    assert (world.stock("MK02/"), world.stock("KC00/")) == (-50, 50)
    assert world.stock("@transit/MK02/KC00") == 0
    assert {world.document(f"t{n}").state for n in range(10)} == {"arrived"}
    assert verify(world.database).problems == ()


@pytest.mark.expects_log
def test_a_batch_that_the_database_cannot_take_is_judged_step_by_step(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = world.till()
    till.seal(document="d1")
    till.seal(document="d2", content=a_content(a_line(sku="OIL"), party="S"))
    till.seal(document="d3")
    _break_writing(monkeypatch, "OIL")
    answer = till.push()
    assert [(v.verdict, v.code) for v in answer.verdicts] == [
        ("applied", ""),
        ("retry_later", "bug"),
        ("applied", ""),
    ]
    assert answer.acknowledged == 3
    monkeypatch.undo()
    till.seal(document="d4")
    assert [v.verdict for v in till.push(4).verdicts] == ["applied", "applied"]
    assert world.stock("MK02/", "OIL") == 5
    assert verify(world.database).problems == ()
