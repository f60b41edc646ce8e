"""The shop's chains for an auditor: every identity this profile ever had, and every step it sealed."""

from collections.abc import Iterator

from sync.shop.identity import device_of
from sync.shop.profile import Books
from sync.shop.sealed import position_of
from sync.stock.moment import now_text
from sync.wire.chain_lines import ChainLine, first_line, link_line, written
from sync.wire.messages import Letter
from sync.wire.seal import GENESIS

_AT_ONCE = 500
_LAST = (
    "SELECT position, hash FROM step WHERE position > ? AND position < ?"
    " ORDER BY position DESC LIMIT 1"
)


def chain_export(books: Books) -> Iterator[bytes]:
    """The export's lines, oldest identity first; nobody may record meanwhile."""
    return written(_lines(books))


def _lines(books: Books) -> Iterator[Letter]:
    device = books.device
    yield first_line("shop", device.company, now_text(books.clock))
    names = {}
    for chain in range(1, device.chain + 1):
        line = _chain_line(books, chain)
        names[chain] = line.chain
        yield line
    position = 0
    while links := books.journal.after(position, limit=_AT_ONCE):
        for link in links:
            name = names[link.chain]
            yield link_line(name, link.seq, link.body, head=link.hash, signature=link.signature)
        position = links[-1].position


def _chain_line(books: Books, chain: int) -> ChainLine:
    device = device_of(books.journal_file, chain) or books.device
    row = books.journal_file.row(_LAST, (position_of(chain, 0), position_of(chain + 1, 0)))
    seq, head = (row[0] - position_of(chain, 0), row[1]) if row else (0, GENESIS)
    return ChainLine(
        chain=device.id,
        number=device.number,
        name=device.name,
        site=device.site,
        public_key=device.public_key.hex(),
        seq=seq,
        hash=head.hex(),
    )
