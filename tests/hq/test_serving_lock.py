import pytest
from sqlalchemy import text

from sync.hq.database import HqDatabase
from sync.hq.serving_lock import alone, serving
from sync.hq.trouble import BooksBusy


def _answers(database: HqDatabase) -> bool:
    with database.reading() as books:
        return bool(books.scalar(text("SELECT 1")))


def test_servers_share_the_books(database: HqDatabase) -> None:
    with serving(database), serving(database):
        assert _answers(database)


def test_nobody_is_alone_while_one_serves(database: HqDatabase) -> None:
    with serving(database), pytest.raises(BooksBusy) as busy, alone(database):
        raise AssertionError
    assert busy.value.exit_code == 7


def test_nobody_serves_while_one_is_alone(database: HqDatabase) -> None:
    with alone(database), pytest.raises(BooksBusy), serving(database):
        raise AssertionError


def test_the_books_are_free_again_afterwards(database: HqDatabase) -> None:
    with serving(database):
        assert _answers(database)
    with alone(database):
        assert _answers(database)
    with serving(database):
        assert _answers(database)
