from dataclasses import replace
from pathlib import Path

from sync.shop.identity import (
    Device,
    add_device,
    chains_by_device,
    change_device,
    device_of,
    newest_device,
)
from tests.shop.cache_file import a_journal_file

FIRST = Device("dev-1", "07", "KC00", "e1", "http://hq", "till", salt="s", public_key=b"k" * 32)


def test_the_newest_identity_goes_on_and_the_first_is_remembered(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    assert newest_device(file) is None
    second = replace(FIRST, id="dev-2", chain=2)
    with file.transaction() as connection:
        add_device(connection, FIRST)
        add_device(connection, second)
    assert newest_device(file) == second
    assert (device_of(file, 1), device_of(file, 3)) == (FIRST, None)
    assert chains_by_device(file) == {FIRST.id: 1, "dev-2": 2}
    file.close()


def test_what_hq_says_of_an_identity_is_kept(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    told = replace(FIRST, epoch="e2", state="revoked", company="Co", hq_url="http://hq2")
    with file.transaction() as connection:
        add_device(connection, FIRST)
        change_device(connection, told)
    assert newest_device(file) == told
    file.close()
