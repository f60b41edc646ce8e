"""What the world may do to a shop's books, beside what may happen at either end (sync.wire.trouble)."""

from sync.wire.trouble import BooksDamaged, BooksNewer, DiskFull, Trouble

__all__ = [
    "BooksDamaged",
    "BooksNewer",
    "DiskFault",
    "DiskFull",
    "HqAway",
    "KeyMissing",
    "NotEnrolled",
    "ProfileBusy",
    "Trouble",
]


class KeyMissing(Trouble):
    """The key of the books is not where it was kept, or is not theirs (`key_wrong`)."""

    code = "key_missing"


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
