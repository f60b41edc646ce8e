"""What the world may do to HQ's books, beside what may happen at either end (sync.wire.trouble)."""

from sync.wire.trouble import BooksDamaged, BooksNewer, DiskFull, Trouble

__all__ = [
    "BooksBusy",
    "BooksDamaged",
    "BooksExist",
    "BooksMissing",
    "BooksNewer",
    "DatabaseAway",
    "DiskFull",
    "Trouble",
]


class BooksMissing(Trouble):
    """There are no books at that place yet."""

    code = "no_books"
    exit_code = 3


class BooksExist(Trouble):
    """There are books already where new ones should begin."""

    code = "already_initialised"
    exit_code = 3


class BooksBusy(Trouble):
    """HQ is serving these books in another process."""

    code = "books_busy"
    exit_code = 7


class DatabaseAway(Trouble):
    """The database cannot be reached; nothing was changed."""

    code = "database_away"
    exit_code = 4
