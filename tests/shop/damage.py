"""Ways in which a cache comes to differ from HQ: what a bug would do to it, one at a time."""

from collections.abc import Callable
from types import MappingProxyType
from typing import TypeAlias

from sync.shop.profile import Books

Damage: TypeAlias = Callable[[Books], None]


def _run(books: Books, *statements: str) -> None:
    with books.cache_file.transaction() as connection:
        for statement in statements:
            connection.execute(statement)


def missing_row(books: Books) -> None:
    """A document is gone; its movements and their sums still stand."""
    _run(books, "DELETE FROM document WHERE key = (SELECT max(key) FROM document)")


def missing_item(books: Books) -> None:
    """An item is gone."""
    _run(books, "DELETE FROM item WHERE sku = 'RICE'")


def altered_row(books: Books) -> None:
    """A document is as it never was, at a position it never had."""
    _run(
        books,
        "UPDATE document SET state = 'draft', feed = feed + 1000,"
        " body = replace(CAST(body AS TEXT), '\"posted\"', '\"draft\"')"
        " WHERE key = (SELECT max(key) FROM document)",
    )


def older_row(books: Books) -> None:
    """An item was left at what it was before."""
    _run(books, "UPDATE item SET name = 'old', feed = 1, body = '{}' WHERE sku = 'TEA'")


def extra_row(books: Books) -> None:
    """A site that HQ does not have."""
    _run(books, "INSERT INTO site (code, name, kind, feed, body) VALUES ('ZZ', '', '', 3, '{}')")


def extra_document(books: Books) -> None:
    """A document that HQ does not have, with what it moves."""
    _run(
        books,
        "INSERT INTO document SELECT key + 50, 'stray', 'STRAY-1', hq_number, kind, state, revision,"
        " feed, site, to_site, party, by, occurred_at, lines, first_item, cases, pending,"
        " body, local FROM document WHERE key = (SELECT max(key) FROM document)",
        "INSERT INTO movement SELECT key + (50 << 20), document + 50, step, line, sku, lot, expires,"
        " origin, destination, quantity, decimals, at, pending FROM movement"
        " WHERE document = (SELECT max(key) - 50 FROM document)",
    )


def altered_sum(books: Books) -> None:
    """A sum is not that of its movements."""
    _run(books, "UPDATE balance SET confirmed = confirmed + 7 WHERE sku = 'TEA'")


def missing_sum(books: Books) -> None:
    """A sum is gone."""
    _run(books, "DELETE FROM balance WHERE sku = 'TEA'")


def missing_movement(books: Books) -> None:
    """A movement is gone that the sum knows of."""
    _run(books, "DELETE FROM movement WHERE key = (SELECT max(key) FROM movement)")


def wrong_digest(books: Books) -> None:
    """The rows are right, and their sum is not."""
    _run(books, "UPDATE mark SET value = '1' WHERE name = 'digest'")


def skipped_row(books: Books) -> None:
    """As if the feed had never told of a document: the sum of the rows does not know it either."""
    missing_row(books)
    _run(books, "UPDATE mark SET value = '1' WHERE name = 'digest'")


# How many feed rows it takes to put each right.
DAMAGES: MappingProxyType[Damage, int] = MappingProxyType(
    {
        missing_row: 1,
        missing_item: 1,
        altered_row: 1,
        older_row: 1,
        extra_row: 0,
        extra_document: 0,
        altered_sum: 0,
        missing_sum: 0,
        missing_movement: 0,
        wrong_digest: 0,
        skipped_row: 1,
    }
)
