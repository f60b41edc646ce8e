import pytest

from sync.hq import judgement, trial
from sync.hq.judgement import judge_waiting
from sync.hq.tables import verdict
from sync.wire.letters import changed, unpacked
from sync.wire.messages import VerdictLetter
from sync.wire.seal import sealed
from tests.hq.world import NOW, World, a_content, a_line, an_edit


def test_a_receipt_is_applied_and_counts(world: World) -> None:
    till = world.till()
    told = till.tell(document="d1", content=a_content(a_line(quantity="12"), party="SUP-1"))
    assert (told.verdict, told.number, told.case) == ("applied", "HQ-00000001", "")
    assert world.stock("MK02/") == 12
    letter = world.document("d1")
    assert (letter.state, letter.hq_number) == ("posted", "HQ-00000001")
    assert letter.revision == told.revision
    assert [step.verdict for step in letter.steps] == ["applied"]
    assert letter.steps[0].hash == till.heads[1].hex()
    assert [m.quantity for m in letter.movements] == ["12"]


def test_an_issue_takes_from_the_shelf_and_below_zero_opens_a_case(world: World) -> None:
    till = world.till()
    told = till.tell(kind="issue", document="d1")
    assert (told.verdict, told.code) == ("applied_with_exception", "negative_stock")
    assert world.stock("MK02/") == -5
    (case,) = world.document("d1").cases
    assert (case.case, case.state, case.facts["quantity"]) == (told.case, "open", "-5")


def test_the_answer_is_what_is_stored(world: World) -> None:
    till = world.till()
    for kind in ("receipt", "issue", "issue"):
        till.seal(kind=kind)
    answer = till.push()
    stored = [unpacked(bytes(row.letter), VerdictLetter) for row in world.rows(verdict)]
    assert answer.verdicts == stored
    assert answer.head == max(v.feed for v in stored)


def test_any_text_goes_through_the_books_unharmed(world: World) -> None:
    texts = ("a\tb", "line\nline", "back\\slash", 'quo"te', "漢字", "{b,c}", "\\N", "%s ?")
    till = world.till()
    for text in texts:
        till.seal(content=a_content(a_line(lot=text, bin=text), party=text, reference=text))
    answer = till.push()
    assert {v.verdict for v in answer.verdicts} == {"applied"}
    for text in texts:
        assert world.stock(f"MK02/{text}", lot=text) == 5


def test_more_steps_than_are_looked_at_may_wait_and_keep_their_order(
    lite: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judgement, "_WAITING_AT_ONCE", 2)
    till = lite.till()
    for n in range(4):
        till.seal_bytes(sealed(changed(till.letter("draft", document=f"d{n}"), v=2)))
    till.push()
    told = till.tell("edit", document="d3", changes=an_edit(note="hot"))
    assert told.verdict == "held"
    monkeypatch.setattr(trial, "VERSION", 2)
    assert judge_waiting(lite.database, now=NOW) == 5
    assert lite.document("d3").content.note == "hot"
    assert judge_waiting(lite.database, now=NOW) == 0


def test_what_still_cannot_be_judged_goes_on_waiting(lite: World) -> None:
    till = lite.till()
    till.seal_bytes(sealed(changed(till.letter(document="d1"), v=2)))
    till.push()
    assert judge_waiting(lite.database, now=NOW) == 0
    assert [row.verdict for row in lite.rows(verdict)] == ["held"]
