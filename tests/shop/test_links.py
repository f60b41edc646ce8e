"""A link of the chain as a row: what is too large, what follows, which number was given."""

from pathlib import Path

import pytest

from sync.shop.database import Database
from sync.shop.links import check_size, pass_number, run_of
from sync.shop.sealed import Sealed
from sync.shop.upgrades import JOURNAL, bring_up
from sync.stock.refusal import Refusal
from sync.wire.protocol import MAX_STEP_BYTES


def a_link(position: int = 1, *, size: int = 10) -> Sealed:
    return Sealed(position, f"s{position}", "d", "", b"x" * size, bytes(32), bytes(64))


def test_a_step_that_another_identity_could_not_seal_again_is_refused() -> None:
    check_size(a_link(size=MAX_STEP_BYTES - 1024))
    with pytest.raises(Refusal) as refused:
        check_size(a_link(size=MAX_STEP_BYTES - 1023))
    assert refused.value.code == "document_too_large"


@pytest.mark.parametrize(
    ("positions", "most", "expected"),
    [([1, 2, 3], 30, 3), ([1, 2, 3], 29, 2), ([1, 3], 30, 1), ([1, 2], 0, 1), ([], 30, 0)],
)
def test_a_run_has_no_gap_and_so_many_bytes(positions: list[int], most: int, expected: int) -> None:
    links = [a_link(at) for at in positions]
    rows = [(k.position, k.step, k.document, k.number, k.body, k.hash, k.signature) for k in links]
    assert run_of(rows, most) == links[:expected]


def test_a_number_that_was_given_is_passed_and_never_gone_back_to(tmp_path: Path) -> None:
    file = Database(tmp_path / "journal.db", "ab" * 32, durable=True)
    bring_up(file, JOURNAL)
    with file.transaction() as connection:
        for number in ("KC00-RC-07-000009", "KC00-RC-07-000004", "", "paper"):
            pass_number(connection, number)
    assert file.rows("SELECT device, kind, last FROM series") == [("07", "RC", 9)]
    file.close()
