"""HQ's own letters: what cannot be read in the books is damage, never somebody's mistake."""

import pytest

from sync.hq import bulk
from sync.hq.own_acts import OwnAct, take_own_step
from sync.hq.stored import stored
from sync.hq.trouble import BooksDamaged
from sync.wire.letters import packed
from sync.wire.messages import SiteLetter
from tests.house.sources import program
from tests.hq.world import NOW, World, after, an_edit

SITE = SiteLetter(code="MK02", name="旺角店", kind="store")


def test_a_letter_of_the_books_is_read() -> None:
    assert stored(packed(SITE), SiteLetter) == SITE


@pytest.mark.parametrize("body", [b"", b"{", packed(SITE)[:-1], b"null", b"\xff"])
def test_what_cannot_be_read_in_the_books_is_damage(body: bytes) -> None:
    with pytest.raises(BooksDamaged) as trouble:
        stored(body, SiteLetter)
    assert trouble.value.exit_code == 6


READERS = {
    "sync/hq/stored.py",
    "sync/hq/openings.py",  # what a push brings beside its steps
    "sync/hq/entry.py",  # custody: what a device sealed, whatever it is
    "sync/hq/proof_of_chains.py",  # the proofs name what cannot be read, and go on
    "sync/hq/proof_of_documents.py",
}
"""Who may read a letter any other way; what callers send is the api's own matter."""


def test_hqs_books_are_read_through_one_door() -> None:
    found = [source.path for source in program() if "letters import" in source.text]
    at_hq = [path for path in found if path.startswith("sync/hq/") and "/api/" not in path]
    sources = {source.path: source.text for source in program()}
    assert {path for path in at_hq if "unpacked" in sources[path]} == READERS


def _damaged(world: World, statement: str) -> None:
    with world.database.transaction() as books:
        bulk.run(books, statement, [()])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE verdict SET letter = x'7b'",
        "UPDATE document SET letter = x'7b'",
        "UPDATE document_version SET mine = x'7b'",
        "UPDATE document_version SET content = x'7b'",
    ],
)
def test_damage_at_hq_refuses_no_step(lite: World, statement: str) -> None:
    till = lite.till()
    first = till.seal("draft", document="d1")
    till.push()
    _damaged(lite, statement)
    till.seal("edit", document="d1", changes=an_edit(note="cold"), base=after(first))
    with pytest.raises(BooksDamaged):
        till.push(2)


def test_damage_of_a_verdict_is_no_answer_to_a_repeat(lite: World) -> None:
    till = lite.till()
    till.tell()
    _damaged(lite, "UPDATE verdict SET letter = x'7b'")
    with pytest.raises(BooksDamaged):
        till.push()


def test_damage_of_another_chain_is_no_reuse_of_an_id(lite: World) -> None:
    told, other = lite.till(), lite.till(number="02")
    step = told.seal()
    told.push()
    _damaged(lite, "UPDATE device_log SET bytes = x'7b'")
    again = {name: getattr(step, name) for name in ("step", "document", "number", "content")}
    other.seal(**again)
    with pytest.raises(BooksDamaged):
        other.push()


@pytest.mark.parametrize("table", ["device_log SET bytes", '"case" SET letter'])
def test_damage_of_a_case_is_no_refusal_of_who_decides_it(lite: World, table: str) -> None:
    case = lite.till().tell("cancel", document="nothing").case
    _damaged(lite, f"UPDATE {table} = x'7b'")
    with pytest.raises(BooksDamaged):
        take_own_step(
            lite.database, OwnAct("resolve", case=case, take="hq", reason="seen"), now=NOW
        )
