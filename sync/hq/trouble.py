"""What the world may do to HQ's books: each trouble says what happened and what to do next.

A trouble is neither the law's no (Refusal) nor a bug. It is raised at the door that met it.
"""


class Trouble(Exception):
    """The world is in the way. `message` is a sentence for a person; `exit_code` ends a command."""

    code = "trouble"
    exit_code = 6

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code


class BooksMissing(Trouble):
    """There are no books at that place yet."""

    code = "no_books"
    exit_code = 3


class BooksExist(Trouble):
    """There are books already where new ones should begin."""

    code = "already_initialised"
    exit_code = 3


class BooksDamaged(Trouble):
    """The books cannot be read as they were written."""

    code = "books_damaged"


class BooksNewer(Trouble):
    """A newer Counterstock wrote these books."""

    code = "books_newer"


class BooksBusy(Trouble):
    """HQ is serving these books in another process."""

    code = "books_busy"
    exit_code = 7


class DiskFull(Trouble):
    """Nothing more can be written; what was acknowledged is safe."""

    code = "disk_full"


class DatabaseAway(Trouble):
    """The database cannot be reached; nothing was changed."""

    code = "database_away"
    exit_code = 4
