import pytest
from sqlalchemy import text

from sync.hq.verification import verify
from sync.stock.views import Report
from tests.hq.world import World, a_content, a_line, at


def _busy(world: World) -> None:
    """A day with everything in it."""
    till, other = world.till(), world.till("KC00", "02")
    till.seal(document="d1", number="N-1", by="desk")
    till.seal(kind="issue", document="d2", number="N-2", by="clerk")
    till.seal(kind="issue", document="d3", number="N-3")
    till.seal("reverse", document="d1")
    till.seal("draft", document="d4")
    till.seal_bytes(b"no step")
    till.seal(kind="count", document="c1", content=a_content(a_line(quantity="7")))
    till.seal(kind="issue", document="d5", at=at(-60))
    till.seal(kind="transfer", document="t1")
    till.push(last=4)
    till.push()
    other.tell("arrive", "transfer", document="t1", site="MK02", arrived={"1": "3"})


def _report(world: World) -> Report:
    return verify(world.database)


def test_honest_books_are_whole(world: World) -> None:
    _busy(world)
    report = _report(world)
    assert report.problems == ()
    assert (report.documents, report.steps) == (7, 10)
    assert report.movements > 5


def test_empty_books_are_whole(world: World) -> None:
    assert _report(world).is_whole


def test_the_chain_stands_for_every_device(lite: World) -> None:
    till = lite.till()
    before = _report(lite).chain
    till.tell()
    assert _report(lite).chain != before


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            "UPDATE device_log SET bytes = (SELECT bytes FROM device_log WHERE seq = 4) WHERE seq = 2",
            "Till 01 (till-01): step 2 (reverse of",
        ),
        ("DELETE FROM device_log WHERE seq = 2", "the steps 2 to 2 are missing"),
        ("DELETE FROM device_log WHERE device = 'till-02'", "custody ends at step 0, but 1"),
        (
            "UPDATE device_log SET signature = hash WHERE seq = 4",
            "step 4 (reverse of MK02-RE-",
        ),
        ("UPDATE device_log SET signature = NULL", "nobody signed the last step"),
        ("DELETE FROM device WHERE id = 'till-02'", "HQ knows no such device"),
        ("DELETE FROM verdict WHERE seq = 2", "Step 2 of device till-01 has no verdict"),
        (
            "DELETE FROM device_log WHERE device = 'till-02'",
            "verdict on step 1 of device till-02, which is not in custody",
        ),
        (
            "UPDATE verdict SET verdict = 'refused' WHERE seq = 2",
            "was refused, but moved TEA",
        ),
        ("DELETE FROM document WHERE id = 'd2'", "document d2, which is not there"),
        (
            "UPDATE movement SET quantity = 6 WHERE document = 'd2' AND \"count\" = ''",
            "N-2 by clerk: its movements are not those in the books",
        ),
        ("UPDATE document SET state = 'draft' WHERE id = 'd2'", "N-2 by clerk: number, state"),
        ("UPDATE document SET cases = 9 WHERE id = 'd2'", "N-2 by clerk: the list counts 9"),
        ("UPDATE document SET letter = X'78' WHERE id = 'd2'", "Document d2 cannot be read"),
        ("UPDATE feed_head SET hq_number = 99", "HQ gave 99 numbers"),
        (
            "UPDATE balance SET quantity = 99 WHERE place = 'MK02/'",
            "The books hold 99 of TEA at MK02/, its movements make",
        ),
        ("DELETE FROM balance WHERE place = 'MK02/'", "The books hold 0 of TEA at MK02/"),
        ("UPDATE feed SET seq = 5 WHERE entity = 'd2'", "position 5 was given twice"),
        ("UPDATE feed_head SET seq = 1", "beyond its head 1"),
        ("DELETE FROM feed WHERE entity = 'd2'", "N-2: MK02 was never told of it"),
        ("UPDATE feed SET seq = 999 WHERE entity = 'd2'", "the feed tells it at 999"),
        ("DELETE FROM document WHERE id = 'd2'", "of document d2, which is not there"),
        ("UPDATE feed_digest SET total = 0 WHERE scope = 'all'", "The digest of all"),
        ("DELETE FROM feed_digest WHERE scope = 'site:KC00'", "The digest of site:KC00"),
    ],
)
def test_a_planted_fault_is_told_by_name(lite: World, fault: str, sentence: str) -> None:
    _busy(lite)
    with lite.database.transaction() as connection:
        connection.execute(text(fault))
    problems = _report(lite).problems
    assert any(sentence in problem for problem in problems), problems


def test_a_false_balance_names_who_moved_it_last(lite: World) -> None:
    lite.till().tell(kind="issue", document="d2", number="N-2", by="clerk")
    with lite.database.transaction() as connection:
        connection.execute(text("UPDATE balance SET quantity = 1"))
    (problem,) = _report(lite).problems
    assert problem == (
        "The books hold 1 of TEA at MK02/, its movements make -5; the last was N-2 by clerk."
    )


def test_faults_are_found_on_postgresql_too(world: World) -> None:
    _busy(world)
    faults = (
        "UPDATE balance SET quantity = 99 WHERE place = 'MK02/'",
        "UPDATE feed_digest SET total = 0 WHERE scope = 'all'",
        "DELETE FROM verdict WHERE seq = 2",
    )
    with world.database.transaction() as connection:
        for fault in faults:
            connection.execute(text(fault))
    assert len(_report(world).problems) >= len(faults)
