import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import FAULTS, HqDatabase, LostRace
from sync.hq.together import Job, Together, Work
from sync.hq.trouble import Trouble
from sync.stock.refusal import Refusal

THREADS, EACH = 8, 12


class Books:
    """A SQLite file that counts what came into it and how often it was committed."""

    def __init__(self, folder: Path) -> None:
        self.database = HqDatabase.open(f"sqlite:///{folder}/hq.db")
        self.commits = 0
        with self.database.transaction() as books:
            bulk.run(books, "CREATE TABLE note (text TEXT PRIMARY KEY)", [()])
        self.together = Together(self._transaction, alone=self._alone, again=(*FAULTS, LostRace))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self.database.transaction() as books:
            yield books
        self.commits += 1

    def _alone(self, work: Work) -> object:
        with self._transaction() as books:
            return work(books)

    def notes(self) -> set[str]:
        """What is kept."""
        with self.database.reading() as books:
            return {text for (text,) in bulk.ask(books, "SELECT text FROM note")}


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    """Empty ones."""
    opened = Books(tmp_path)
    yield opened
    opened.database.close()


def _kept(text: str) -> Work:
    def work(books: Connection) -> str:
        bulk.run(books, "INSERT INTO note VALUES (?)", [(text,)])
        return text

    return work


def _refused(text: str) -> Work:
    def work(books: Connection) -> None:
        bulk.run(books, "INSERT INTO note VALUES (?)", [(text,)])
        raise Refusal("no", text)

    return work


def _mistaken(text: str) -> Work:
    def work(books: Connection) -> None:
        bulk.run(books, "INSERT INTO note VALUES (?)", [(text,)])
        raise KeyError(text)

    return work


def test_those_who_wait_share_one_commit(books: Books) -> None:
    jobs = [Job(_kept(str(n))) for n in range(10)]
    books.together.settle(jobs)
    assert books.commits == 1
    assert [job.result for job in jobs] == [str(n) for n in range(10)]
    assert books.notes() == {str(n) for n in range(10)}


def test_a_work_that_is_refused_leaves_nothing_and_harms_no_other(books: Books) -> None:
    jobs = [Job(_kept("a")), Job(_refused("b")), Job(_mistaken("c")), Job(_kept("d"))]
    books.together.settle(jobs)
    assert [type(job.fault) for job in jobs] == [type(None), Refusal, KeyError, type(None)]
    assert (books.notes(), books.commits) == ({"a", "d"}, 1)


def test_what_the_database_refuses_is_its_own_writers_trouble(books: Books) -> None:
    jobs = [Job(_kept("a")), Job(_kept("b")), Job(_kept("a"))]
    books.together.settle(jobs)
    assert [job.fault is None for job in jobs] == [True, True, False]
    assert isinstance(jobs[2].fault, FAULTS)
    assert (books.notes(), books.commits) == ({"a", "b"}, 2)


def test_every_thread_gets_what_its_own_work_gives(books: Books) -> None:
    told: list[str] = []
    refused: list[str] = []

    def write(thread: int) -> None:
        for n in range(EACH):
            told.append(books.together.do(_kept(f"{thread}-{n}")))
            with pytest.raises(Refusal) as refusal:
                books.together.do(_refused(f"no {thread}-{n}"))
            refused.append(refusal.value.message)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = {f"{thread}-{n}" for thread in range(THREADS) for n in range(EACH)}
    assert set(told) == books.notes() == every
    assert sorted(refused) == sorted(f"no {text}" for text in every)
    assert len(told) == len(every)


def test_trouble_at_the_shared_commit_is_met_by_each_alone(books: Books) -> None:
    again = (*FAULTS, LostRace, Trouble)
    full = Together(_full, alone=books._alone, again=again)
    jobs = [Job(_kept("a")), Job(_kept("b"))]
    full.settle(jobs)
    assert [job.fault for job in jobs] == [None, None]
    assert books.notes() == {"a", "b"}


def _full() -> AbstractContextManager[Connection]:
    raise Trouble("The disk is full.", code="disk_full")
