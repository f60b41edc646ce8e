"""Customers' names at HQ: in its documents, and in no byte of the chain."""

import pytest
from msgspec import Raw

from sync.hq import bulk
from sync.hq.own_acts import OwnAct, take_own_step
from sync.hq.quarantine import Choice, Quarantine
from sync.hq.tables import device_log, document, opening, quarantine
from sync.hq.verification import verify
from sync.wire.letters import changed, packed
from sync.wire.messages import Base, Origin, Push, StepLetter
from sync.wire.personal import OpeningLetter, hidden, mark_of, opened
from sync.wire.seal import sealed
from tests.clocks import HandClock
from tests.hq.world import NOW, Till, World, a_content, after, an_edit

NAME = "MARKER-Wong 黃"


def sell(till: Till, document: str = "d1", base: Base | None = None) -> list[OpeningLetter]:
    """Seal a sale to that customer as a shop does; what opens it."""
    letter = till.letter(kind="issue", document=document, content=a_content(party=NAME), base=base)
    return _seal(till, letter)


def _seal(till: Till, letter: StepLetter) -> list[OpeningLetter]:
    sealing, found = hidden(letter, salt=f"{till.seq:064x}")
    till.seal_bytes(sealed(sealing))
    return [found] if found else []


def told(till: Till, openings: list[OpeningLetter], first: int = 1) -> Push:
    return changed(till.push_letter(first), openings=[Raw(packed(one)) for one in openings])


def chain(world: World) -> bytes:
    rows = [*world.rows(device_log), *world.rows(quarantine)]
    return b"".join(bytes(row.bytes) for row in rows)


def test_the_name_is_on_the_document_and_not_in_the_chain(world: World) -> None:
    till = world.till()
    till.push_this(told(till, sell(till)))
    assert world.document("d1").content.party == NAME
    assert [row.party for row in world.rows(document)] == [NAME]
    assert b"MARKER" not in chain(world)
    assert [row.party for row in world.rows(opening)] == [NAME]
    assert verify(world.database).problems == ()


def test_each_of_several_sales_has_its_own_customer(lite: World) -> None:
    till = lite.till()
    names = {f"d{n}": f"{NAME} {n}" for n in range(3)}
    openings = [
        one
        for key, name in names.items()
        for one in _seal(
            till, till.letter(kind="issue", document=key, content=a_content(party=name))
        )
    ]
    till.push_this(told(till, openings))
    assert {key: lite.document(key).content.party for key in names} == names


def test_an_edit_that_names_the_customer_is_no_other(lite: World) -> None:
    till = lite.till()
    draft = till.seal("draft", "issue", document="d1")
    edit = till.letter(
        "edit", "issue", document="d1", base=after(draft), changes=an_edit(party=NAME)
    )
    till.push_this(told(till, _seal(till, edit)))
    assert lite.document("d1").content.party == NAME
    assert b"MARKER" not in chain(lite)


def test_a_step_that_waits_has_its_name_once_it_is_judged(lite: World) -> None:
    till = lite.till()
    missing = till.letter("draft", "issue", document="d1")
    openings = sell(till, base=after(missing))
    answer = till.push_this(told(till, openings))
    assert [v.verdict for v in answer.verdicts] == ["held"]
    later = "2026-12-25T04:00:00.000Z"
    assert [v.verdict for v in till.push(2, now=later).verdicts] == ["applied_with_exception"]
    assert lite.document("d1").content.party == NAME


def test_without_the_opening_or_with_another_the_goods_count_and_nobody_is_named(
    lite: World,
) -> None:
    till = lite.till()
    wrong = [changed(one, party="Mr Chan") for one in sell(till)]
    assert till.push_this(told(till, wrong)).verdicts[0].verdict == "applied_with_exception"
    assert (lite.document("d1").content.party, lite.stock("MK02/")) == ("", -5)


@pytest.mark.parametrize("text", ["\0", "a\0b"])
def test_an_opening_that_no_text_column_could_keep_is_passed_over(world: World, text: str) -> None:
    till = world.till()
    sell(till)
    till.push_this(told(till, [OpeningLetter(salt=text, party=text)]))
    assert world.rows(opening) == []


def test_a_push_brings_no_more_openings_than_steps(lite: World) -> None:
    till = lite.till()
    many = [OpeningLetter(salt=str(n), party="x") for n in range(9)]
    till.push_this(told(till, [*sell(till), *many]))
    assert len(lite.rows(opening)) == 1


def test_the_same_act_under_a_new_identity_is_the_same_and_keeps_its_mark(lite: World) -> None:
    old, new = lite.till(), lite.till(number="02")
    letter = old.letter(kind="issue", document="d1", content=a_content(party=NAME))
    openings = _seal(old, letter)
    first = old.push_this(told(old, openings)).verdicts[0]
    sealing = changed(letter, content=a_content(party=mark_of(openings[0])))
    origin = Origin(device=old.id, seq=1, hash=old.heads[1].hex())
    new.seal_bytes(sealed(changed(sealing, device=new.id, origin=origin)))
    assert new.push().verdicts == [first]
    assert opened(sealing, openings).content == letter.content


def test_a_released_step_names_the_customer_and_hqs_own_chain_does_not(lite: World) -> None:
    till = lite.till()
    lite.stop(till, "revoked")
    till.push_this(told(till, sell(till)))
    aside = Quarantine(lite.database, HandClock())
    aside.release(Choice(device=till.id), reason="the till was lost")
    assert lite.document("d1").content.party == NAME
    assert b"MARKER" not in chain(lite)


def test_what_hq_writes_itself_is_no_other(lite: World) -> None:
    till = lite.till()
    till.tell("draft", "issue", document="d1")
    act = OwnAct("edit", "d1", changes=an_edit(party=NAME))
    assert take_own_step(lite.database, act, now=NOW).verdict == "applied"
    assert lite.document("d1").content.party == NAME
    assert b"MARKER" not in chain(lite)


def test_the_chain_proves_all_but_a_name_that_was_erased(lite: World) -> None:
    till = lite.till()
    till.push_this(told(till, sell(till)))
    with lite.database.transaction() as books:
        bulk.run(books, "DELETE FROM opening WHERE party = ?", [(NAME,)])
    assert verify(lite.database).problems == ()
    assert till.push().verdicts[0].verdict == "applied_with_exception"


def test_what_is_no_opening_holds_up_no_step(lite: World) -> None:
    till = lite.till()
    sell(till)
    push = changed(till.push_letter(), openings=[Raw(b'{"salt":1}')])
    assert till.push_this(push).verdicts[0].verdict == "applied_with_exception"
    assert lite.rows(opening) == []
