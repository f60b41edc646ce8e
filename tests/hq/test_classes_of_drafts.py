"""The classes of conflict of what is not goods yet: edits at two places, post against cancel."""

import pytest

from sync.wire.messages import Base
from tests.hq.asked import cases, decide, moves, only_case, recorded
from tests.hq.world import Till, World, a_content, a_line, after, an_edit, at

DRAFT = a_content(a_line("1", "TEA", "5"), a_line("2", "RICE", "2"), party="SUP-1", note="cold")


def _drafted(world: World) -> tuple[Till, Till, Base]:
    mine, other = world.till(), world.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    return mine, other, Base(revision=world.document("d1").revision)


def test_edits_at_two_places_ask_only_about_what_truly_collides(lite: World) -> None:
    mine, other, base = _drafted(lite)
    theirs = an_edit({"1": a_line("1", "TEA", "7"), "2": None}, note="warm")
    other.tell("edit", document="d1", base=base, changes=theirs, at=at(1))
    ours = an_edit({"1": a_line("1", "TEA", "9"), "3": a_line("3", "OIL", "1")}, party="SUP-2")
    assert mine.tell("edit", document="d1", base=base, changes=ours).verdict == "conflict"
    letter = only_case(lite, "d1", "edit_clash")
    assert letter.message.startswith("Two people changed line 1 of ")
    assert [(c.line, c.field, c.base, c.mine, c.hq) for c in letter.clashes] == [
        ("1", "quantity", "5", "9", "7")
    ]
    assert moves(letter) == {"mine": [], "hq": [], "merged": []}
    decide(lite, mine, letter, "mine")
    assert recorded(lite, mine, letter) == ("resolved", "mine", "looked")
    content = lite.document("d1").content
    assert [(line.sku, line.quantity) for line in content.lines] == [("TEA", "9"), ("OIL", "1")]
    assert (content.party, content.note) == ("SUP-2", "warm")


def test_consecutive_offline_edits_of_one_device_are_one_branch(lite: World) -> None:
    mine, other, base = _drafted(lite)
    other.tell("edit", document="d1", base=base, changes=an_edit(party="SUP-2"))
    step = mine.seal("edit", document="d1", base=base, changes=an_edit(note="1"))
    for n in ("2", "3", "4"):
        step = mine.seal("edit", document="d1", base=after(step), changes=an_edit(note=n))
    assert {v.verdict for v in mine.push(2).verdicts} == {"merged"}
    content = lite.document("d1").content
    assert (content.note, content.party, cases(lite, "d1")) == ("4", "SUP-2", [])


def test_other_goods_on_a_line_go_with_their_own_quantity(lite: World) -> None:
    mine, other, base = _drafted(lite)
    theirs = an_edit({"1": a_line("1", "TEA", "7", name="Tea")})
    other.tell("edit", document="d1", base=base, changes=theirs)
    ours = an_edit({"1": a_line("1", "OIL", "5", name="Oil")})
    mine.tell("edit", document="d1", base=base, changes=ours)
    letter = only_case(lite, "d1", "edit_clash")
    assert [(c.field, c.mine, c.hq) for c in letter.clashes] == [
        ("sku", "OIL", "TEA"),
        ("quantity", "5", "7"),
    ]
    decide(lite, mine, letter, "mine")
    line = lite.document("d1").content.lines[0]
    assert (line.sku, line.name, line.quantity) == ("OIL", "Oil", "5")


def test_another_name_in_the_catalogue_alone_is_no_clash(lite: World) -> None:
    mine, other, base = _drafted(lite)
    theirs = an_edit({"1": a_line("1", "TEA", "5", name="Tea 2", bin="A-1")})
    other.tell("edit", document="d1", base=base, changes=theirs)
    ours = an_edit({"1": a_line("1", "TEA", "8", name="Tea 1")})
    assert mine.tell("edit", document="d1", base=base, changes=ours).verdict == "merged"
    line = lite.document("d1").content.lines[0]
    assert (line.quantity, line.bin) == ("8", "A-1")


@pytest.mark.parametrize(("take", "left"), [("mine", 5), ("hq", 0)])
def test_a_post_against_a_cancel_counts_and_asks(lite: World, take: str, left: int) -> None:
    mine, other, _ = _drafted(lite)
    other.tell("cancel", document="d1", at=at(1))
    told = mine.tell("post", document="d1", content=a_content(a_line("1", "TEA", "5")), at=at(2))
    assert (told.verdict, told.code) == ("applied_with_exception", "posted_after_cancel")
    letter = only_case(lite, "d1", "posted_after_cancel")
    assert letter.message == "The goods moved (post) although the receipt was cancelled."
    assert letter.hq_act is not None
    assert (letter.hq_act.step, letter.hq_act.device) == ("cancel", other.id)
    assert moves(letter) == {"mine": [], "hq": [("MK02/", "@supplier", "5")]}
    decide(lite, mine, letter, take)
    assert lite.stock("MK02/") == left


def test_a_cancel_against_a_post_is_refused_and_says_who_posted(lite: World) -> None:
    mine, other, _ = _drafted(lite)
    other.tell("post", document="d1", content=DRAFT, at=at(1))
    assert mine.tell("cancel", document="d1", at=at(2)).verdict == "refused"
    letter = only_case(lite, "d1", "wrong_state")
    assert letter.hq_act is not None
    assert (letter.hq_act.step, letter.hq_act.device) == ("post", other.id)
    decide(lite, mine, letter, "hq")
    assert recorded(lite, mine, letter) == ("resolved", "hq", "looked")
    assert lite.stock("MK02/") == 5


def test_an_edit_of_what_was_posted_meanwhile_keeps_what_it_wanted(lite: World) -> None:
    mine, other, base = _drafted(lite)
    other.tell("post", document="d1", content=DRAFT, at=at(1))
    mine.tell("edit", document="d1", base=base, changes=an_edit(note="late"), at=at(2))
    letter = only_case(lite, "d1", "wrong_state")
    assert [side and side.note for side in (letter.mine, letter.hq)] == ["late", "cold"]
