"""What the world may do to a shop's books: each trouble says what happened and what to do next.

A trouble is neither the law's no (Refusal) nor a bug. It is raised at the door that met it.
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


class KeyMissing(Trouble):
    """The key of the books is not where it was kept, or is not theirs (`key_wrong`)."""

    code = "key_missing"


class DiskFull(Trouble):
    """Nothing more can be written; what was acknowledged is safe."""

    code = "disk_full"


class DiskFault(Trouble):
    """The disk refuses to read or write."""

    code = "disk_fault"


class ProfileBusy(Trouble):
    """Another process has this profile open."""

    code = "profile_busy"
    exit_code = 7


class HqAway(Trouble):
    """HQ cannot be reached; local work is unharmed.

    `may_have_arrived`: HQ may have done what was asked, and only its answer was lost.
    """

    code = "hq_away"
    exit_code = 4
    may_have_arrived = False


class NotEnrolled(Trouble):
    """This profile has no device identity yet."""

    code = "not_enrolled"
    exit_code = 3
