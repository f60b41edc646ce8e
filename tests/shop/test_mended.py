from pathlib import Path

import pytest

from sync.shop.mended import MARK, Mended, mended_so_far
from tests.shop.shops import a_shop


def test_the_count_is_kept_beside_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "shop") as books:
        assert mended_so_far(books.journal) == Mended()
        books.journal.set_mark(MARK, "2 17 2026-11-20T04:00:00.000Z 1")
        told = Mended(2, 17, "2026-11-20T04:00:00.000Z", is_in_doubt=True)
        assert mended_so_far(books.journal) == told
