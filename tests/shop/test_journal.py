from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.shop.identity import Device, add_device
from sync.shop.journal import RESEALED, Journal
from sync.shop.keychain import Secrets
from sync.shop.sealed import Act, CallerKey, Sealed, position_of
from sync.shop.trouble import BooksDamaged, DiskFull, NotEnrolled
from sync.wire.messages import ContentLetter, LineLetter, StepLetter, VerdictLetter
from sync.wire.seal import GENESIS, chained, is_signed, public_bytes, signed
from tests.clocks import HandClock
from tests.shop.cache_file import a_journal_file

SECRETS = Secrets.new()
KEY = SECRETS.device_key("salt")
DEVICE = Device(
    "dev-1", "07", "KC00", "e1", "http://hq", "till", salt="salt", public_key=public_bytes(KEY)
)


def sign(head: bytes) -> bytes:
    return signed(KEY, head)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    file = a_journal_file(tmp_path)
    with file.transaction() as connection:
        add_device(connection, DEVICE)
    yield Journal(file, sign=sign, clock=HandClock())
    file.close()


def again(journal: Journal) -> Journal:
    """The journal as the next process finds it."""
    return Journal(journal.database, sign=sign, clock=HandClock())


def an_act(n: int = 1, *, note: str = "", series: str = "RC") -> Act:
    content = ContentLetter(lines=[LineLetter(line="1", sku="TEA", quantity="5")], note=note)
    return Act(
        step=f"step-{n}", document=f"doc-{n}", kind="receipt", name="post", site="KC00",
        at="2026-11-20T04:00:00.000Z", by="amy", series=series, content=content,
    )  # fmt: skip


def filled(journal: Journal, count: int) -> list[Sealed]:
    return [journal.append(an_act(n)) for n in range(1, count + 1)]


def applied(*links: Sealed, verdict: str = "applied") -> list[VerdictLetter]:
    return [VerdictLetter(seq=link.seq, step=link.step, verdict=verdict) for link in links]


def test_a_profile_without_an_identity_has_no_journal(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    with pytest.raises(NotEnrolled):
        Journal(file, sign=sign, clock=HandClock())
    file.close()


def test_steps_are_chained_and_signed_without_gaps(journal: Journal) -> None:
    before = GENESIS
    for seq, link in enumerate(filled(journal, 4), 1):
        assert link.seq == link.letter().seq == seq
        assert link.hash == chained(before, link.body)
        assert is_signed(DEVICE.public_key, link.hash, link.signature)
        before = link.hash
    assert journal.head() == (4, before)
    assert again(journal).head() == (4, before)


def test_what_was_appended_is_what_the_bytes_say(journal: Journal) -> None:
    link = journal.append(an_act())
    kept = journal.step_at(link.position)
    assert (kept, kept.letter()) == (link, link.told)
    assert kept.letter().content == an_act().content


def test_numbers_are_contiguous_by_kind(journal: Journal) -> None:
    kinds = ["RC", "IS", "RC", "", "RC", "IS"]
    links = [journal.append(an_act(n, series=kind)) for n, kind in enumerate(kinds)]
    assert [link.number for link in links] == [
        "KC00-RC-07-000001",
        "KC00-IS-07-000001",
        "KC00-RC-07-000002",
        "",
        "KC00-RC-07-000003",
        "KC00-IS-07-000002",
    ]


def test_an_append_that_fails_takes_no_seq_no_number_and_no_key(journal: Journal) -> None:
    journal.append(an_act(1))
    journal.database._writer.execute("PRAGMA max_page_count = 1")
    with pytest.raises(DiskFull):
        journal.append(an_act(2, note="x" * 50_000), key=CallerKey("k", b"d"))
    journal.database._writer.execute("PRAGMA max_page_count = 100000")
    assert journal.recorded_key("k") is None
    link = journal.append(an_act(2))
    assert (link.seq, link.number) == (2, "KC00-RC-07-000002")


def test_a_callers_key_stands_for_its_document(journal: Journal) -> None:
    link = journal.append(an_act(), key=CallerKey("k", b"digest"))
    found = journal.recorded_key("k")
    assert found is not None
    assert (found.digest, found.document, found.number, found.position) == (
        b"digest",
        "doc-1",
        link.number,
        link.position,
    )


def test_the_clock_reading_never_goes_back(journal: Journal) -> None:
    links = filled(journal, 3)
    readings = [link.letter().hlc for link in links]
    earlier = Journal(
        journal.database, sign=sign, clock=HandClock(HandClock().now().replace(year=2001))
    )
    readings.append(earlier.append(an_act(4)).letter().hlc)
    assert readings == sorted(set(readings))


def test_what_waits_is_a_run_within_the_limits(journal: Journal) -> None:
    links = filled(journal, 6)
    assert journal.waiting(limit=100, max_bytes=10**6) == links
    assert journal.waiting(limit=4, max_bytes=10**6) == links[:4]
    size = len(links[0].body)
    assert journal.waiting(limit=100, max_bytes=2 * size + 1) == links[:2]
    assert journal.waiting(limit=100, max_bytes=1) == links[:1]


def test_only_a_final_answer_ends_the_waiting(journal: Journal) -> None:
    links = filled(journal, 3)
    journal.settle([*applied(links[0]), *applied(links[1], verdict="held")])
    journal.set_acknowledged(2)
    assert journal.count_waiting() == 2
    assert journal.unsettled(limit=10) == [links[1]]
    assert journal.waiting(limit=10, max_bytes=10**6) == [links[2]]
    assert again(journal).acknowledged() == 2
    journal.settle(applied(links[1]))
    assert journal.unsettled(limit=10) == []


def test_where_nothing_was_put_off_nothing_is_looked_for_until_custody_moves(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not journal.has_unsettled()
    with monkeypatch.context() as unread:
        unread.setattr(journal, "unsettled", None)
        links = filled(journal, 2)
        assert not journal.has_unsettled()
    journal.settle(applied(links[0], verdict="held"))
    journal.set_acknowledged(1)
    assert journal.has_unsettled()
    journal.settle(applied(links[0]))
    assert not journal.has_unsettled()
    journal.send_again(1)
    journal.set_acknowledged(1)
    assert journal.has_unsettled()


def test_a_final_answer_is_never_overwritten(journal: Journal) -> None:
    (link,) = filled(journal, 1)
    assert journal.settle(applied(link)) == [link.position]
    assert journal.settle(applied(link, verdict="refused")) == []
    found = journal.verdict_at(link.position)
    assert found is not None
    assert found[0] == "applied"


def test_of_two_answers_in_one_letter_the_first_final_one_stands(journal: Journal) -> None:
    (link,) = filled(journal, 1)
    told = [*applied(link, verdict="held"), *applied(link), *applied(link, verdict="refused")]
    assert journal.settle(told) == [link.position]
    assert (journal.verdict_at(link.position) or ("",))[0] == "applied"


def test_an_answer_to_another_step_settles_nothing(journal: Journal) -> None:
    first, second = filled(journal, 2)
    stranger = VerdictLetter(seq=2, step="another", verdict="applied")
    with pytest.raises(BooksDamaged):
        journal.settle([*applied(first), stranger])
    assert journal.waiting(limit=10, max_bytes=10**6) == [first, second]


def test_steps_that_hq_lost_wait_again(journal: Journal) -> None:
    links = filled(journal, 4)
    journal.settle(applied(*links))
    journal.set_acknowledged(4, durable=3)
    journal.send_again(3)
    assert journal.waiting(limit=10, max_bytes=10**6) == links[2:]
    assert (journal.acknowledged(), journal.durable()) == (2, 2)
    assert journal.verdict_at(links[2].position) is None
    assert journal.verdict_at(links[1].position) is not None


def test_old_steps_are_given_again_answered_or_not(journal: Journal) -> None:
    links = filled(journal, 4)
    journal.settle(applied(*links))
    journal.set_acknowledged(4)
    assert journal.run_from(2, limit=2, max_bytes=10**6) == links[1:3]
    assert journal.hash_at(2) == links[1].hash
    assert journal.hash_at(0) == GENESIS
    assert journal.hash_at(5) is None


def test_a_draft_goes_with_the_step_it_became(journal: Journal) -> None:
    journal.save_draft("one", b"1")
    journal.append(an_act(), draft="one")
    assert journal.drafts() == []
    assert journal.count_waiting() == 1


def test_the_clocks_offset_is_kept(journal: Journal) -> None:
    journal.set_offset(-2500)
    assert again(journal).offset_ms == -2500


def test_unsent_steps_follow_a_new_identity_exactly_once(journal: Journal) -> None:
    links = filled(journal, 4)
    journal.settle([*applied(links[0]), *applied(links[1], verdict="held")])
    journal.set_acknowledged(2)
    key = SECRETS.device_key("other")
    device = replace(DEVICE, id="dev-2", number="08", salt="other", public_key=public_bytes(key))
    followed = journal.go_on_as(device, sign=lambda head: signed(key, head))
    moved = journal.waiting(limit=10, max_bytes=10**6)
    assert followed == len(moved) == journal.count_waiting() == 3
    assert [link.step for link in moved] == [link.step for link in links[1:]]
    assert [link.seq for link in moved] == [1, 2, 3]
    assert is_signed(device.public_key, moved[2].hash, moved[2].signature)
    assert [_origin(link) for link in moved] == [
        ("dev-1", link.seq, link.hash.hex()) for link in links[1:]
    ]
    assert _without_place(moved[0]) == _without_place(links[1])
    assert [journal.step_at(link.position) for link in links] == links
    old = journal.verdict_at(links[3].position)
    assert old is not None
    assert old[0] == RESEALED
    assert journal.head() == (3, moved[2].hash)
    assert journal.append(an_act(5)).number == "KC00-RC-08-000001"


def _origin(link: Sealed) -> tuple[str, int, str]:
    origin = link.letter().origin
    assert origin is not None
    return origin.device, origin.seq, origin.hash


def _without_place(link: Sealed) -> dict[str, object]:
    letter = link.letter()
    names = set(StepLetter.__struct_fields__) - {"device", "seq", "origin"}
    return {name: getattr(letter, name) for name in names}


def test_a_callers_key_follows_too(journal: Journal) -> None:
    journal.append(an_act(), key=CallerKey("k", b"d"))
    journal.go_on_as(replace(DEVICE, id="dev-2"), sign=sign)
    found = journal.recorded_key("k")
    assert found is not None
    assert found.position == position_of(2, 1)


def test_own_steps_that_stand_are_found_by_document(journal: Journal) -> None:
    links = filled(journal, 3)
    journal.settle(applied(links[1], verdict="refused"))
    assert journal.positions_of({"doc-1", "doc-2", "doc-9"}) == {
        "doc-1": [links[0].position],
        "doc-2": [],
        "doc-9": [],
    }


def test_a_customers_name_is_kept_beside_the_bytes_and_goes_on_under_a_new_identity(
    journal: Journal,
) -> None:
    content = ContentLetter(lines=[], party="Mr Wong")
    link = journal.append(replace(an_act(), kind="issue", content=content))
    assert b"Wong" not in link.body
    found = again(journal).step_at(link.position)
    assert found.letter().content == link.letter().content == content
    assert again(journal).waiting(limit=9, max_bytes=10**6)[0].openings == link.openings != ()
    journal.go_on_as(replace(DEVICE, id="dev-2"), sign=sign)
    (after,) = journal.waiting(limit=9, max_bytes=10**6)
    assert after.letter().content == content
    assert after.sealed_letter().content == link.sealed_letter().content
