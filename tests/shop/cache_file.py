"""An empty cache and journal of a test's own, without a profile around them."""

from pathlib import Path

from sync.shop.database import Database
from sync.shop.upgrades import CACHE, JOURNAL, bring_up

KEY = "ab" * 32


def a_cache(folder: Path) -> Database:
    """An empty `cache.db`."""
    cache = Database(folder / "cache.db", KEY, durable=False)
    bring_up(cache, CACHE)
    return cache


def a_journal_file(folder: Path) -> Database:
    """An empty `journal.db`."""
    journal = Database(folder / "journal.db", KEY, durable=False)
    bring_up(journal, JOURNAL)
    return journal
