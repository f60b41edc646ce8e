"""Who acted in a batch: their roles and sites, and what they were when they acted, for the judge's bench."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bench import Bench, Person
from sync.stock.rights import Role
from sync.wire.messages import StepLetter

_PEOPLE = (
    "SELECT staff, site FROM staff_site WHERE staff{keys}",
    "SELECT staff, since, role, sites FROM staff_standing WHERE staff{keys}",
    "SELECT code, role, active, inactive_since, name, extension FROM staff WHERE code{keys}",
)


def load_people(connection: Connection, bench: Bench, letters: list[StepLetter]) -> Iterator[None]:
    """Poses its questions, yields, and lays on the bench whoever the letters name."""
    codes = list(dict.fromkeys(letter.by for letter in letters if letter.by))
    if not codes:
        return
    sites: dict[str, set[str]] = {}
    standings: dict[str, list[tuple[str, Role, frozenset[str]]]] = {}
    places, stood, told = [bulk.pose_for(connection, question, codes) for question in _PEOPLE]
    yield
    for code, site in places():
        sites.setdefault(code, set()).add(site)
    for code, begun, role, where in sorted(stood()):
        held = (begun, Role(role), frozenset(filter(None, where.split(","))))
        standings.setdefault(code, []).append(held)
    for code, role, active, since, *known_as in told():
        works_at = frozenset(sites.get(code, ()))
        before = tuple(standings.get(code, ()))
        bench.people[code] = Person(Role(role), bool(active), since, works_at, before, *known_as)
