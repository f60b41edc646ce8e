import pytest

from sync.hq import bulk
from sync.hq.tables import balance, case, count_line, movement, period
from tests.hq.world import NOW, World, a_content, a_line, at


def test_a_reversal_brings_the_stock_back_and_keeps_every_movement(lite: World) -> None:
    till = lite.till()
    till.tell(document="d1")
    assert till.tell("reverse", document="d1").verdict == "applied"
    assert lite.stock("MK02/") == 0
    assert lite.document("d1").state == "reversed"
    assert len(lite.rows(movement)) == 2


def test_the_world_outside_has_no_balance(lite: World) -> None:
    lite.till().tell()
    assert [(row.place, row.site) for row in lite.rows(balance)] == [("MK02/", "MK02")]


def test_stock_below_zero_is_judged_over_all_bins_and_lots_of_the_site(lite: World) -> None:
    till = lite.till()
    till.tell(content=a_content(a_line(bin="A", lot="L1", quantity="5"), party="S"))
    first = till.tell(kind="issue", content=a_content(a_line(bin="B", quantity="5")))
    assert first.verdict == "applied"
    second = till.tell(kind="issue", content=a_content(a_line(bin="B", quantity="1")))
    assert (second.code, second.facts["quantity"]) == ("negative_stock", "-1")


def test_stock_of_another_site_does_not_help(lite: World) -> None:
    lite.till("KC00", "02").tell()
    assert lite.till().tell(kind="issue").code == "negative_stock"


def test_one_case_stays_open_a_site_and_sku_while_it_is_below_zero(lite: World) -> None:
    till = lite.till()
    first = till.tell(kind="issue", document="d1")
    second = till.tell(kind="issue", document="d2")
    assert second.verdict == "applied_with_exception"
    assert (second.case, second.facts["quantity"]) == (first.case, "-10")
    assert len(lite.rows(case)) == 1
    assert lite.document("d2").cases == []
    till.tell("resolve", "issue", document="d1", case=first.case, take="hq", reason="counted")
    assert till.tell(kind="issue").case not in {"", first.case}


def test_a_decided_case_makes_room_for_the_next_in_the_same_push(lite: World) -> None:
    till = lite.till()
    first = till.tell(kind="issue", document="d1")
    till.seal("resolve", "issue", document="d1", case=first.case, take="hq", reason="counted")
    till.seal(kind="issue", document="d2")
    assert till.push(2).verdicts[1].case not in {"", first.case}


def test_a_receipt_opens_no_case_although_stock_stays_below_zero(lite: World) -> None:
    till = lite.till()
    till.tell(kind="issue", content=a_content(a_line(quantity="9")))
    assert till.tell().verdict == "applied"


def test_goods_that_are_unknown_or_no_longer_kept_count_with_a_case_each(lite: World) -> None:
    lines = (a_line("1", "GHOST"), a_line("2", "OLD"), a_line("3", "GHOST"))
    told = lite.till().tell(document="d1", content=a_content(*lines, party="S"))
    assert (told.verdict, told.code) == ("applied_with_exception", "unknown_item")
    assert [c.code for c in lite.document("d1").cases] == ["unknown_item", "archived_item"]
    assert lite.stock("MK02/", "GHOST") == 10


def test_a_fact_of_a_closed_day_counts_with_a_case(lite: World) -> None:
    with lite.database.transaction() as connection:
        bulk.insert(connection, period, [("MK02", "2026-11-19")])
    till = lite.till()
    told = till.tell(at=at(-24 * 60))
    assert (told.code, told.facts) == ("closed_period", {"day": "2026-11-19"})
    assert till.tell(at=NOW).verdict == "applied"


def test_the_same_suppliers_note_twice_counts_twice_and_asks(lite: World) -> None:
    note = a_content(party="SUP-1", reference="DN-7")
    first, second = lite.till(), lite.till(number="02")
    first.tell(document="d1", number="N-1", content=note)
    told = second.tell(document="d2", content=note)
    assert (told.verdict, told.code) == ("applied_with_exception", "duplicate_note")
    (asked,) = lite.document("d2").cases
    assert (asked.also, asked.facts["other"]) == (["d1"], "N-1")
    assert lite.document("d1").cases == []
    assert lite.stock("MK02/") == 10


@pytest.mark.parametrize(
    "other",
    [
        {"party": "SUP-2", "reference": "DN-7"},
        {"party": "SUP-1", "reference": "DN-8"},
        {"party": "SUP-1", "reference": ""},
        {"party": "", "reference": "DN-7"},
    ],
)
def test_another_note_is_no_duplicate(lite: World, other: dict[str, str]) -> None:
    till = lite.till()
    till.tell(content=a_content(party="SUP-1", reference="DN-7"))
    assert till.tell(content=a_content(**other)).verdict == "applied"


def test_a_note_of_another_site_or_of_a_reversed_receipt_is_no_duplicate(lite: World) -> None:
    note = a_content(party="SUP-1", reference="DN-7")
    lite.till("KC00", "02").tell(content=note)
    till = lite.till()
    assert till.tell(document="d1", content=note).verdict == "applied"
    till.tell("reverse", document="d1")
    assert till.tell(content=note).verdict == "applied"


def test_two_of_one_note_in_one_push_ask_too(lite: World) -> None:
    till = lite.till()
    for _ in range(2):
        till.seal(content=a_content(party="SUP-1", reference="DN-7"))
    assert [v.code for v in till.push().verdicts] == ["", "duplicate_note"]


def test_a_transfer_leaves_one_site_and_reaches_the_other(lite: World) -> None:
    sender, receiver = lite.till(), lite.till("KC00", "02")
    sender.tell()
    sent = sender.tell(kind="transfer", document="t1")
    assert (sent.verdict, lite.stock("MK02/"), lite.stock("@transit/MK02/KC00")) == (
        "applied",
        0,
        5,
    )
    told = receiver.tell("arrive", "transfer", document="t1", site="MK02")
    assert (told.verdict, told.number) == ("applied", sent.number)
    assert (lite.stock("KC00/"), lite.stock("@transit/MK02/KC00")) == (5, 0)
    assert lite.document("t1").state == "arrived"
    (row,) = [r for r in lite.rows(balance) if r.place.startswith("@")]
    assert (row.site, row.receiver) == ("", "KC00")


def test_a_transfer_told_by_its_receiver_first_is_answered_by_the_dispatch(lite: World) -> None:
    sender, receiver = lite.till(), lite.till("KC00", "02")
    sender.tell()
    goods = a_content(to_site="KC00")
    early = receiver.tell("arrive", "transfer", document="t1", site="MK02", content=goods)
    assert (early.code, lite.stock("KC00/")) == ("arrived_before_dispatch", 5)
    sent = sender.tell(kind="transfer", document="t1", content=goods)
    assert sent.verdict == "applied"
    letter = lite.document("t1")
    assert (letter.state, [c.state for c in letter.cases]) == ("arrived", ["resolved"])
    assert (lite.stock("MK02/"), lite.stock("@transit/MK02/KC00")) == (0, 0)


def test_fewer_arrived_than_were_sent(lite: World) -> None:
    sender, receiver = lite.till(), lite.till("KC00", "02")
    sender.tell()
    sender.tell(kind="transfer", document="t1")
    told = receiver.tell("arrive", "transfer", document="t1", site="MK02", arrived={"1": "3"})
    assert (told.code, told.facts["units"]) == ("transfer_short", "2")
    assert lite.stock("@transit/MK02/KC00") == 2


def test_only_sender_and_receiver_act_on_a_transfer(lite: World) -> None:
    sender, other = lite.till(), lite.till("TST1", "03")
    sender.tell(kind="transfer", document="t1")
    told = other.tell("arrive", "transfer", document="t1", site="MK02")
    assert (told.verdict, told.code) == ("refused", "out_of_scope")
    receiver = lite.till("KC00", "02")
    told = receiver.tell("reverse", "transfer", document="t1", site="MK02")
    assert (told.verdict, told.code) == ("refused", "out_of_scope")


def test_a_document_posted_twice_counts_twice_and_asks(lite: World) -> None:
    mine, other = lite.till(), lite.till(number="02")
    mine.tell(document="d1")
    told = other.tell(document="d1")
    assert (told.verdict, told.code, told.number) == (
        "applied_with_exception",
        "posted_twice",
        "HQ-00000001",
    )
    assert lite.stock("MK02/") == 10


def test_hq_numbers_have_no_gap_and_a_draft_has_none(lite: World) -> None:
    till = lite.till()
    till.seal("draft")
    for _ in range(2):
        till.seal()
    till.seal("sing")
    till.seal()
    assert [v.number for v in till.push().verdicts] == [
        "",
        "HQ-00000001",
        "HQ-00000002",
        "",
        "HQ-00000003",
    ]


def test_a_reversed_count_is_no_longer_a_count(lite: World) -> None:
    till = lite.till()
    till.tell(kind="count", document="c1", content=a_content(a_line(quantity="8")))
    assert (lite.stock("MK02/"), len(lite.rows(count_line))) == (8, 1)
    till.tell("reverse", "count", document="c1")
    assert (lite.stock("MK02/"), lite.rows(count_line)) == (0, [])
