"""`export`, `hq take` and `take`: a day without a line, by stick."""

import json
from pathlib import Path
from typing import Any, cast

import pytest

from sync.cli.entry import main
from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import open_headquarters
from sync.shop.carrying import deliver
from sync.shop.hq_client import HqClient
from tests.near_hq import Line, a_headquarters, a_near_shop, stocked
from tests.shop.shops import received


class Room:
    """Both ends' commands in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def shop(self, *words: str) -> tuple[int, dict[str, Any], str]:
        return self._said("--profile", str(self.folder / "till"), "--json", *words)

    def other(self, *words: str) -> tuple[int, dict[str, Any], str]:
        return self._said("--profile", str(self.folder / "other"), "--json", *words)

    def hq(self, *words: str) -> tuple[int, dict[str, Any], str]:
        return self._said("--json", "hq", "--data", str(self.folder / "hq"), *words)

    def _said(self, *words: str) -> tuple[int, dict[str, Any], str]:
        code = main(list(words))
        told = self._capsys.readouterr()
        return code, json.loads(told.out or "{}"), told.err

    def path(self, name: str) -> str:
        return str(self.folder / name)


@pytest.fixture
def room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Room:
    """A shop with one receipt that HQ has not heard of."""
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    clock = WallClock()
    with a_headquarters(tmp_path / "hq", clock) as hq:
        stocked(hq, tmp_path)
        with a_near_shop(hq, tmp_path / "till", clock) as shop:
            received(shop.books)
        with a_near_shop(hq, tmp_path / "other", clock, site="KC00"):
            pass
    return Room(tmp_path, capsys)


def test_a_day_goes_to_hq_and_comes_back_by_stick(room: Room) -> None:
    parcel = room.path("out.counterstock-parcel")
    code, made, _ = room.shop("export", parcel)
    assert (code, made["steps"], made["left"]) == (0, 1, 0)
    code, taken, _ = room.hq("take", parcel)
    assert (code, taken["site"], taken["verdicts"], taken["complete"]) == (
        0, "MK02", {"applied": 1}, True,
    )  # fmt: skip
    assert taken["answer"] == room.path("out-answer.counterstock-parcel")
    code, back, _ = room.shop("take", taken["answer"])
    assert (code, back["pushed"], back["waiting"], back["complete"]) == (0, 1, 0, True)
    assert back["verdicts"] == {"applied": 1}


def test_the_same_stick_again_is_no_harm(room: Room) -> None:
    parcel, answer = room.path("out"), room.path("back")
    room.shop("export", parcel)
    for _ in range(2):
        code, taken, _ = room.hq("take", parcel, "--answer", answer)
        assert (code, taken["verdicts"]) == (0, {"applied": 1})
    assert room.shop("take", answer)[1]["pushed"] == 1
    assert room.shop("take", answer)[1]["pushed"] == 0


def test_a_revoked_device_is_told_so_at_both_ends(room: Room) -> None:
    parcel, answer = room.path("out"), room.path("back")
    device = room.shop("export", parcel)[1]["device"]
    room.hq("device", "revoke", device)
    code, taken, error = room.hq("take", parcel, "--answer", answer)
    assert (code, taken["state"], error.startswith("error: revoked: ")) == (3, "revoked", True)
    code, back, error = room.shop("take", answer)
    assert (code, back["waiting"], error.startswith("error: revoked: ")) == (3, 1, True)
    assert room.shop("export", parcel)[0] == 3


def test_a_parcel_that_is_none_is_refused_with_a_sentence(room: Room) -> None:
    Path(room.path("notes.txt")).write_text("shopping", encoding="utf-8")
    for end in (room.shop, room.hq):
        code, told, error = end("take", room.path("notes.txt"))
        assert (code, told) == (3, {})
        assert error == "error: not_a_parcel: This file is no parcel of Counterstock's.\n"
    assert room.hq("take", room.path("nowhere"))[0] == 2


def test_a_till_with_a_line_carries_for_one_without(room: Room, tmp_path: Path) -> None:
    parcel, stick = room.path("out"), tmp_path / "stick"
    device = room.shop("export", parcel)[1]["device"]
    stick.mkdir()
    kept = room.other("carry", parcel)[1]
    assert kept == {"device": device, "waiting": 1, "answers": 0, "written": []}
    with open_headquarters(tmp_path / "hq", WallClock()) as hq:
        assert deliver(tmp_path / "other", cast("HqClient", Line(hq))).answered == 1
    moved = room.other("carry", "--answers", str(stick))[1]
    assert (moved["waiting"], moved["answers"], len(moved["written"])) == (0, 0, 1)
    code, back, _ = room.shop("take", moved["written"][0])
    assert (code, back["pushed"], back["waiting"]) == (0, 1, 0)
