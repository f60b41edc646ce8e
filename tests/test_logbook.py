"""What stands in a log, what never does, and how long it may grow."""

import logging
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from sync import logbook
from sync.logbook import (
    HIDDEN,
    BoundedFile,
    ContentHidden,
    close_log,
    hide_secrets,
    log_to,
    open_log,
    trace_of,
)

NAME = "lines.log"
CUSTOMER = "陳大文 of 18 Nathan Road"


class DiskFull(Exception):
    code = "disk_full"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the lines of this test go."""
    handler = open_log(tmp_path / "logs", NAME)
    yield tmp_path / "logs"
    close_log(handler)


def _raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as met:
        return met


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abc.def-ghi",
        "headers=[(b'Authorization', b'Bearer abc.def-ghi')]",
        'hello {"pin": "abc.def-ghi"}',
        "access_token=abc.def-ghi next",
        "password: abc.def-ghi",
        "COUNTERSTOCK_PIN=abc.def-ghi",
        "the database key: b'abc.def-ghi'",
        "postgresql+psycopg://hq:abc.def-ghi@db/stock",
        "-----BEGIN PRIVATE KEY-----\nabc.def-ghi\n-----END PRIVATE KEY-----",
        "$argon2id$v=19$abc.def-ghi",
    ],
)
def test_what_is_named_a_secret_is_hidden(text: str) -> None:
    assert "abc.def-ghi" not in hide_secrets(text)
    assert HIDDEN in hide_secrets(text)


@pytest.mark.parametrize(
    "secret",
    [
        "0G4XZ-9KQ2T",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDMSJ9.c2lnbmF0dXJl",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "kL3_vT9q8Zp-2mXw7Yc5Nb1RdF4hJ6sG0aE_uIoP-Q",
    ],
)
def test_what_looks_like_a_secret_is_hidden_wherever_it_stands(secret: str) -> None:
    assert secret not in hide_secrets(f"it said {secret} to us")


@pytest.mark.parametrize(
    "text",
    [
        "MK02-IS-000482 posted, 9 lines",
        "device 019aa3f2-7c1e-7b58-9d60-5f2c1a7e4b11 is stopped",
        "code=disk_full, key figures stand",
        "http://127.0.0.1:8440/v1/push answered 503",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert hide_secrets(text) == text


def test_times_are_those_of_greenwich(folder: Path) -> None:
    logging.getLogger("sync.stock").info("a line")
    line = (folder / NAME).read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO sync\.stock a line\n", line)


def test_without_a_line_there_is_no_file(folder: Path) -> None:
    assert not folder.exists()


@pytest.mark.expects_log
def test_an_error_is_kept_with_its_place_and_without_its_message(folder: Path) -> None:
    fault = _raised(ValueError(f"no such customer: {CUSTOMER}"))
    logging.getLogger("sync").error("fault", exc_info=fault)
    kept = (folder / NAME).read_text(encoding="utf-8")
    assert CUSTOMER not in kept
    assert "no such customer" not in kept
    assert "test_logbook.py" in kept
    assert "ValueError" in kept


def test_a_chain_of_errors_is_told_from_its_beginning() -> None:
    fault = _raised(DiskFull("full"))
    fault.__cause__ = _raised(OSError(28, "No space left on device", f"/{CUSTOMER}.db"))
    told = trace_of(fault)
    assert told.index("OSError: No space left on device") < told.index("DiskFull: disk_full")
    assert CUSTOMER not in told


def test_a_circle_of_errors_ends() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert trace_of(first).count("Error") == 2


def test_a_full_file_gives_way_to_the_next_and_few_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logbook, "FILE_BYTES", 400)
    handler = open_log(tmp_path, NAME)
    for number in range(60):
        logging.getLogger("sync").info("line %s", number)
    close_log(handler)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == [NAME, *(f"{NAME}.{n}" for n in range(1, logbook.FILES_KEPT + 1))]
    assert all(path.stat().st_size <= 400 for path in tmp_path.iterdir())
    assert "line 59" in (tmp_path / NAME).read_text(encoding="utf-8")


def test_a_file_that_cannot_be_renamed_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_source: str, _target: str) -> None:
        raise PermissionError(32, "used by another process")

    monkeypatch.setattr(logbook, "FILE_BYTES", 400)
    handler = open_log(tmp_path, NAME)
    monkeypatch.setattr(handler, "rotate", held)
    for number in range(60):
        logging.getLogger("sync").info("line %s", number)
    close_log(handler)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).stat().st_size <= 400
    assert "line 59" in (tmp_path / NAME).read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("no folder")
    handler = open_log(tmp_path / "logs", NAME)
    logging.getLogger("sync").info("a line")
    close_log(handler)
    assert isinstance(handler, BoundedFile)
    assert handler.lost == 1


@pytest.mark.expects_log
def test_a_stream_gets_warnings_with_their_messages_and_without_secrets() -> None:
    stream = StringIO()
    handler = log_to(stream)
    logging.getLogger("sync").info("quiet")
    fault = _raised(ValueError("server away, token=abc"))
    logging.getLogger("sync").warning("fault", exc_info=fault)
    close_log(handler)
    told = stream.getvalue()
    assert "quiet" not in told
    assert f"server away, token={HIDDEN}" in told


def test_a_record_without_an_error_has_no_trace() -> None:
    assert ContentHidden().formatException((None, None, None)) == ""
