"""The proof of HQ's books: every chain, verdict, movement, balance and feed row against the others.

What is derived is computed again from what was signed; a difference is a sentence that names the
document and the person. Nothing is repaired here.
"""

import hashlib
import itertools
from collections.abc import Iterator

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.blobs import blob_problems
from sync.hq.database import HqDatabase
from sync.hq.proof_of_balances import balance_problems
from sync.hq.proof_of_chains import chain_problems
from sync.hq.proof_of_documents import document_problems
from sync.hq.proof_of_feed import feed_problems
from sync.hq.proof_of_verdicts import verdict_problems
from sync.stock.views import Report

MOST_PROBLEMS = 1_000
"""Sentences in one report; more of them say no more."""


def verify(database: HqDatabase) -> Report:
    """Prove the books as they stand now; the others go on meanwhile.

    `chain` stands for the heads of all devices at once: an auditor compares it with an earlier one.
    """
    with database.reading() as connection:
        problems = tuple(itertools.islice(_problems(connection), MOST_PROBLEMS))
        return Report(
            documents=_count(connection, "document"),
            steps=_count(connection, "device_log"),
            movements=_count(connection, "movement"),
            problems=problems,
            chain=_heads(connection),
        )


def _problems(connection: Connection) -> Iterator[str]:
    yield from chain_problems(connection)
    yield from verdict_problems(connection)
    yield from document_problems(connection)
    yield from balance_problems(connection)
    yield from feed_problems(connection)
    yield from blob_problems(connection)


def _count(connection: Connection, table: str) -> int:
    ((rows,),) = bulk.ask(connection, f"SELECT count(*) FROM {table}")
    return int(rows)


def _heads(connection: Connection) -> str:
    digest = hashlib.sha256()
    for device, seq, head in bulk.ask(connection, "SELECT id, seq, hash FROM device ORDER BY id"):
        digest.update(f"{device}:{seq}:".encode() + bytes(head))
    return digest.hexdigest()
