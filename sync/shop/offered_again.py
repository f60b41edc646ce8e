"""HQ came back from a backup: steps that it lost wait once more, whatever it had answered to them."""

from sync.shop.journal import RESEALED, Journal
from sync.shop.sealed import position_of


def offer_again(journal: Journal, seq: int) -> int:
    """Let every step after `seq` wait again; how many of them had a final answer.

    The answers go: HQ does not remember them, and judges anew. No step is touched.
    """
    chain = journal.device.chain
    lost = (position_of(chain, seq), position_of(chain + 1, 0))
    with journal.database.transaction() as connection:
        connection.execute("DELETE FROM verdict WHERE position > ? AND position < ?", lost)
        answered = connection.execute(
            "UPDATE step SET settled = 0 WHERE position > ? AND position < ? AND settled = 1", lost
        ).rowcount
    journal.set_acknowledged(min(seq, journal.acknowledged()))
    return answered


_FORGOTTEN = "hq_forgot"


def note_forgotten(journal: Journal) -> None:
    """HQ does not know this identity any more: its books are older than the device's enrolment."""
    journal.set_mark(_FORGOTTEN, "1")


def is_forgotten(journal: Journal) -> bool:
    """Whether HQ has said so of this identity."""
    return journal.mark(_FORGOTTEN) == "1"


def offer_all_again(journal: Journal) -> None:
    """Let every step of every identity wait again, in the order of their sealing: this identity ends.

    Those that went on under a later one wait there.
    """
    offer_again(journal, 0)
    first = position_of(journal.device.chain, 0)
    with journal.database.transaction() as connection:
        connection.execute(
            "UPDATE step SET settled = 0 WHERE position < ? AND NOT EXISTS (SELECT 1 FROM verdict v"
            " WHERE v.position = step.position AND v.verdict = ?)",
            (first, RESEALED),
        )
    journal.set_mark(_FORGOTTEN, "")
