"""A long queue in little time: python -m tests.bench.backlog PROFILE DOCUMENTS

Seals copies of the last document recorded, a thousand a commit, where `record` has one commit each;
then lays them over the cache, as a start after a crash does.
"""

import sys
from pathlib import Path

from uuid_utils.compat import uuid7

from sync.shop.journal import Journal
from sync.shop.links import insert_link
from sync.shop.profile import open_books
from sync.shop.sealed import position_of
from sync.wire.letters import changed
from tests.bench.wall_clock import WallClock

_A_COMMIT = 1000


def lay_up(profile: Path, documents: int) -> None:
    """So many more documents wait."""
    with open_books(profile, WallClock()) as books:
        done = 0
        while done < documents:
            done += _seal(books.journal, min(_A_COMMIT, documents - done))
    with open_books(profile, WallClock()):
        return


def _seal(journal: Journal, count: int) -> int:
    seq, previous = journal.head()
    template = journal.step_at(position_of(journal.device.chain, seq)).letter()
    stem, _, number = template.number.rpartition("-")
    with journal.database.transaction() as connection:
        for n in range(1, count + 1):
            letter = changed(
                template,
                step=str(uuid7()),
                document=str(uuid7()),
                seq=seq + n,
                number=f"{stem}-{int(number) + n:06d}",
            )
            link = journal._link(letter, previous)
            insert_link(connection, link, letter)
            previous = link.hash
        connection.execute("UPDATE series SET last = last + ?", (count,))
    journal._read_head()
    return count


if __name__ == "__main__":
    lay_up(Path(sys.argv[1]), int(sys.argv[2]))
