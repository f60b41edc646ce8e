from pathlib import Path

import pytest

from sync.hq.database import HqDatabase
from sync.hq.founding import OWN_DEVICE, found, own_key, own_parcel_key, public_keys
from sync.hq.tables import METADATA, device
from sync.hq.trouble import BooksExist, BooksMissing
from sync.hq.upgrades import check
from sync.wire.parcel import parcel_public
from sync.wire.seal import public_bytes
from tests.hq.world import NOW, World


def test_books_begin_with_an_epoch_and_hqs_own_chain(database: HqDatabase) -> None:
    epoch = found(database, "Hoi Tung", now=NOW)
    assert len(epoch) == 8
    check(database)
    world = object.__new__(World)
    world.database = database
    assert world.epoch == epoch
    (own,) = world.rows(device)
    with database.reading() as connection:
        key = own_key(connection)
    assert (own.id, own.seq, bytes(own.public_key)) == (OWN_DEVICE, 0, public_bytes(key))


def test_the_keys_that_hq_tells_are_those_of_these_books(tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        books = HqDatabase.open(f"sqlite:///{tmp_path}/{name}.db")
        found(books, name, now=NOW)
        with books.reading() as connection:
            own, opens = own_key(connection), own_parcel_key(connection)
            keys = (parcel_public(opens) + public_bytes(own)).hex()
            assert public_keys(connection) == public_keys(connection) == keys
        told.append(keys)
        books.close()
    assert told[0] != told[1]


def test_books_begin_once(database: HqDatabase) -> None:
    found(database, "Hoi Tung", now=NOW)
    with pytest.raises(BooksExist):
        found(database, "Another", now=NOW)


def test_books_that_were_never_begun_have_no_key(database: HqDatabase) -> None:
    with database.transaction() as connection:
        METADATA.create_all(connection)
        with pytest.raises(BooksMissing):
            own_key(connection)
