"""The proof of a shop's books: the chain, every sum against its movements, and HQ's answers.

Reads only, at one state of the cache; may run beside the counter. Reports are SQLAlchemy Core's.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sync.shop import database
from sync.shop.blobs import Blobs
from sync.shop.chain import faults_of
from sync.shop.database import Database
from sync.shop.held_back import wrongly_held
from sync.shop.journal import RESEALED, Journal
from sync.shop.proof_of_sums import wrong_sentences
from sync.shop.tables import cache_schema
from sync.stock.verdict import Verdict
from sync.stock.views import Report

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

_NAMED = 20
"""So many faults of a sort are named; more say nothing new."""
_FINAL = tuple(verdict.value for verdict in Verdict if verdict.is_final)
_WITHOUT_EFFECT = (Verdict.REFUSED.value, Verdict.CONFLICT.value)


def verify(journal: Journal, cache: Database, *, blobs: Blobs | None = None) -> Report:
    """Prove the books; every problem is a sentence that names document and person where there is one.

    With `blobs` the own files too. Changes nothing. Takes some 2 µs a movement and 100 µs a step.
    """
    schema = cache_schema()
    with cache.engine().connect() as connection:
        connection.exec_driver_sql("BEGIN")
        site = journal.device.site
        problems = [
            *faults_of(journal),
            *wrong_sentences(_driver(connection), site),
            *_doubled_movements(connection, schema),
            *_wrong_verdicts(journal),
            *_wrong_overlay(journal, cache),
            *wrongly_held(cache),
            *(blobs.problems() if blobs else ()),
        ]
        documents, movements = _counts(connection, schema)
    steps = journal.database.row("SELECT count(*) FROM step")
    head = journal.head()[1].hex()
    return Report(documents, int(steps[0]) if steps else 0, movements, tuple(problems), head)


def _driver(connection: "Connection") -> database.Connection:
    """The same connection without SQLAlchemy, at the same state of the cache."""
    found: database.Connection = connection.connection.driver_connection  # type: ignore[assignment]  # the pool's word for ours
    return found


def _counts(connection: "Connection", schema: "MetaData") -> tuple[int, int]:
    from sqlalchemy import func, select

    tables = schema.tables
    count = [
        connection.execute(select(func.count()).select_from(tables[name])).scalar_one()
        for name in ("document", "movement")
    ]
    return count[0], count[1]


def _doubled_movements(connection: "Connection", schema: "MetaData") -> Iterator[str]:
    """A movement is unique by its step and line."""
    from sqlalchemy import func, select

    movement, document = schema.tables["movement"], schema.tables["document"]
    doubled = (
        select(document.c.number, document.c.by, movement.c.line)
        .join_from(movement, document, document.c.key == movement.c.document)
        .group_by(movement.c.document, movement.c.step, movement.c.line)
        .having(func.count() > 1)
        .limit(_NAMED)
    )
    for number, by, line in connection.execute(doubled):
        yield f"Line {line} of {number} ({by or 'the device'}) stands twice in the movements."


def _wrong_verdicts(journal: Journal) -> Iterator[str]:
    """A step is settled exactly where its stored answer is final."""
    finals = (*_FINAL, RESEALED)
    marks = ", ".join("?" * len(finals))
    rows = journal.database.rows(
        "SELECT s.position, s.number, s.by, s.settled FROM step s LEFT JOIN verdict v USING (position)"
        f" WHERE s.settled <> (coalesce(v.verdict, '') IN ({marks})) ORDER BY s.position LIMIT {_NAMED}",
        finals,
    )
    for _, number, by, settled in rows:
        said = "settled without an answer of HQ" if settled else "waiting although HQ answered"
        yield f"A step on {number or 'a document'} by {by or 'the device'} is {said}."


def _wrong_overlay(journal: Journal, cache: Database) -> Iterator[str]:
    """What waits is shown, and what HQ refused moves nothing."""
    shown = {row[0] for row in cache.rows("SELECT position FROM pending")}
    moving = {
        row[0] for row in cache.rows("SELECT DISTINCT pending FROM movement WHERE pending > 0")
    }
    marks = ", ".join("?" * len(_WITHOUT_EFFECT))
    rows = journal.database.rows(
        "SELECT s.position, s.number, s.by, coalesce(v.verdict, '') FROM step s"
        f" LEFT JOIN verdict v USING (position) WHERE s.settled = 0 OR v.verdict IN ({marks})",
        _WITHOUT_EFFECT,
    )
    for position, number, by, verdict in rows:
        who = f"{number or 'A document'} ({by or 'the device'})"
        if verdict in _WITHOUT_EFFECT and position in shown | moving:
            yield f"{who} is still shown as done, although HQ said {verdict}."
    strays = moving - shown
    if strays:
        row = cache.row(
            "SELECT d.number, d.by FROM movement m JOIN document d ON d.key = m.document"
            " WHERE m.pending = ?",
            (min(strays),),
        )
        number, by = row or ("", "")
        yield f"{number} ({by or 'the device'}) moves goods for a step that nobody waits for."
