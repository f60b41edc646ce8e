"""What the world may do to the books of either end: each trouble says what happened and what to do next.

A trouble is neither the law's no (Refusal) nor a bug. It is raised at the door that met it. Each end
has more of its own in its room `trouble`.
"""


class Trouble(Exception):
    """The world is in the way. `message` is one sentence or two for a person; screens translate `code`.

    `exit_code` is what the headless interface ends with.
    """

    code = "trouble"
    exit_code = 6

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code


class BooksDamaged(Trouble):
    """A file of the books cannot be read as it was written."""

    code = "books_damaged"


class BooksNewer(Trouble):
    """A newer Counterstock wrote these books."""

    code = "books_newer"


class DiskFull(Trouble):
    """Nothing more can be written; what was acknowledged is safe."""

    code = "disk_full"
