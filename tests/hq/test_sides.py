from sync.wire.messages import ActLetter, Base, CaseLetter, ContentLetter, EffectLetter
from tests.hq.world import NOW, Till, World, a_content, a_line, an_edit, at

DRAFT = a_content(a_line("1", "TEA", "5"), party="SUP-1", note="cold")


def _open(world: World, document: str, code: str) -> CaseLetter:
    (found,) = [c for c in world.document(document).cases if (c.code, c.state) == (code, "open")]
    return found


def _act(till: Till, step: str = "post", when: str = NOW, **more: str) -> ActLetter:
    name = f"Till {till.id[-2:]}"
    return ActLetter(by="", device=till.id, at=when, step=step, device_name=name, **more)


def _moves(case: CaseLetter) -> list[tuple[str, str, str, str]]:
    return [(e.take, e.origin, e.destination, e.quantity) for e in case.effects]


def _quantity(content: ContentLetter | None) -> str:
    return content.lines[0].quantity if content else ""


def test_a_clash_names_who_changed_the_field_on_each_side(lite: World) -> None:
    mine, other, third = lite.till(), lite.till(number="02"), lite.till(number="03")
    mine.tell("draft", document="d1", content=DRAFT)
    base = Base(revision=lite.document("d1").revision)
    changes = an_edit({"1": a_line("1", "TEA", "7")})
    other.tell("edit", document="d1", base=base, changes=changes, at=at(1))
    later = Base(revision=lite.document("d1").revision)
    third.tell("edit", document="d1", base=later, changes=an_edit(party="SUP-9"), at=at(2))
    changes = an_edit({"1": a_line("1", "TEA", "9")})
    mine.tell("edit", document="d1", base=base, changes=changes, at=at(3), by="clerk")
    case = _open(lite, "d1", "edit_clash")
    assert case.mine_act == ActLetter(
        by="clerk", device=mine.id, at=at(3), step="edit", device_name="Till 01"
    )
    assert case.hq_act == _act(other, "edit", at(1))
    assert case.effects == []


def test_the_same_note_names_both_receipts_and_what_would_go_back(lite: World) -> None:
    first, second = lite.till(), lite.till(number="02")
    note = a_content(party="SUP-1", reference="DN-7")
    first.tell(document="d1", content=note, number="N-1")
    second.tell(document="d2", content=note, at=at(5))
    case = _open(lite, "d2", "duplicate_note")
    assert case.mine_act == _act(second, when=at(5))
    assert case.hq_act == _act(first, document="d1", number="N-1")
    assert (case.mine, case.hq) == (note, note)
    assert case.effects == [
        EffectLetter(take="hq", sku="TEA", quantity="5", origin="MK02/", destination="@supplier")
    ]


def test_a_second_posting_shows_both_contents_and_both_tills(lite: World) -> None:
    first, second = lite.till(), lite.till(number="02")
    first.tell(document="d1")
    second.tell(document="d1", content=a_content(a_line(quantity="9"), party="S"), at=at(3))
    case = _open(lite, "d1", "posted_twice")
    assert (case.mine_act, case.hq_act) == (_act(second, when=at(3)), _act(first))
    assert (_quantity(case.mine), _quantity(case.hq)) == ("9", "5")
    assert _moves(case) == [("hq", "MK02/", "@supplier", "9")]


def test_a_short_transfer_shows_what_left_and_what_came(lite: World) -> None:
    sender, receiver = lite.till(), lite.till("KC00", "02")
    sender.tell(kind="transfer", document="t1")
    receiver.tell("arrive", "transfer", document="t1", site="MK02", arrived={"1": "3"}, at=at(9))
    case = _open(lite, "t1", "transfer_short")
    assert case.mine_act == _act(receiver, "arrive", at(9))
    assert case.hq_act == _act(sender)
    assert (_quantity(case.mine), _quantity(case.hq)) == ("3", "5")
    assert _moves(case) == [("mine", "@transit/MK02/KC00", "@loss", "2")]


def test_a_movement_close_to_a_count_names_the_counter_and_the_seller(lite: World) -> None:
    counter, seller = lite.till(), lite.till(number="02")
    counter.tell(at=at(-60))
    counter.tell(kind="count", document="c1")
    seller.tell(kind="issue", document="i1", number="N-7", at=at(-2))
    case = _open(lite, "c1", "count_window")
    assert case.mine_act == _act(seller, when=at(-2), document="i1", number="N-7")
    assert case.hq_act == _act(counter)
    assert _moves(case) == [("hq", "MK02/", "@variance", "5")]


def test_a_count_close_to_a_movement_names_the_seller_too(lite: World) -> None:
    counter, seller = lite.till(), lite.till(number="02")
    counter.tell(at=at(-60))
    seller.tell(kind="issue", document="i1", number="N-7", at=at(-2))
    counter.tell(kind="count", document="c1", content=a_content(a_line(quantity="0")))
    case = _open(lite, "c1", "count_window")
    assert case.mine_act == _act(counter)
    assert case.hq_act == _act(seller, when=at(-2), document="i1", number="N-7")
    assert _moves(case) == [("hq", "MK02/", "@variance", "5")]
