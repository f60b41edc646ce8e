"""One till carries for another: it reads nothing, loses nothing, and brings the answer back."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from sync.hq.headquarters import Headquarters
from sync.shop import carrying
from sync.shop.blob_line import BlobLine
from sync.shop.carrying import Delivered, answers, deliver, keep_parcel, waiting_parcels
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.parcels import outbox_parcel, take_answer
from sync.shop.trouble import HqAway
from sync.stock.refusal import Refusal
from sync.wire.parcel_letters import CarriedLetter
from tests.clocks import HandClock
from tests.near_hq import Shop, a_headquarters, a_near_shop, stocked
from tests.shop.lines import LoadedDice
from tests.shop.shops import received


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[Headquarters]:
    with a_headquarters(tmp_path / "hq", HandClock()) as hq:
        yield stocked(hq, tmp_path)


@pytest.fixture
def cut_off(hq: Headquarters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """A till without a line."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_near_shop(hq, tmp_path / "cut-off", HandClock()) as shop:
        received(shop.books)
        yield shop


@pytest.fixture
def carrier(hq: Headquarters, cut_off: Shop, tmp_path: Path) -> Iterator[Shop]:
    with a_near_shop(hq, tmp_path / "carrier", HandClock(), site="KC00") as shop:
        yield shop


class Door:
    """A line that says one thing to every parcel."""

    def __init__(self, said: Exception) -> None:
        self.said = said

    def parcel(self, letter: CarriedLetter) -> CarriedLetter:
        raise self.said


def through(said: Exception) -> HqClient:
    return cast("HqClient", Door(said))


def test_a_parcel_goes_with_another_till_and_its_answer_comes_back(
    cut_off: Shop, carrier: Shop
) -> None:
    profile = carrier.books.profile
    device = keep_parcel(profile, outbox_parcel(cut_off.books).parcel)
    assert device == cut_off.device
    assert deliver(profile, carrier.line).answered == 1
    (answer,) = answers(profile)
    assert waiting_parcels(profile) == []
    back = take_answer(cut_off.books, answer.read_bytes())
    assert (back.state, back.tally.pushed, cut_off.books.journal.count_waiting()) == ("ok", 1, 0)


def test_the_carrier_can_take_in_neither(cut_off: Shop, carrier: Shop) -> None:
    keep_parcel(carrier.books.profile, outbox_parcel(cut_off.books).parcel)
    deliver(carrier.books.profile, carrier.line)
    with pytest.raises(Refusal) as no:
        take_answer(carrier.books, answers(carrier.books.profile)[0].read_bytes())
    assert no.value.code == "parcel_recipient"


def test_a_parcel_kept_twice_is_one(cut_off: Shop, carrier: Shop) -> None:
    parcel = outbox_parcel(cut_off.books).parcel
    keep_parcel(carrier.books.profile, parcel)
    keep_parcel(carrier.books.profile, parcel)
    assert len(waiting_parcels(carrier.books.profile)) == 1


@pytest.mark.parametrize(
    "said",
    [
        HqAway("No line."),
        HqSaysNo("No such path.", code="not_found", status=404),
        HqSaysNo("This token is none of ours.", code="token_invalid", status=401),
        HqSaysNo("Of who carries: stopped.", code="carrier", status=401),
        HqSaysNo("HQ has stopped this device.", code="revoked", status=403),
        HqSaysNo("HQ knows this device no longer.", code="unknown_device", status=403),
    ],
)
def test_what_could_not_be_handed_in_waits(cut_off: Shop, carrier: Shop, said: Exception) -> None:
    profile = carrier.books.profile
    keep_parcel(profile, outbox_parcel(cut_off.books).parcel)
    assert deliver(profile, through(said)).answered == 0
    assert len(waiting_parcels(profile)) == 1
    assert deliver(profile, carrier.line).answered == 1


def test_the_line_beside_the_documents_hands_in_until_it_is_ended(
    cut_off: Shop, carrier: Shop
) -> None:
    profile = carrier.books.profile
    line = BlobLine(carrier.books, carrier.line, HandClock(), LoadedDice())
    assert line.hand_in() == Delivered(0)
    keep_parcel(profile, outbox_parcel(cut_off.books).parcel)
    assert line.hand_in() == Delivered(1)
    keep_parcel(profile, outbox_parcel(cut_off.books).parcel)
    line.end()
    assert line.hand_in() == Delivered(0)
    assert len(waiting_parcels(profile)) == 1


def test_a_parcel_of_nobody_is_told_and_carried_no_further(cut_off: Shop, carrier: Shop) -> None:
    profile = carrier.books.profile
    keep_parcel(profile, outbox_parcel(cut_off.books).parcel)
    no = HqSaysNo("HQ knows no such device.", code="parcel_device", status=422)
    assert [code for _, code, _ in deliver(profile, through(no)).refused] == ["parcel_device"]
    assert waiting_parcels(profile) == []


def test_what_hq_refuses_is_told_and_carried_no_further(cut_off: Shop, carrier: Shop) -> None:
    profile = carrier.books.profile
    keep_parcel(profile, outbox_parcel(cut_off.books).parcel[:-1])
    (refused,) = deliver(profile, carrier.line).refused
    assert refused[:2] == (cut_off.device, "parcel_signature")
    assert (waiting_parcels(profile), answers(profile)) == ([], [])


def test_an_answer_or_a_stranger_s_file_is_not_carried(
    cut_off: Shop, carrier: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = carrier.books.profile
    keep_parcel(profile, outbox_parcel(cut_off.books).parcel)
    deliver(profile, carrier.line)
    codes = []
    monkeypatch.setattr(carrying, "MAX_CARRIED_BYTES", 10)
    for parcel in (answers(profile)[0].read_bytes(), b"notes", outbox_parcel(cut_off.books).parcel):
        with pytest.raises(Refusal) as no:
            keep_parcel(profile, parcel)
        codes.append(no.value.code)
    assert codes == ["parcel_kind", "not_a_parcel", "parcel_too_large"]
    assert waiting_parcels(profile) == []
