"""What somebody who helps is given, and what is never in it."""

import logging
import zipfile
from pathlib import Path

import pytest

from sync.crash_report import CrashReports
from sync.logbook import COMMANDS_LOG, WINDOW_LOG, close_log, open_log
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.profile_folder import log_folder
from sync.shop.support_bundle import LOG_BYTES, as_text, pages_of, save
from sync.shop.trouble import DiskFault
from sync.stock.document import Content, Line
from tests.clocks import HandClock
from tests.desktop.sample_shop import MING, a_sample_shop

CUSTOMER, TOKEN = "Chan Tai Man of 18 Nathan Road", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOi.c2lnbmF0"


@pytest.fixture
def books(tmp_path: Path) -> Books:
    """The sample shop, a sale to a customer, and logs that say what they never should."""
    made = a_sample_shop(tmp_path / "shop")
    sold = Content((Line("1", "DR-0375", 2),), party=CUSTOMER)
    made.ledger.record(NewDocument(kind="issue", content=sold), by=MING)
    folder = log_folder(made.profile)
    for name in (WINDOW_LOG, COMMANDS_LOG):
        handler = open_log(folder, name)
        logging.getLogger("sync").info(
            "%s and %s, pin=482913, Bearer %s", CUSTOMER, "陳美玲", TOKEN
        )
        close_log(handler)
    CrashReports(folder, made.clock).write(KeyError(CUSTOMER))
    return made


def _text(books: Books) -> str:
    return as_text(pages_of(books.profile, books.clock, books))


def test_it_tells_how_the_device_stands(books: Books) -> None:
    text = _text(books)
    for told in ("Counterstock 0.1.0", "state", "waiting", "KeyError", "===== digest.txt ====="):
        assert told in text
    pages = pages_of(books.profile, books.clock, books)
    (counts,) = [page.text for page in pages if page.name == "counts.txt"]
    counted = dict(line.rsplit(None, 1) for line in counts.splitlines())
    assert counted["document"] == str(len(list(books.reading.documents())))


def test_no_name_no_key_and_no_content_is_in_it(books: Books) -> None:
    secrets = [books.secrets.database, books.secrets.device, books.secrets.install]
    never = [CUSTOMER, "Nathan", "陳美玲", "482913", TOKEN, "DR-0375", *secrets]
    text = _text(books)
    assert "[hidden]" in text
    assert [word for word in never if word in text] == []


def test_what_is_saved_is_what_was_shown(books: Books, tmp_path: Path) -> None:
    pages = pages_of(books.profile, books.clock, books)
    file = tmp_path / "support.zip"
    size = save(pages, file)
    assert size == file.stat().st_size
    with zipfile.ZipFile(file) as bundle:
        assert bundle.namelist() == [page.name for page in pages]
        saved = [bundle.read(page.name).decode() for page in pages]
    assert saved == [page.text for page in pages]


def test_without_books_the_reason_and_the_logs_are_there(books: Books) -> None:
    pages = pages_of(books.profile, books.clock, None, trouble="cache_damaged: It is damaged.")
    text = as_text(pages)
    assert "The books were not read: cache_damaged: It is damaged." in text
    assert f"===== logs/{WINDOW_LOG} =====" in text
    assert TOKEN not in text


def test_only_the_end_of_a_long_log_is_taken(tmp_path: Path) -> None:
    log = log_folder(tmp_path) / WINDOW_LOG
    log.parent.mkdir()
    log.write_text("first line\n" + "x\n" * LOG_BYTES + "last line\n", encoding="utf-8")
    (page,) = [each for each in pages_of(tmp_path, HandClock(), None) if WINDOW_LOG in each.name]
    assert "first line" not in page.text
    assert page.text.endswith("last line\n")
    assert len(page.text) <= LOG_BYTES


def test_a_log_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (log_folder(tmp_path) / WINDOW_LOG).mkdir(parents=True)
    assert "It could not be read: Is a directory." in as_text(pages_of(tmp_path, HandClock(), None))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskFault):
        save(pages_of(tmp_path, HandClock(), None), tmp_path / "nowhere" / "support.zip")
