"""Rows 17 to 20, 40, 44, 45, 48 and 49: a bad document, and what it must not hold up."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from sync.hq import records, trial
from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.ruling import Ruling, no
from sync.shop.conversation import Conversation
from sync.shop.exchange_plan import Standing
from sync.shop.hearing import _of_own_chain
from sync.shop.journal import Journal
from sync.shop.ledger import NewDocument, Recorded
from sync.shop.sealed import Sealed
from sync.shop.trouble import HqAway
from sync.stock.document import Changes, Content, Document
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire import protocol
from sync.wire.drafting import StepData
from sync.wire.letters import unpacked
from sync.wire.messages import Base, StepLetter, VerdictLetter
from sync.wire.reading import content_read
from sync.wire.record import StepDataLetter
from sync.wire.seal import head_of, sealed
from tests import fault_transport as faults
from tests.failures.ground import Ground, Till
from tests.failures.plants import instead
from tests.hq.world import a_content, after, an_edit
from tests.shop.shops import CLERK, a_line, received, sold


@pytest.mark.expects_log
def test_row_17_a_document_that_hq_stumbles_over_holds_up_no_other(ground: Ground) -> None:
    till = ground.till()
    with pytest.MonkeyPatch.context() as patch:
        _stumble(patch, over="OIL")
        for sku in ("TEA", "OIL", "TEA"):
            received(till.books, sku=sku)
        till.sync()
        assert (ground.on_hand(), till.waiting()) == (10, 1)
        (row,) = till.books.queue.waiting()
        assert (row.verdict, row.code) == ("retry_later", "bug")
        received(till.books)
        till.sync()
        assert (ground.on_hand(), till.waiting()) == (15, 1)
    ground.clock.pass_s(60)
    till.sync()
    assert (ground.on_hand(sku="OIL"), till.waiting(), ground.problems()) == (5, 0, ())


def _stumble(patch: pytest.MonkeyPatch, *, over: str) -> None:
    judge = trial.judge

    def stumbling(bench: Bench, entry: Entry) -> Ruling:
        assert over.encode() not in entry.body, "a bug of HQ's"
        return judge(bench, entry)

    patch.setattr("sync.hq.judgement.judge", stumbling)


def test_row_17_nor_does_one_that_hq_cannot_read(ground: Ground) -> None:
    till = ground.till()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sync.hq.entry._check_names", _no_oil)
        for sku in ("TEA", "OIL", "TEA"):
            received(till.books, sku=sku)
        assert till.sync().verdicts == {"applied": 2, "refused": 1}
    assert (ground.on_hand(), till.on_hand(), till.waiting()) == (10, 10, 0)
    assert till.books.queue.latest(limit=2)[1].code == "malformed"


def _no_oil(letter: StepLetter) -> None:
    if letter.content and letter.content.lines[0].sku == "OIL":
        raise Refusal("malformed", "This HQ knows no oil.")


@pytest.mark.expects_log
def test_row_18_what_hq_puts_off_is_asked_for_again_though_nobody_does_anything(
    ground: Ground,
) -> None:
    till = ground.till()
    with pytest.MonkeyPatch.context() as patch:
        _stumble(patch, over="OIL")
        received(till.books, sku="OIL")
        till.sync()
    assert till.waiting() == 1
    for _ in range(3):
        ground.clock.pass_s(30)
        till.exchange.round()
    assert (till.waiting(), ground.on_hand(sku="OIL")) == (0, 5)


def test_row_18_a_step_that_waits_at_hq_keeps_no_answer_from_the_others(ground: Ground) -> None:
    till = ground.till()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sync.hq.trial.KINDS", {"issue": None})
        received(till.books)
        for _ in range(3):
            sold(till.books, quantity=1)
            assert till.sync().is_quiet
            ground.clock.pass_s(30)
        assert (till.waiting(), ground.on_hand()) == (1, -3)
    till.sync()
    assert (till.waiting(), ground.on_hand()) == (0, 2)


@pytest.mark.expects_log
def test_row_18_nor_where_an_answer_was_lost_and_less_is_sent_again(ground: Ground) -> None:
    till = ground.till()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(protocol, "MAX_STEPS", 2)
        _stumble(patch, over="OIL")
        received(till.books)
        received(till.books, sku="OIL")
        assert till.sync(faults.time_out_after_commit, only="/push").is_quiet
    ground.clock.pass_s(60)
    till.sync()
    assert (till.waiting(), ground.on_hand(sku="OIL")) == (0, 5)


def test_row_18_nobody_at_hq_locks_a_document(ground: Ground) -> None:
    till = ground.till()
    made = _drafted(till)
    till.sync()
    ground.hq.desk.step(made.document, "edit", StepDataLetter(reference="DN-9"))
    till.books.ledger.step(made.document, "edit", by=CLERK, data=StepData(Changes({"note": "x"})))
    till.sync()
    content = till.books.reading.show(made.document).content
    assert (content.reference, content.note, till.waiting()) == ("DN-9", "x", 0)


@pytest.mark.expects_log
def test_row_19_one_row_that_the_database_refuses_undoes_no_other(postgres_ground: Ground) -> None:
    one_bad_row(postgres_ground)


def one_bad_row(ground: Ground) -> None:
    """A batch with a document that the database itself will not take."""
    till = ground.till()
    for sku in ("TEA", "OIL", "TEA"):
        received(till.books, sku=sku)
    with pytest.MonkeyPatch.context() as patch:
        write = records.write

        def writing(connection: Connection, bench: Bench) -> list[VerdictLetter]:
            letters = write(connection, bench)
            if any(
                b"OIL" in given.entry.body and not given.ruling.retry_s for given in bench.given
            ):
                connection.exec_driver_sql("INSERT INTO feed_head SELECT * FROM feed_head")
            return letters

        patch.setattr("sync.hq.judgement.write", writing)
        till.sync()
    assert (ground.on_hand(), ground.on_hand(sku="OIL"), till.waiting()) == (10, 0, 1)
    ground.clock.pass_s(60)
    till.sync()
    assert (ground.on_hand(sku="OIL"), till.waiting(), ground.problems()) == (5, 0, ())


def test_row_20_goods_that_hq_does_not_know_yet_count_at_once(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    made = received(till.books, sku="NEW-1")
    till.sync()
    assert (ground.on_hand(sku="NEW-1"), ground.documents()) == (5, ["posted"])
    other.sync()
    assert other.on_hand("NEW-1") == 5
    ground.import_items("NEW-1,新貨")
    other.sync()
    item = other.books.catalogue.item("NEW-1")
    assert item is not None
    assert (item.name, other.books.reading.show(made.document).state) == ("新貨", "posted")
    assert ground.problems() == ()


def test_row_20_an_arrival_may_be_told_before_its_dispatch(ground: Ground) -> None:
    sender, receiver = ground.raw_till("91", "KC00"), ground.raw_till("92", "MK02")
    goods = a_content(to_site="MK02")
    receiver.seal("arrive", "transfer", document="t1", site="KC00", content=goods)
    (early,) = receiver.push().verdicts
    sender.seal("post", "transfer", document="t1", content=goods)
    (late,) = sender.push().verdicts
    assert {early.verdict, late.verdict} <= {"applied", "applied_with_exception"}
    assert (ground.on_hand("MK02/"), ground.on_hand("KC00/")) == (5, -5)
    assert (ground.on_hand("@transit/KC00/MK02"), ground.problems()) == (0, ())


def test_row_40_work_of_somebody_who_has_left_since_arrives(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    received(till.books, quantity=12)
    ground.clock.pass_s(3600)
    ground.hq.staff.remove_person("amy")
    ground.clock.pass_s(3600)
    sold(till.books, quantity=5)
    result = till.sync()
    assert result.verdicts == {"applied": 1, "applied_with_exception": 1}
    assert (ground.on_hand(), till.waiting(), ground.problems()) == (7, 0, ())
    assert [person.code for person in till.books.catalogue.staff()] == []


def test_row_40_a_token_that_expires_touches_no_queue(ground: Ground) -> None:
    till = ground.till()
    for _ in range(250):
        received(till.books, quantity=1)
    till.sync()
    ground.clock.pass_s(2 * protocol.TOKEN_TTL_S)
    received(till.books, quantity=1)
    assert till.sync().is_quiet
    assert (ground.on_hand(), till.waiting()) == (251, 0)


def test_row_44_the_second_offline_edit_clashes_with_nobody(ground: Ground) -> None:
    till, other = ground.till(), ground.till()
    made = _drafted(till)
    till.sync()
    other.sync()
    other.books.ledger.step(made.document, "edit", by=CLERK, data=_noted(reference="DN-9"))
    other.sync()
    for note in ("one", "two", "three"):
        till.books.ledger.step(made.document, "edit", by=CLERK, data=_noted(note=note))
    result = till.sync()
    assert {"conflict", "refused"}.isdisjoint(result.verdicts)
    other.sync()
    for one in (till, other):
        content = one.books.reading.show(made.document).content
        assert (content.reference, content.note) == ("DN-9", "three")
    assert ground.codes() == []


def test_row_45_no_step_waits_for_ever_for_one_that_was_lost(ground: Ground) -> None:
    till = ground.raw_till()
    first = till.seal("draft", document="d1")
    till.seal("edit", document="d1", base=Base(after="lost"), changes=an_edit(note="x"))
    till.seal("post", document="d1", base=after(first), content=first.content)
    assert [v.verdict for v in till.push().verdicts] == ["applied", "held", "held"]
    assert ground.codes() == ["waits_for_step", "waits_for_step"]
    ground.clock.pass_s(31 * 24 * 3600)
    ended = till.push(now=ground.hq.now()).verdicts
    assert [(v.verdict, v.code) for v in ended[1:]] == [("refused", "step_lost"), ("applied", "")]
    assert (ground.on_hand(), ground.problems()) == (5, ())


def test_row_48_the_chain_is_over_the_bytes_that_were_sealed(ground: Ground) -> None:
    till = ground.raw_till()
    body = b'{ "colour":"red", %b' % sealed(till.letter(document="d1"))[1:]
    till.seal_bytes(body)
    (answer,) = till.push().verdicts
    ground.import_items("TEA,另一個名")
    ground.hq.staff.add_person("amy", "另一個人", role=Role.DESK, sites=[], pin="1357")
    (kept,) = ground.rows("SELECT bytes, hash FROM device_log WHERE device = ?", till.id)
    assert (kept[0], kept[1], answer.verdict) == (body, till.heads[1], "applied")
    assert ground.problems() == ()


def test_row_49_no_two_documents_have_one_printed_number(ground: Ground) -> None:
    tills = [ground.till() for _ in range(2)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: received(tills[n % 2].books), range(40)))
    numbers = [one.number for one in made]
    assert len(set(numbers)) == 40
    assert sorted(number[-2:] for number in numbers) == sorted(
        [f"{n:02}" for n in range(1, 21)] * 2
    )
    for till in tills:
        till.sync()
    assert ground.number("SELECT count(DISTINCT hq_number) FROM document") == 40
    assert ground.problems() == ()


def _drafted(till: Till) -> Recorded:
    content = Content((a_line(),), party="SUP-1", reference="DN-1")
    new = NewDocument(kind="receipt", content=content, post=False)
    return till.books.ledger.record(new, by=CLERK)


def _noted(**fields: str) -> StepData:
    return StepData(Changes(fields))


def _out_of_hand(work: Callable[[], object], **_more: object) -> object:
    """A bug ends the whole push."""
    return work()


def _strict(_journal: object, steps: Sequence[Sealed], verdicts: Sequence[VerdictLetter]) -> None:
    """A till that takes no answer without a step's name."""
    names = {step.step for step in steps}
    if not names.issuperset(verdict.step for verdict in verdicts):
        raise HqAway("What answers for HQ judges steps that were not sent.", code="not_hq")


def _as_far_as_acknowledged(journal: Journal, seq: int) -> str:
    """A till that trusts its own note of how far HQ's custody goes."""
    return _of_own_chain(journal, seq) if seq <= journal.acknowledged() else ""


def _never_due(talk: Conversation) -> Standing:
    return replace(_standing(talk), has_put_off=False)


_standing = Conversation.standing


def _from_the_first_version(
    bench: Bench, _entry: Entry, document: Document
) -> tuple[Content, dict[str, str]]:
    """Every edit of a device is held against what it once began from."""
    first = bench.versions[document.id][0].content
    return (content_read(first) if first else document.content), {}


def _leavers_go_back(bench: Bench, entry: Entry, _right: object, _at: str) -> bool:
    person = bench.people.get(entry.letter.by if entry.letter else "")
    return person is None or person.is_active


PLANTED = {
    test_row_18_a_step_that_waits_at_hq_keeps_no_answer_from_the_others: instead(
        "sync.shop.hearing._of_own_chain", lambda *_: ""
    ),
    test_row_18_nor_where_an_answer_was_lost_and_less_is_sent_again: instead(
        "sync.shop.hearing._of_own_chain", _as_far_as_acknowledged
    ),
    test_row_17_a_document_that_hq_stumbles_over_holds_up_no_other: instead(
        "sync.hq.judgement.attempt", _out_of_hand
    ),
    test_row_17_nor_does_one_that_hq_cannot_read: instead(
        "sync.shop.conversation.check_verdicts", _strict
    ),
    test_row_18_what_hq_puts_off_is_asked_for_again_though_nobody_does_anything: instead(
        "sync.shop.conversation.Conversation.standing", _never_due
    ),
    test_row_20_goods_that_hq_does_not_know_yet_count_at_once: instead(
        "sync.hq.trial.judge_fact", lambda *_: no(Refusal("unknown_sku", "No such goods."))
    ),
    test_row_40_work_of_somebody_who_has_left_since_arrives: instead(
        "sync.hq.bench.Bench.has_right", _leavers_go_back
    ),
    test_row_44_the_second_offline_edit_clashes_with_nobody: instead(
        "sync.hq.edits._base", _from_the_first_version
    ),
    test_row_45_no_step_waits_for_ever_for_one_that_was_lost: instead(
        "sync.hq.trial.LONGEST_WAIT_DAYS", 10**6
    ),
    test_row_48_the_chain_is_over_the_bytes_that_were_sealed: instead(
        "sync.hq.custody.head_of",
        lambda head, steps: head_of(head, [sealed(unpacked(s, StepLetter)) for s in steps]),
    ),
    test_row_49_no_two_documents_have_one_printed_number: instead(
        "sync.shop.journal.printed_number", lambda *given, number, **_: f"{given[0]}-{number:06}"
    ),
}
