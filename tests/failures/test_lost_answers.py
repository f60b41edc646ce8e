"""Rows 1 to 7: an answer that is lost, repeated, or not HQ's."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection

from sync.hq import custody
from sync.hq.custody import Brought, Received
from sync.shop import hq_client
from sync.shop.hq_answer import letter_in
from sync.shop.profile import open_books
from sync.shop.profile_lock import ProfileLock
from sync.shop.queue import Stage
from sync.shop.trouble import ProfileBusy
from sync.wire.messages import Letter, Push, Pushed
from tests import fault_transport as faults
from tests.failures.ground import Ground
from tests.failures.plants import instead
from tests.hq.world import a_content, a_line
from tests.shop.shops import received, sold

YEARS_S = 3 * 365 * 24 * 3600


def test_row_01_a_lost_answer_makes_no_second_document(ground: Ground) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    sold(till.books, quantity=5)
    till.sync(faults.drop_after_commit, faults.time_out_after_commit, only="/push")
    assert (ground.documents(), ground.on_hand(), till.on_hand()) == (["posted"] * 2, 7, 7)
    assert (till.waiting(), ground.problems()) == (0, ())


def test_row_02_a_repeat_hears_the_stored_answer_byte_for_byte(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    sold(till.books, quantity=9)
    till.sync()
    (push,) = till.asked("/push")
    first = till.books.journal.after(0, limit=2)
    kept = [till.books.journal.verdict_at(step.position) for step in first]
    with till.books.journal.database.transaction() as connection:
        connection.execute("UPDATE step SET settled = 0")
        connection.execute("DELETE FROM verdict")
    till.books.journal.set_acknowledged(0)
    till.sync()
    assert till.asked("/push")[1].content == push.content
    assert [till.books.journal.verdict_at(step.position) for step in first] == kept


@pytest.mark.expects_log
def test_row_03_the_same_id_with_other_content_is_no_repeat(ground: Ground) -> None:
    till = ground.raw_till()
    first = till.seal(document="d1", content=a_content(a_line(quantity="5"), party="S"))
    till.push()
    till.seal(step=first.step, document="d1", content=a_content(a_line(quantity="50"), party="S"))
    (answer,) = till.push(2).verdicts
    assert (answer.verdict, answer.code, ground.on_hand()) == ("refused", "op_id_reuse", 5)
    assert ground.problems() == ()


def test_row_04_an_answer_is_remembered_for_years(ground: Ground) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    till.sync(faults.drop_after_commit, *[faults.drop_before_send] * 30, only="/push")
    assert till.waiting() == 1
    ground.clock.pass_s(YEARS_S)
    till.line.coming.clear()
    till.sync()
    assert (ground.documents(), ground.on_hand(), till.waiting()) == (["posted"], 12, 0)
    assert (ground.problems(), till.books.queue.latest()[0].code) == ((), "")


def test_row_05_two_windows_never_send_one_queue(ground: Ground) -> None:
    till = ground.till()
    with pytest.raises(ProfileBusy):
        open_books(till.profile, till.clock)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: received(till.books, quantity=1), range(20)))
    till.sync()
    seqs = [row[0] for row in ground.rows("SELECT seq FROM device_log ORDER BY seq")]
    assert (seqs, ground.on_hand()) == (list(range(1, 21)), 20)


def test_row_06_only_a_parsed_answer_is_success(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    received(till.books, quantity=12)
    for lie in (faults.portal, faults.foreign_json, faults.empty_200, faults.garbage_200):
        till.line.coming.append(lie)
        till.line.only = "/push"
        assert till.exchange.round().verdicts == {}
        assert till.waiting() == 1
    till.sync(faults.cut_the_body, only="/push")
    assert (ground.documents(), ground.on_hand(), till.waiting()) == (["posted"], 12, 0)


def test_row_07_an_answer_that_is_not_known_is_shown_as_waiting_and_asks_nobody(
    ground: Ground,
) -> None:
    till = ground.till()
    till.sync()
    received(till.books)
    till.line.coming.append(faults.drop_after_commit)
    till.line.only = "/push"
    till.exchange.round()
    (row,) = till.books.queue.latest()
    assert (row.stage, row.verdict, till.books.queue.status().cases) == (Stage.KEPT, "", 0)
    assert row.is_sent
    assert till.books.queue.status().reasons == ("steps_waiting",)
    till.sync()
    (row,) = till.books.queue.latest()
    assert (row.stage, row.verdict, row.is_sent) == (Stage.TOLD, "applied", False)
    received(till.books)
    assert not till.books.queue.waiting()[0].is_sent


def test_row_07_what_met_nobody_was_not_sent(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    received(till.books)
    till.line.coming.append(faults.drop_before_send)
    till.line.only = "/push"
    till.exchange.round()
    assert not till.books.queue.waiting()[0].is_sent


def _forgetful(patch: pytest.MonkeyPatch) -> None:
    """HQ judges what it has in custody already as if it were new."""

    def forgets(
        connection: Connection, device: str, push: Push, *, now: str, read: Brought
    ) -> Received:
        found = custody.receive(connection, device, push, now=now, read=read)
        found.new = custody.logged(connection, found.device, found.known)
        found.known = []
        return found

    patch.setattr("sync.hq.judgement.receive", forgets)


def _by_the_status(patch: pytest.MonkeyPatch) -> None:
    """A client that takes any 2xx to a push for a yes."""
    real = letter_in

    def letter(headers: Mapping[str, str], body: bytes, kind: type[Letter]) -> Letter:
        yes = Pushed(acknowledged=99, verdicts=[], head=0)
        return yes if kind is Pushed else real(headers, body, kind)

    patch.setattr(hq_client, "letter_in", letter)


class _NoLock(ProfileLock):
    """Lets everybody in."""

    def __init__(self, _path: Path) -> None:
        """Nothing is locked."""

    def release(self) -> None:
        """Nothing was."""


PLANTED = {
    test_row_01_a_lost_answer_makes_no_second_document: _forgetful,
    test_row_02_a_repeat_hears_the_stored_answer_byte_for_byte: instead(
        "sync.hq.judgement._stored", lambda *_: []
    ),
    test_row_03_the_same_id_with_other_content_is_no_repeat: instead(
        "sync.hq.trial.same_act", lambda *_: True
    ),
    test_row_04_an_answer_is_remembered_for_years: instead(
        "sync.hq.judgement._stored", lambda *_: []
    ),
    test_row_05_two_windows_never_send_one_queue: instead("sync.shop.profile.ProfileLock", _NoLock),
    test_row_06_only_a_parsed_answer_is_success: _by_the_status,
    test_row_07_an_answer_that_is_not_known_is_shown_as_waiting_and_asks_nobody: instead(
        "sync.shop.queue._stage", lambda *_: Stage.JUDGED
    ),
}
