"""Sticks in plain words, one and many."""

from pathlib import Path

from desktop.language import Translations
from desktop.wording.parcels import PARCELS

FILE = Path("/stick/MK02-07-20261122-1046.counterstock-parcel")


def test_what_is_on_the_stick_and_what_did_not_fit(translations: Translations) -> None:
    assert PARCELS.saved(FILE, steps=1, left=0, answers=0) == (
        f"1 step is on the stick as {FILE.stem}. Take it to HQ."
    )
    assert PARCELS.saved(FILE, steps=9, left=2, answers=1) == (
        f"9 steps are on the stick as {FILE.stem}. Take it to HQ."
        " 2 more did not fit; save again afterwards."
        " 1 answer of HQ's for another computer is on it as well."
    )


def test_with_nothing_to_send_a_stick_asks_what_is_new(translations: Translations) -> None:
    words = PARCELS.saved(FILE, steps=0, left=0, answers=0)
    assert words == f"Nothing waits here; {FILE.stem} asks HQ for what is new."


def test_an_answer_says_what_became_of_the_steps(translations: Translations) -> None:
    words = PARCELS.taken({"refused": 1, "applied": 8}, pulled=38, waiting=2)
    assert words == (
        "HQ's answer is taken in. Own steps: 8 steps confirmed by HQ; 1 step sent back by HQ."
        " 38 changes came from HQ. 2 steps still wait."
    )


def test_an_answer_taken_in_twice_says_so(translations: Translations) -> None:
    words = PARCELS.taken({}, pulled=0, waiting=0)
    assert words == "This answer brought nothing that was not known here."


def test_another_computer_is_named_by_the_first_signs_of_its_id(
    translations: Translations,
) -> None:
    assert "0190a3f2 is kept" in PARCELS.kept("0190a3f2-7777-7000-8000-000000000000")
    assert PARCELS.refused("0190a3f2-7777", "parcel_signature", "altered").startswith(
        "HQ did not take the file of computer 0190a3f2: This stick file was altered"
    )


def test_chinese_sentences_follow_each_other_without_a_gap(translations: Translations) -> None:
    translations.use("zh_HK")
    words = PARCELS.said((PARCELS.answered(1), PARCELS.waiting(2)))
    assert words == (
        "總部已答覆其他電腦的 1 個檔案。把答覆存到隨身碟。"
        "其他電腦的 2 個檔案會在下次交換時送到總部。"
    )
