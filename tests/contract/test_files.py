"""A file goes from a till to HQ and on to another till, with every HQ alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.attaching import attach
from sync.shop.blob_line import BlobLine
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.profile import Books, open_books
from tests.contract.parties import Now, Party, fake_party, real_party
from tests.files import long_photo, named
from tests.shop.lines import LoadedDice
from tests.shop.shops import CLERK, received

PHOTO = long_photo()
SHA = named(PHOTO).sha256


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def hq(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Party]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    if request.param == "fake":
        with fake_party() as party:
            yield party
    else:
        on_sqlite = request.param == "sqlite"
        place = tmp_path / "hq" if on_sqlite else request.getfixturevalue("postgres_url")
        with real_party(tmp_path, place) as party:
            yield party


def _never(seconds: float) -> None:
    """Nothing here fails, so nothing rests."""
    assert seconds == 0


def _synced(books: Books, client: HqClient) -> BlobLine:
    result = Exchange(books, client, Now(), LoadedDice()).run_until_quiet(_never)
    assert (result.is_quiet, result.trouble) == (True, None)
    return BlobLine(books, client, Now(), LoadedDice())


def test_a_file_reaches_every_device_that_may_see_its_document(hq: Party, tmp_path: Path) -> None:
    with HqClient(hq.url, clock=Now()) as client:
        for name, site in (("a", "MK02"), ("b", "MK02"), ("c", "KC00")):
            enrol(tmp_path / name, Now(), client, code=hq.enrol_code(site), name=name)
        with open_books(tmp_path / "a", Now()) as books:
            made = received(books)
            attach(books, made.document, PHOTO, name="photo.jpg", by=CLERK)
            line = _synced(books, client)
            assert line.run_until_sent(_never).is_idle
            assert books.blobs.count_unsent() == 0
        with open_books(tmp_path / "b", Now()) as books:
            line = _synced(books, client)
            assert books.reading.show(made.document).attachments == (named(PHOTO),)
            assert b"".join(line.fetch(SHA)) == PHOTO
        with open_books(tmp_path / "c", Now()) as books:
            line = _synced(books, client)
            with pytest.raises(HqSaysNo) as no:
                list(line.fetch(SHA))
            assert no.value.code == "unknown_blob"
