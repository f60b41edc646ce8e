"""Days as a site's people live them: a shop's evening belongs to its own calendar, not to Greenwich's."""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.stock.moment import parse_moment
from sync.stock.refusal import Refusal

_DAY = re.compile(r"2[01][0-9]{2}-[01][0-9]-[0-3][0-9]", re.ASCII)
_CLOSE = (
    "INSERT INTO period (site, closed_until) VALUES (?, ?)"
    " ON CONFLICT (site) DO UPDATE SET closed_until = excluded.closed_until"
)


def local_day(at: str, zone: str) -> str:
    """The calendar day of an instant (UTC text) in a time zone, as `2026-11-30`."""
    return parse_moment(at).astimezone(ZoneInfo(zone)).date().isoformat()


def checked_zone(zone: str) -> str:
    """`zone` if it is a time zone such as `Asia/Hong_Kong`; raises Refusal `time_zone` if not."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        message = f"{zone[:40]!r} is no time zone such as Asia/Hong_Kong."
        raise Refusal("time_zone", message) from fault
    return zone


def close_days(database: HqDatabase, site: str, *, until: str) -> str:
    """Close a site's books up to and with that day (of its own calendar); an earlier one opens them again.

    What happened on a closed day and is told later counts all the same, and a case asks. Raises
    Refusal `day`, `unknown_site`.
    """
    if not _DAY.fullmatch(until):
        raise Refusal("day", f"A day is written 2026-11-30, not {until[:20]!r}.")
    with database.reading() as books:
        known = bulk.ask(books, "SELECT code FROM site WHERE code = ?", (site,))
    if not known:
        raise Refusal("unknown_site", f"There is no site {site[:20]!r}.")
    database.write(lambda books: bulk.run(books, _CLOSE, [(site, until)]))
    return until
