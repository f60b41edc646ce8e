"""A case as it is told: both versions, what each choice would move, and who did either side."""

from dataclasses import replace

from sync.stock.document import Content, Line
from sync.stock.views import Act, CaseEffect, CaseRow
from sync.wire.answers import plain
from sync.wire.case_answers import case_answer

AT = "2026-11-20T04:00:00.000Z"
CONTENT = Content((Line("1", "S", 9, decimals=1), Line("2", "T", 4)), party="SUP-1")
CASE = CaseRow(
    "c", "d", "N", ("e",), "conflict", "Both.", {"f": "1"}, CONTENT, None, None, ("mine",), "open"
)


def test_a_case_shows_both_versions_whole() -> None:
    answer = case_answer(CASE)
    told = plain(answer)
    fields = ["case", "document", "number", "also", "code", "message", "base", "mine", "hq"]
    assert list(told)[:11] == [*fields, "choices", "state"]
    assert told["mine"] is None
    assert answer.base is not None
    assert (answer.base.party, [line.quantity for line in answer.base.lines]) == (
        "SUP-1",
        ["0.9", "4"],
    )


def test_a_case_without_effects_or_acts_says_so() -> None:
    told = plain(case_answer(CASE))
    assert (told["effects"], told["acts"]) == ([], [])


def test_a_case_says_what_each_choice_does_to_stock() -> None:
    effect = CaseEffect("hq", "S", "Tea", "L1", "MK02/A-1", "@supplier", 9, 1)
    told = plain(case_answer(replace(CASE, effects=(effect,))))
    assert told["effects"] == [
        {
            "take": "hq",
            "sku": "S",
            "name": "Tea",
            "lot": "L1",
            "from": "MK02/A-1",
            "to": "@supplier",
            "quantity": "0.9",
        }
    ]


def test_a_case_says_who_did_either_side() -> None:
    mine, other = Act("amy", "01", AT, "post", "Till"), Act("", "hq", AT, "cancel", "HQ", "e", "N2")
    told = plain(case_answer(replace(CASE, mine_act=mine, hq_act=other)))
    names = ("side", "step", "by", "device", "device_name", "at", "document", "number")
    assert told["acts"] == [
        dict(zip(names, ("mine", "post", "amy", "01", "Till", AT, "", ""), strict=True)),
        dict(zip(names, ("hq", "cancel", "", "hq", "HQ", AT, "e", "N2"), strict=True)),
    ]
    (alone,) = case_answer(replace(CASE, hq_act=other)).acts
    assert alone.side == "hq"
