"""Garbage in a shop's or HQ's files at seeded places: a sentence, exit 6, and the files as they were."""

import json
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.hq.database import HqDatabase
from tests.cli.office import Office
from tests.cli.terminal import Answer, Terminal, tea
from tests.fake_hq import served
from tests.hq.world import furnished
from tests.shop.lines import an_hq

SEEDS = 12
COMMANDS = (("status",), ("stock",), ("verify",), ("record", "-"), ("sync",))


@pytest.fixture
def till(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Terminal]:
    """A closed profile with a few documents, half of them known at HQ."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    hq = an_hq()
    with served(hq) as url:
        till = Terminal(tmp_path / "till", hq, url, capsys, monkeypatch).enrol()
        receipt, issue = ({"kind": kind, "lines": tea("1")} for kind in ("receipt", "issue"))
        assert till.typed("record", stdin="\n".join([json.dumps(receipt)] * 20)).code == 0
        assert till.typed("sync").code == 0
        assert till.typed("record", stdin="\n".join([json.dumps(issue)] * 5)).code == 0
        yield till


def harmed(path: Path, seed: int) -> bytes:
    """Some bytes of the file are others now; what it holds."""
    dice, whole = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(whole))
        whole[at] ^= dice.randint(1, 255)
    path.write_bytes(whole)
    return bytes(whole)


@contextmanager
def silently(path: Path) -> Iterator[None]:
    """Harm is done as a rotten sector does it: the file's time stays."""
    stat = path.stat()
    yield
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def one_sentence(answer: Answer) -> bool:
    """One line on stderr: a code and a sentence."""
    said = answer.error.splitlines()
    return len(said) == 1 and said[0].startswith("error: ") and said[0].endswith(".")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_garbage_in_the_journal_stops_every_command_and_changes_nothing(
    till: Terminal, words: tuple[str, ...]
) -> None:
    journal = till.profile / "journal.db"
    whole = journal.read_bytes()
    for seed in range(SEEDS):
        journal.write_bytes(whole)
        there = harmed(journal, seed)
        answer = till.typed(*words, stdin="{}")
        assert (answer.code, one_sentence(answer)) == (6, True), (seed, answer)
        assert journal.read_bytes() == there
    journal.write_bytes(whole)
    assert till.typed("verify").only["ok"] is True


def test_a_rotten_sector_of_the_journal_is_found_by_the_proof(till: Terminal) -> None:
    journal = till.profile / "journal.db"
    assert till.typed("verify").code == 0
    whole = journal.read_bytes()
    for seed in range(SEEDS):
        with silently(journal):
            journal.write_bytes(whole)
            harmed(journal, seed)
        answer = till.typed("verify")
        assert answer.code == 6, (seed, answer)


def test_garbage_in_the_cache_is_made_good_and_nothing_is_lost(till: Terminal) -> None:
    cache, journal = till.profile / "cache.db", till.profile / "journal.db"
    kept = journal.read_bytes()
    for seed in range(SEEDS):
        harmed(cache, seed)
        stock = till.typed("stock")
        assert (stock.code, stock.only["on_hand"], stock.error) == (0, "15", ""), (seed, stock)
        assert journal.read_bytes() == kept
    assert till.typed("sync").code == 0
    assert till.typed("verify").only["ok"] is True


@pytest.mark.parametrize("name", ["profile.id", "../keys"])
def test_garbage_where_the_key_is_kept_opens_nothing_and_changes_nothing(
    till: Terminal, name: str
) -> None:
    path = till.profile / name
    whole = path.read_bytes()
    books = (till.profile / "journal.db").read_bytes()
    for seed in range(SEEDS):
        path.write_bytes(whole)
        there = harmed(path, seed)
        answer = till.typed("status")
        assert answer.code == 6 or answer.only["state"] == "ok", (seed, answer)
        assert answer.code == 0 or one_sentence(answer)
        assert path.read_bytes() == there
        assert (till.profile / "journal.db").read_bytes() == books


def test_garbage_in_hqs_books_is_told_in_a_sentence_whatever_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, capsys, monkeypatch)
    assert office.hq("init", "--company", "Hoi Tung").code == 0
    books = tmp_path / "hq.db"
    database = HqDatabase.open(f"sqlite:///{books}")
    till = furnished(database).till()
    for _ in range(30):
        till.seal()
    till.push()
    database.close()
    assert office.hq("verify").only["documents"] == 30
    whole = books.read_bytes()
    for seed in range(SEEDS):
        books.write_bytes(whole)
        harmed(books, seed)
        for words in (("verify",), ("stock",), ("documents",), ("devices",), ("items", "list")):
            said = office.hq(*words)
            assert said.code in {0, 6}, (seed, words, said)
            assert said.code == 0 or said.err.startswith("error: ") or said.only["ok"] is False
