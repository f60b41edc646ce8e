"""Instants of the books as the clock on this wall shows them; one form in all languages."""

from datetime import datetime, timedelta

CLOCK_WARNING_S = 120
"""A clock further off than that is told of."""
_DAY_IS_OVER = timedelta(milliseconds=1)


def local(at: str, *, offset_ms: int = 0) -> datetime:
    """UTC text of the books in this computer's time; `offset_ms` corrects the clock that wrote it."""
    return (datetime.fromisoformat(at) + timedelta(milliseconds=offset_ms)).astimezone()


def corrected(at: str, offset_ms: int) -> str:
    """The instant by HQ's clock, as text again."""
    return local(at, offset_ms=offset_ms).isoformat()


def minute(at: str) -> str:
    """10:42, or nothing for no instant."""
    return f"{local(at):%H:%M}" if at else ""


def second(at: str) -> str:
    """10:42:07, or nothing for no instant."""
    return f"{local(at):%H:%M:%S}" if at else ""


def day(at: str) -> str:
    """11-20, or nothing for no instant."""
    return f"{local(at):%m-%d}" if at else ""


def date(written: str, *, near: str) -> str:
    """A date of HQ's calendar, 2026-11-20, as 11-20; with its year, 25-12-31, where `near` has another."""
    is_this_year = bool(near) and written[:4] == str(local(near).year)
    return written[5:] if is_this_year else written[2:]


def day_and_minute(at: str) -> str:
    """11-20 10:42, or nothing for no instant."""
    return f"{local(at):%m-%d %H:%M}" if at else ""


def best_before(expires: str) -> str:
    """The last good day, 27-05-31; with the hour where it does not end at midnight."""
    if not expires:
        return ""
    end = local(expires)
    if end.hour or end.minute:
        return f"{end:%y-%m-%d %H:%M}"
    return f"{end - _DAY_IS_OVER:%y-%m-%d}"


def is_same_day(one: str, other: str) -> bool:
    return local(one).date() == local(other).date()
