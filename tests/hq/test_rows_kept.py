from sync.hq import bulk
from sync.hq.bodies import UNREADABLE
from sync.hq.feed import Feed
from sync.hq.rows_kept import RowsKept
from sync.wire.feed_row import document_in, row_letter
from sync.wire.letters import changed, packed
from sync.wire.messages import Row
from tests.hq.world import World, a_content, a_line

LARGE = 10**9


def _row(seq: int, kind: str = "document", body: bytes = b"{}") -> Row:
    return row_letter(seq, kind, f"d{seq}", body)


def test_only_documents_that_can_be_read_are_kept() -> None:
    kept = RowsKept()
    given = [_row(1), _row(2, "staff"), _row(3, body=UNREADABLE)]
    for row in given:
        kept.keep(("e", "site:A", row.seq), row)
    places = [("e", "site:A", row.seq) for row in given]
    assert kept.found(places) == {places[0]: given[0]}


def test_what_was_not_asked_for_the_longest_makes_room() -> None:
    kept = RowsKept(most_bytes=1500)
    places = [("e", "site:A", n) for n in range(4)]
    for n in range(3):
        kept.keep(places[n], _row(n))
    kept.found([places[0]])
    kept.keep(places[3], _row(3))
    assert set(kept.found(places)) == {places[0], places[2], places[3]}
    assert 0 < kept.size <= 1500


def test_a_row_larger_than_all_the_room_leaves_nothing_behind() -> None:
    kept = RowsKept(most_bytes=1000)
    kept.keep(("e", "site:A", 1), _row(1, body=b"[" + b"1," * 1000 + b"1]"))
    assert (kept.size, kept.found([("e", "site:A", 1)])) == (0, {})


def _documents(told: Feed, site: str) -> list[str]:
    page = told.page([site], 0, LARGE)
    return [document_in(row).content.note for row in page.rows if row.kind == "document"]


def test_what_a_neighbour_has_read_is_told_to_nobody_else(world: World) -> None:
    for number, site in enumerate(("MK02", "KC00"), start=1):
        world.till(site, f"0{number}").tell(content=a_content(a_line(), note=f"of {site}"))
    told = Feed(world.database)
    for _ in range(2):  # the second time from what is kept
        seen = [_documents(told, site) for site in ("MK02", "KC00", "TST1")]
        assert seen == [["of MK02"], ["of KC00"], []]


def test_what_another_process_changes_is_told_as_it_is(world: World) -> None:
    till, told = world.till(), Feed(world.database)
    till.tell("draft", document="d1", content=a_content(a_line(), note="first"))
    assert _documents(told, "MK02") == ["first"]
    till.tell("draft", document="d2", content=a_content(a_line(), note="second"))
    till.tell("cancel", document="d1")
    page = told.page(["MK02"], 0, LARGE)
    letters = [document_in(row) for row in page.rows if row.kind == "document"]
    assert [(one.id, one.state) for one in letters] == [("d2", "draft"), ("d1", "cancelled")]


def test_after_a_restore_the_same_position_is_another_row(world: World) -> None:
    till, told = world.till(), Feed(world.database)
    till.tell(document="d1", content=a_content(a_line(), note="before"))
    assert _documents(told, "MK02") == ["before"]
    letter = changed(world.document("d1"), content=a_content(a_line(), note="after"))
    with world.database.transaction() as connection:
        bulk.run(connection, "UPDATE feed_head SET epoch = ?", [("another",)])
        bulk.run(connection, "UPDATE document SET letter = ?", [(packed(letter),)])
    assert _documents(told, "MK02") == ["after"]
