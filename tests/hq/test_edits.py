from sync.hq.tables import document_version
from sync.wire.messages import Base, ContentLetter
from tests.hq.world import World, a_content, a_line, after, an_edit

DRAFT = a_content(a_line("1", "TEA", "5"), a_line("2", "RICE", "2"), party="SUP-1", note="cold")


def _revision(world: World) -> Base:
    return Base(revision=world.document("d1").revision)


def _lines(content: ContentLetter) -> dict[str, str]:
    return {line.line: f"{line.sku} {line.quantity}" for line in content.lines}


def test_an_edit_of_what_nobody_else_touched_is_applied(lite: World) -> None:
    till = lite.till()
    draft = till.seal("draft", document="d1", content=DRAFT)
    till.seal("edit", document="d1", base=after(draft), changes=an_edit(note="hot"))
    assert [v.verdict for v in till.push().verdicts] == ["applied", "applied"]
    letter = lite.document("d1")
    assert (letter.state, letter.content.note, letter.hq_number) == ("draft", "hot", "")
    assert lite.stock("MK02/") == 0
    assert len(lite.rows(document_version)) == 2


def test_edits_of_different_things_at_two_places_are_merged(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    base = _revision(lite)
    other.tell("edit", document="d1", base=base, changes=an_edit(note="hot"))
    change = an_edit({"1": a_line("1", "TEA", "9")})
    told = mine.tell("edit", document="d1", base=base, changes=change)
    assert told.verdict == "merged"
    content = lite.document("d1").content
    assert (content.note, _lines(content)) == ("hot", {"1": "TEA 9", "2": "RICE 2"})


def test_the_same_field_changed_twice_is_a_case_with_both_sides(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    base = _revision(lite)
    other.tell("edit", document="d1", base=base, changes=an_edit({"1": a_line("1", "TEA", "7")}))
    change = an_edit({"1": a_line("1", "TEA", "9")}, note="hot")
    told = mine.tell("edit", document="d1", base=base, changes=change)
    assert (told.verdict, told.code) == ("conflict", "edit_clash")
    letter = lite.document("d1")
    assert (letter.content.note, _lines(letter.content)["1"]) == ("cold", "TEA 7")
    (case,) = letter.cases
    sides = [side and _lines(side)["1"] for side in (case.base, case.mine, case.hq)]
    assert sides == ["TEA 5", "TEA 9", "TEA 7"]
    clash = case.clashes[0]
    assert (clash.line, clash.field) == ("1", "quantity")
    assert (clash.base, clash.mine, clash.hq) == ("5", "9", "7")
    assert case.choices == ["mine", "hq", "merged"]


def test_a_second_offline_edit_is_no_false_conflict(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    draft = mine.seal("draft", document="d1", content=DRAFT)
    mine.push()
    base = _revision(lite)
    first = mine.seal("edit", document="d1", base=after(draft), changes=an_edit(note="hot"))
    mine.seal("edit", document="d1", base=after(first), changes=an_edit(note="hotter"))
    other.tell("edit", document="d1", base=base, changes=an_edit(party="SUP-2"))
    assert [v.verdict for v in mine.push(2).verdicts] == ["merged", "merged"]
    content = lite.document("d1").content
    assert (content.note, content.party) == ("hotter", "SUP-2")


def test_an_edit_after_a_clashing_one_changes_only_what_it_names(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    base = _revision(lite)
    other.tell("edit", document="d1", base=base, changes=an_edit(note="HQ"))
    first = mine.seal("edit", document="d1", base=base, changes=an_edit(note="mine"))
    mine.seal("edit", document="d1", base=after(first), changes=an_edit(party="SUP-9"))
    assert [v.verdict for v in mine.push(2).verdicts] == ["conflict", "merged"]
    content = lite.document("d1").content
    assert (content.note, content.party) == ("HQ", "SUP-9")


def test_two_lines_added_under_one_name_are_two_lines(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    base = _revision(lite)
    other.tell("edit", document="d1", base=base, changes=an_edit({"3": a_line("3", "OIL", "1")}))
    first = mine.seal(
        "edit", document="d1", base=base, changes=an_edit({"3": a_line("3", "SOAP", "4")})
    )
    mine.seal(
        "edit", document="d1", base=after(first), changes=an_edit({"3": a_line("3", "SOAP", "6")})
    )
    merged, again = mine.push(2).verdicts
    assert (merged.verdict, merged.renamed) == ("merged", {"3": "4"})
    assert (again.verdict, again.renamed) == ("merged", {})
    assert _lines(lite.document("d1").content) == {
        "1": "TEA 5",
        "2": "RICE 2",
        "3": "OIL 1",
        "4": "SOAP 6",
    }


def test_a_line_taken_away_here_and_changed_there_is_a_case(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    base = _revision(lite)
    other.tell("edit", document="d1", base=base, changes=an_edit({"1": a_line("1", "TEA", "7")}))
    told = mine.tell("edit", document="d1", base=base, changes=an_edit({"1": None}))
    assert told.verdict == "conflict"
    clash = lite.document("d1").cases[0].clashes[0]
    assert (clash.field, clash.base, clash.mine, clash.hq) == ("", "5", "", "7")


def test_a_draft_posted_meanwhile_cannot_be_edited_any_more(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell("draft", document="d1", content=DRAFT)
    base = _revision(lite)
    other.tell("post", document="d1", content=DRAFT)
    told = mine.tell("edit", document="d1", base=base, changes=an_edit(note="late"))
    assert (told.verdict, told.code) == ("refused", "wrong_state")
    assert lite.document("d1").cases[0].case == told.case


def test_an_edit_without_a_base_is_made_on_what_hq_has(lite: World) -> None:
    till = lite.till()
    till.tell("draft", document="d1", content=DRAFT)
    assert till.tell("edit", document="d1", changes=an_edit(note="x")).verdict == "applied"
    told = till.tell("edit", document="d1", changes=an_edit(colour="red"))
    assert (told.verdict, told.code) == ("refused", "unknown_field")


def test_a_post_brings_the_content_that_moved(lite: World) -> None:
    till = lite.till()
    till.tell("draft", document="d1", content=DRAFT)
    told = till.tell("post", document="d1", content=a_content(a_line("1", "TEA", "3")))
    assert told.verdict == "applied"
    assert _lines(lite.document("d1").content) == {"1": "TEA 3"}
    assert lite.stock("MK02/") == 3
