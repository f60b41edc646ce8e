"""One stick between two tills and HQ: each file is taken for what it says it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.hq.headquarters import Headquarters
from sync.hq.parcels import take_outbox
from sync.shop.carrying import deliver
from sync.shop.parcels import TakenBack
from sync.shop.stick import (
    PARCEL_SUFFIX,
    Carried,
    answers_for_others,
    parcels_for_hq,
    save_on_stick,
    take_off_stick,
)
from sync.stock.refusal import Refusal
from tests.clocks import HandClock
from tests.near_hq import Shop, a_headquarters, a_near_shop, stocked
from tests.shop.shops import received


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[Headquarters]:
    with a_headquarters(tmp_path / "hq", HandClock()) as hq:
        yield stocked(hq, tmp_path)


@pytest.fixture
def till(hq: Headquarters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_near_shop(hq, tmp_path / "till", HandClock()) as shop:
        received(shop.books)
        yield shop


@pytest.fixture
def other(hq: Headquarters, till: Shop, tmp_path: Path) -> Iterator[Shop]:
    with a_near_shop(hq, tmp_path / "other", HandClock(), site="KC00") as shop:
        yield shop


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def refused(shop: Shop, file: Path) -> str:
    with pytest.raises(Refusal) as no:
        take_off_stick(shop.books, file)
    return no.value.code


def test_what_waits_goes_to_hq_and_the_answer_comes_back(till: Shop, stick: Path) -> None:
    saved = save_on_stick(till.books, stick, name="MK02-07")
    assert (saved.file, saved.steps, saved.left) == (stick / f"MK02-07{PARCEL_SUFFIX}", 1, 0)
    answer = stick / "answer"
    answer.write_bytes(take_outbox(till.hq, saved.file.read_bytes()).answer)
    back = take_off_stick(till.books, answer)
    assert isinstance(back, TakenBack)
    assert (dict(back.tally.verdicts), till.books.journal.count_waiting()) == ({"applied": 1}, 0)


def test_another_till_s_file_is_kept_and_its_answer_leaves_with_the_next_stick(
    till: Shop, other: Shop, stick: Path
) -> None:
    saved = save_on_stick(till.books, stick, name="MK02-07")
    assert take_off_stick(other.books, saved.file) == Carried(till.device)
    assert parcels_for_hq(other.books.profile) == 1
    deliver(other.books.profile, other.line)
    assert (parcels_for_hq(other.books.profile), answers_for_others(other.books.profile)) == (0, 1)
    assert save_on_stick(other.books, stick, name="KC00-01").answers == 1
    assert answers_for_others(other.books.profile) == 0
    (answer,) = stick.glob(f"{till.device}-*-answer{PARCEL_SUFFIX}")
    back = take_off_stick(till.books, answer)
    assert isinstance(back, TakenBack)
    assert back.tally.pushed == 1


def test_a_till_s_own_file_is_for_hq(till: Shop, stick: Path) -> None:
    saved = save_on_stick(till.books, stick, name="MK02-07")
    assert refused(till, saved.file) == "parcel_own"
    assert parcels_for_hq(till.books.profile) == 0


def test_a_stranger_s_file_changes_nothing(till: Shop, stick: Path) -> None:
    (stick / "notes").write_text("figures", encoding="utf-8")
    assert refused(till, stick / "notes") == "not_a_parcel"
    assert refused(till, stick / "gone") == "no_file"
    assert till.books.journal.count_waiting() == 1


def test_an_answer_that_cannot_be_written_stays_here(till: Shop, other: Shop, stick: Path) -> None:
    saved = save_on_stick(till.books, stick, name="MK02-07")
    take_off_stick(other.books, saved.file)
    deliver(other.books.profile, other.line)
    with pytest.raises(Refusal) as no:
        save_on_stick(other.books, stick / "gone", name="KC00-01")
    assert (no.value.code, answers_for_others(other.books.profile)) == ("no_file", 1)
