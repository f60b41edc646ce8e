"""Who has which case open: a courtesy between desks, kept for minutes and asked by no judgement.

In the books and not in memory, since several processes may serve one database.
"""

from datetime import timedelta

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.feed import ALL, scopes_of, site_scope
from sync.stock.moment import Clock, format_moment
from sync.stock.refusal import Refusal
from sync.stock.rights import is_stranger
from sync.wire.looking import LASTS_S, Look, Looked

_CASE = 'SELECT document, state FROM "case" WHERE id = ?'
_PERSON = "SELECT name, extension FROM staff WHERE code = ?"
_SITES = "SELECT site FROM staff_site WHERE staff = ?"
_OVER = "DELETE FROM looking WHERE until <= ?"
_GIVEN_UP = "DELETE FROM looking WHERE case_id = ? AND device = ?"
_TAKEN = "DELETE FROM looking WHERE case_id = ? AND (device <> ? OR person <> ?)"
_LOOK = (
    "INSERT INTO looking (case_id, device, person, since, until) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (case_id) DO UPDATE SET person = excluded.person, until = excluded.until,"
    " since = CASE WHEN looking.person = excluded.person THEN looking.since ELSE excluded.since END"
    " WHERE looking.device = excluded.device"
)
_WHO = (
    "SELECT l.device, l.person, d.name, l.since FROM looking l JOIN device d ON d.id = l.device"
    " WHERE l.case_id = ? AND l.until > ?"
)


class Looking:
    """The cases that somebody has open."""

    def __init__(self, database: HqDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def look(self, device: str, site: str, letter: Look) -> Looked:
        """Note that a device of `site` has a case open, or no longer; who has it then.

        Whoever had it first keeps it until they leave, are silent for `LASTS_S` or are taken over from.
        Of a case that is decided nothing is noted. Raises Refusal `unknown_case`.
        """
        return self._database.write(lambda books: self._noted(books, device, site, letter=letter))

    def _noted(self, books: Connection, device: str, site: str, *, letter: Look) -> Looked:
        at = self._clock.now()
        now, until = format_moment(at), format_moment(at + timedelta(seconds=LASTS_S))
        state = _state_of(books, letter.case, site)
        person = letter.by if bulk.ask(books, _PERSON, (letter.by,)) else ""
        bulk.run(books, _OVER, [(now,)])
        if letter.leave or state != "open":
            bulk.run(books, _GIVEN_UP, [(letter.case, device)])
        else:
            if letter.take:
                bulk.run(books, _TAKEN, [(letter.case, device, person)])
            bulk.run(books, _LOOK, [(letter.case, device, person, now, until)])
        return _told(books, letter.case, device, site=site, now=now)


def _state_of(books: Connection, case: str, site: str) -> str:
    """The state of a case on a document that a device of `site` holds."""
    found = bulk.ask(books, _CASE, (case,))
    scopes = scopes_of(books, "document", [found[0][0]]) if found else {}
    if not found or scopes.get(found[0][0], set()).isdisjoint({ALL, site_scope(site)}):
        raise Refusal("unknown_case", "There is no such case on a document of this site.")
    return str(found[0][1])


def _told(books: Connection, case: str, device: str, *, site: str, now: str) -> Looked:
    found = bulk.ask(books, _WHO, (case, now))
    if not found:
        return Looked(case=case)
    holder, person, device_name, since = found[0]
    name, ext = _known_as(books, person)
    return Looked(
        case=case, by=person, name=name, ext=ext if _is_strange(books, person, site) else "",
        device_name=device_name, since=since, own=holder == device,
    )  # fmt: skip


def _known_as(books: Connection, person: str) -> tuple[str, str]:
    """A person's name and extension; both empty for nobody."""
    found = bulk.ask(books, _PERSON, (person,)) if person else ()
    return next(((name, ext) for name, ext in found), ("", ""))


def _is_strange(books: Connection, person: str, site: str) -> bool:
    """Whether a device of that site has not got the person in its roster."""
    return is_stranger({code for (code,) in bulk.ask(books, _SITES, (person,))}, {site})
