"""The sentence of what happened, for every class of case."""

from dataclasses import replace

import pytest

from desktop.cases.matter import Matter, read_matter
from desktop.cases.story import STORIES, headline, moment_words, reassurance
from desktop.wording.decisions import decision_words
from sync.stock.views import Act
from tests.desktop.sample_cases import CASES
from tests.desktop.sample_desk import SampleDesk

TOLD = {
    "edit_clash": "陳美玲 wrote 22 罐 for Cat food, tuna 85g at 10:42."
    " 11 minutes earlier 黃志強 had written 20 罐.",
    "negative_stock": "陳美玲 posted {number} at 10:42."
    " After it Mong Kok shop has −2 罐 of Cat food, tuna 85g.",
    "duplicate_note": "Note DN-7781 is on two documents: {number} by 陳美玲 at 10:42,"
    " MK02-RC-04-000088 by 黃志強 at 10:31.",
    "posted_twice": "陳美玲 posted {number} at 10:42; 黃志強 had posted it at 10:31.",
    "posted_after_cancel": "陳美玲 posted {number} at 10:42; 黃志強 had voided it at 10:31.",
    "posted_after_reversal": "陳美玲 posted {number} at 10:42; 黃志強 had reversed it at 10:31.",
    "arrived_twice": "陳美玲 received {number} at 10:42; 黃志強 had received it at 10:31.",
    "arrived_after_cancel": "陳美玲 received {number} at 10:42; 黃志強 had voided it at 10:31.",
    "arrived_after_reversal": "陳美玲 received {number} at 10:42; 黃志強 had reversed it at 10:31.",
    "transfer_short": "Kwai Chung warehouse sent 24 罐 of Cat food, tuna 85g;"
    " at Mong Kok shop 22 罐 came at 10:42. 2 罐 are missing.",
    "transfer_over": "Kwai Chung warehouse sent 24 包 of Lemon tea 375ml carton;"
    " at Mong Kok shop 26 包 came at 10:42, 2 包 too many.",
    "count_window": "陳美玲 moved Cat food, tuna 85g with MK02-IS-000482 at 10:38;"
    " you counted at 10:42, 4 minutes apart. Was it in what was counted?",
    "counts_differ": "陳美玲 counted 22 罐 of Cat food, tuna 85g at 10:42;"
    " 黃志強 had counted 20 罐 at 10:38.",
    "over_reserved": "陳美玲 reserved Cat food, tuna 85g at 10:42, 4 罐 more than there is;"
    " 黃志強 was first at 10:31.",
    "reserved_taken": "陳美玲 posted {number} at 10:42. Mong Kok shop has 2 罐 of"
    " Cat food, tuna 85g left; 6 罐 are reserved.",
    "fulfilled_twice": "陳美玲 handed over {number} at 10:42; 黃志強 had handed it over at 10:31.",
    "fulfilled_after_cancel": "陳美玲 handed over {number} at 10:42; 黃志強 had let it go at 10:31.",
    "fulfilled_after_reversal": "陳美玲 handed over {number} at 10:42;"
    " 黃志強 had reversed it at 10:31.",
    "fulfilled_before_post": "陳美玲 handed over {number} at 10:42;"
    " the reservation has not reached HQ yet.",
    "serial_twice": "陳美玲 posted {number} at 10:42 with Cat food, tuna 85g, serial SN-77;"
    " MK02-IS-04-000480 had moved it before.",
    "lot_below_zero": "陳美玲 posted {number} at 10:42."
    " After it Mong Kok shop has −2 罐 of lot CT26K of Cat food, tuna 85g.",
    "expired_lot": "陳美玲 posted {number} at 10:42 with lot CT25A of Cat food, tuna 85g,"
    " which was good until 26-10-01.",
    "arrived_before_dispatch": "陳美玲 received {number} at 10:42;"
    " its dispatch has not reached HQ yet.",
    "closed_period": "陳美玲 posted {number} at 10:42. When it reached HQ, 11-20 was closed.",
    "archived_item": "陳美玲 posted {number} at 10:42 with Cat food, tuna 85g,"
    " which was no longer kept.",
    "unknown_item": "陳美玲 posted {number} at 10:42 with 新到貓砂 10L XX-0001,"
    " which HQ's catalogue does not have.",
    "without_right": "陳美玲 posted {number} at 10:42 and had no right to at the time.",
    "newer_version": "陳美玲 posted {number} at 10:42 with a newer version."
    " HQ can judge it once it is upgraded too.",
    "unknown_kind": "陳美玲 wrote {number} at 10:42. HQ does not know this kind of document yet,"
    " and can judge it once it is upgraded.",
    "waits_for_step": "陳美玲 posted {number} at 10:42."
    " It waits for an earlier step that has not reached HQ yet.",
    "not_allowed": "陳美玲 changed {number} at 10:42 and had no right to. It was not taken.",
    "wrong_state": "陳美玲 changed {number} at 10:42;"
    " 黃志強 had voided it at 10:31. It was not taken.",
}


def matter_of(desk: SampleDesk, code: str) -> Matter:
    found = read_matter(desk.place, desk.cases[code])
    assert found is not None
    return found


@pytest.mark.parametrize("code", CASES)
def test_every_class_says_who_did_what_when(desk: SampleDesk, code: str) -> None:
    matter = matter_of(desk, code)
    told = headline(desk.place, matter)
    assert told == TOLD[code].replace("{number}", matter.case.number)


def test_every_sentence_has_its_class_among_the_samples() -> None:
    assert set(STORIES) - set(CASES) == set()


def test_what_holds_nothing_back_and_what_hq_keeps_is_not_said_to_count(desk: SampleDesk) -> None:
    meanwhile = {code: reassurance(matter_of(desk, code)) for code in CASES}
    assert meanwhile["over_reserved"].endswith("It holds nothing back until somebody decides.")
    for code in ("newer_version", "unknown_kind", "waits_for_step"):
        assert meanwhile[code].endswith("HQ keeps it, and judges it as soon as it can.")
        assert decision_words(code, "hq")[1].startswith("It stays at HQ as it is")


def test_whoever_is_signed_in_is_spoken_to(desk: SampleDesk) -> None:
    desk.place.sign_in(desk.place.books.catalogue.roster.person("C101"))
    assert headline(desk.place, matter_of(desk, "posted_twice")).startswith("You posted")
    assert " by you at 10:42" in headline(desk.place, matter_of(desk, "duplicate_note"))


def test_a_case_of_an_older_hq_keeps_the_words_of_its_finding(desk: SampleDesk) -> None:
    matter = matter_of(desk, "duplicate_note")
    bare = replace(matter, case=replace(matter.case, mine_act=None, hq_act=None))
    assert headline(desk.place, bare) == (
        "Note DN-7781 of 香港飲品批發 is on MK02-RC-04-000088 too. The same goods?"
    )


def test_without_an_act_the_step_that_hq_answered_stands_in(desk: SampleDesk) -> None:
    matter = matter_of(desk, "closed_period")
    bare = replace(matter, case=replace(matter.case, mine_act=None))
    assert headline(desk.place, bare) == TOLD["closed_period"].replace(
        "{number}", matter.case.number
    )


def test_a_later_edit_of_hq_is_told_as_later(desk: SampleDesk) -> None:
    matter = matter_of(desk, "edit_clash")
    later = Act("黃志強", "dev-9", "2026-11-20T02:45:00.000Z", "edit")
    told = headline(desk.place, replace(matter, case=replace(matter.case, hq_act=later)))
    assert told.endswith("3 minutes later 黃志強 wrote 20 罐.")


def test_two_edits_of_one_minute_are_told_as_such(desk: SampleDesk) -> None:
    matter = matter_of(desk, "edit_clash")
    at_once = Act("黃志強", "dev-9", "2026-11-20T02:42:20.000Z", "edit")
    told = headline(desk.place, replace(matter, case=replace(matter.case, hq_act=at_once)))
    assert told.endswith("at 10:42; in the same minute 黃志強 wrote 20 罐.")


@pytest.mark.parametrize(
    ("side", "told"),
    [
        ("mine", "陳美玲 took Cat food, tuna 85g off at 10:42; 黃志強 changed it to 20 罐."),
        ("hq", "陳美玲 wrote 22 罐 for Cat food, tuna 85g at 10:42; 黃志強 took it off."),
    ],
)
def test_a_line_taken_off_on_one_side_is_said_so(desk: SampleDesk, side: str, told: str) -> None:
    matter = matter_of(desk, "edit_clash")
    content = getattr(matter.case, side)
    gone = replace(content, lines=content.lines[1:])
    case = replace(matter.case, **{side: gone})
    assert headline(desk.place, replace(matter, case=case)) == told


def test_what_it_means_meanwhile_follows_from_what_has_moved(desk: SampleDesk) -> None:
    told = {code: reassurance(matter_of(desk, code)) for code in CASES}
    assert told["edit_clash"].startswith("Neither of you was wrong")
    assert told["posted_twice"].endswith("nothing else moves until somebody decides.")
    assert told["closed_period"].endswith("somebody looks and says what was found.")
    assert told["wrong_state"].startswith("It moved nothing.")
    assert "Nobody was wrong" not in told["without_right"]


@pytest.mark.parametrize(
    ("step", "done", "counts"),
    [
        ("arrive", "received", "It counts as received"),
        ("fulfil", "handed over", "It counts as handed over"),
        ("reverse", "reversed", "It counts"),
        ("resolve", "acted on", "It counts"),
    ],
)
def test_what_was_received_or_handed_over_is_told_as_such(
    desk: SampleDesk, step: str, done: str, counts: str
) -> None:
    for code, rest in (
        ("closed_period", "; somebody looks and says what was found."),
        ("transfer_short", "; nothing else moves until somebody decides."),
        ("without_right", ". Somebody says whether it is approved."),
    ):
        matter = matter_of(desk, code)
        mine = matter.case.mine_act
        assert mine is not None
        case = replace(matter.case, mine_act=replace(mine, step=step))
        acted = replace(matter, case=case)
        assert reassurance(acted).endswith(counts + rest)
        assert headline(desk.place, acted) == TOLD[code].replace(
            "posted {number}", f"{done} {case.number}"
        )


def test_a_moment_of_another_day_has_its_day(desk: SampleDesk) -> None:
    matter = matter_of(desk, "edit_clash")
    assert moment_words(matter, "2026-11-19T02:00:00.000Z") == "11-19 10:00"
