"""A shop's chains as an auditor gets them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from resources.verifier.counterstock_verify import main
from sync.shop.chain_export import chain_export
from sync.shop.keychain import salt_of
from sync.shop.profile import Books
from sync.wire.seal import public_bytes
from tests.shop.shops import a_shop, received


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "till") as books:
        yield books


def proven(books: Books, tmp_path: Path) -> int:
    path = tmp_path / "export"
    path.write_bytes(b"".join(chain_export(books)))
    return main([str(path)])


def test_a_shop_s_export_is_proven_by_the_stand_alone_verifier(
    books: Books, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proven(books, tmp_path) == 0
    for _ in range(3):
        received(books)
    assert proven(books, tmp_path) == 0
    assert "1 chains, 3 steps, 3 signatures" in capsys.readouterr().out


def test_every_identity_has_a_chain_of_its_own(
    books: Books, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    received(books)
    salt = salt_of("another")
    key = public_bytes(books.secrets.device_key(salt))
    books.go_on_as(replace(books.device, id="dev-2", number="08", salt=salt, public_key=key))
    received(books)
    assert proven(books, tmp_path) == 0
    assert "2 chains, 3 steps, 3 signatures" in capsys.readouterr().out


def test_a_step_altered_in_the_journal_is_named(
    books: Books, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded = received(books)
    received(books)
    with books.journal_file.transaction() as connection:
        connection.execute(
            "UPDATE step SET body = CAST(replace(CAST(body AS TEXT), 'SUP-1', 'SUP-2') AS BLOB)"
            " WHERE document = ?",
            (recorded.document,),
        )
    assert proven(books, tmp_path) == 1
    assert f"step 1 (post of {recorded.number} by amy" in capsys.readouterr().out


def test_the_first_line_says_whose_it_is(books: Books) -> None:
    first = json.loads(next(chain_export(books)))
    assert (first["source"], first["v"]) == ("shop", 1)
