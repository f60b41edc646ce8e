"""A till that posts until it is killed: one printed line per answer of the ledger.

python -m tests.shop.poster PROFILE COUNT
"""

import sys
from pathlib import Path

from sync.shop.ledger import NewDocument
from sync.shop.profile import open_books
from sync.stock.document import Content
from tests.clocks import HandClock
from tests.shop.shops import CLERK, a_line


def main(profile: str, count: str) -> None:
    """Post, and say so only when the ledger did."""
    with open_books(Path(profile), HandClock()) as books:
        for n in range(int(count)):
            content = Content((a_line(), a_line("2", sku="JAM")), note=f"n{n}")
            document = NewDocument(kind="receipt", content=content, key=f"key-{n}")
            recorded = books.ledger.record(document, by=CLERK)
            sys.stdout.write(f"{recorded.document} {recorded.number} {recorded.seq}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
