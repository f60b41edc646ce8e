"""HQ came back from a backup: steps that it lost wait once more, whatever it had answered to them."""

from sync.shop.journal import Journal
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
