from sync.wire.letters import packed, unpacked
from sync.wire.messages import Hello, Page, Push, Pushed, Welcome
from sync.wire.seal import GENESIS, HASH_BYTES
from sync.wire.visiting import Visit, Visited, proof_of, visited, visiting

_HELLO = {
    "protocol": 1, "oldest_protocol": 1, "app": "test", "device": "d", "epoch": "e", "seq": 0,
    "hash": GENESIS.hex(), "bookmark": 7, "clock": "2026-01-01T00:00:00.000Z",
}  # fmt: skip
_WELCOME = {
    "protocol": 1, "epoch": "e", "state": "ok", "seq": 0, "hash": GENESIS.hex(), "head": 9,
    "hq_time": "2026-01-01T00:00:00.000Z", "sites": ["MK02"], "max_steps": 1, "max_bytes": 1,
    "page_bytes": 1, "wait_s": 1,
}  # fmt: skip


def test_who_knows_of_no_visits_reads_a_hello() -> None:
    push = Push(device="d", epoch="e", first=1, previous="", steps=[], signature="")
    visit = Visit(**_HELLO, push=push, page_bytes=5)  # type: ignore[arg-type]  # as it is listed
    assert unpacked(packed(visit), Hello) == Hello(**_HELLO)  # type: ignore[arg-type]  # as it is listed
    assert unpacked(packed(visit), Visit) == visit


def test_a_plain_welcome_is_an_answer_without_anything_more() -> None:
    welcome = Welcome(**_WELCOME)  # type: ignore[arg-type]  # as it is listed
    assert unpacked(packed(welcome), Visited) == Visited(**_WELCOME)  # type: ignore[arg-type]  # as it is listed


def test_what_was_taken_and_what_is_new_come_with_the_welcome() -> None:
    page = Page(epoch="e", rows=[], bookmark=9, head=9, complete=True)
    pushed = Pushed(acknowledged=1, verdicts=[], head=9)
    answer = Visited(**_WELCOME, token="t", pushed=pushed, page=page)  # type: ignore[arg-type]  # as it is listed
    assert unpacked(packed(answer), Visited) == answer


def test_a_hello_becomes_a_visit_and_a_welcome_its_answer() -> None:
    hello, welcome = Hello(**_HELLO), Welcome(**_WELCOME)  # type: ignore[arg-type]  # as it is listed
    visit = visiting(hello, None, page_bytes=5, items_from=2)
    assert unpacked(packed(visit), Hello) == hello
    assert (visit.push, visit.page_bytes, visit.items_from) == (None, 5, 2)
    assert packed(visited(welcome)) == packed(welcome)


def test_what_is_signed_of_a_visit_is_never_a_head_of_a_chain() -> None:
    assert len(proof_of(b"")) != HASH_BYTES
    assert proof_of(b"1").endswith(b"1")
    assert len(proof_of(packed(Visit(**_HELLO)))) > HASH_BYTES  # type: ignore[arg-type]  # as it is listed
