import pytest

from sync.hq.own_acts import OwnAct, take_own_step
from sync.hq.tables import case, device, device_log
from sync.hq.verification import verify
from sync.stock.refusal import Refusal
from sync.wire.messages import Base, VerdictLetter
from tests.hq.world import NOW, World, a_content, a_line, an_edit

DRAFT = a_content(a_line("1", "TEA", "5"), party="SUP-1", note="cold")


def _act(world: World, name: str, document: str = "d1", **more: object) -> VerdictLetter:
    act = OwnAct(name, document, **more)  # type: ignore[arg-type]  # a test may name any field
    return take_own_step(world.database, act, now=NOW)


def _refused(world: World, name: str, document: str = "d1", **more: object) -> str:
    with pytest.raises(Refusal) as refusal:
        _act(world, name, document, **more)
    return refusal.value.code


def test_hqs_own_act_is_sealed_and_judged_like_any_other(world: World) -> None:
    world.till().tell(document="d1")
    told = _act(world, "reverse")
    assert (told.verdict, told.seq) == ("applied", 1)
    letter = world.document("d1")
    assert (letter.state, letter.steps[1].device, letter.steps[1].device_name) == (
        "reversed",
        "hq",
        "HQ",
    )
    assert world.stock("MK02/") == 0
    assert len(world.rows(device_log, device="hq")) == 1
    assert verify(world.database).problems == ()


def test_hq_posts_a_draft_with_the_content_it_has(lite: World) -> None:
    lite.till().tell("draft", document="d1", content=DRAFT)
    assert _act(lite, "post").number == "HQ-00000001"
    assert lite.stock("MK02/") == 5


def test_what_a_shop_would_be_refused_hq_is_told_and_nothing_is_kept(lite: World) -> None:
    lite.till().tell(document="d1")
    assert _refused(lite, "cancel") == "wrong_state"
    assert _refused(lite, "post") == "posted_twice"
    assert _refused(lite, "sing") == "unknown_step"
    assert _refused(lite, "reverse", "nothing") == "unknown_document"
    assert _refused(lite, "reverse", by="clerk2") == "not_allowed"
    assert lite.rows(device_log, device="hq") == []
    assert [row.seq for row in lite.rows(device, id="hq")] == [0]
    assert lite.rows(case) == []
    assert lite.stock("MK02/") == 5


def test_an_edit_on_an_old_revision_that_clashes_is_a_conflict(lite: World) -> None:
    till = lite.till()
    till.tell("draft", document="d1", content=DRAFT)
    base = Base(revision=lite.document("d1").revision)
    till.tell("edit", document="d1", base=base, changes=an_edit(note="hot"))
    told = _act(lite, "edit", base=base, changes=an_edit(note="lukewarm"))
    assert (told.verdict, told.code) == ("conflict", "edit_clash")
    merged = _act(lite, "edit", base=base, changes=an_edit(party="SUP-2"))
    assert merged.verdict == "merged"


def test_hq_decides_a_case_by_its_name_alone(lite: World) -> None:
    asked = lite.till().tell(kind="issue", document="d1")
    told = _act(lite, "resolve", "", case=asked.case, take="hq", reason="counted")
    assert told.verdict == "applied"
    (decided,) = lite.document("d1").cases
    assert (decided.state, decided.resolved_by, decided.reason) == ("resolved", "hq", "counted")
    again = {"case": asked.case, "take": "hq", "reason": "again"}
    assert _refused(lite, "resolve", "", **again) == "already_resolved"
    assert _refused(lite, "resolve", "", case="nothing", take="hq") == "unknown_case"


def test_hq_acknowledges_a_refused_first_step(lite: World) -> None:
    refused = lite.till().tell("cancel", document="d1")
    told = _act(lite, "resolve", "", case=refused.case, take="hq", reason="seen")
    assert told.verdict == "applied"
    assert [row.state for row in lite.rows(case)] == ["resolved"]
    assert verify(lite.database).problems == ()


def test_a_shop_and_hq_edit_the_same_draft(lite: World) -> None:
    till = lite.till()
    till.tell("draft", document="d1", content=DRAFT)
    base = Base(revision=lite.document("d1").revision)
    _act(lite, "edit", by="desk", changes=an_edit(note="HQ"))
    change = an_edit({"1": a_line("1", "TEA", "6")})
    assert till.tell("edit", document="d1", base=base, changes=change).verdict == "merged"
    content = lite.document("d1").content
    assert (content.note, content.lines[0].quantity) == ("HQ", "6")
