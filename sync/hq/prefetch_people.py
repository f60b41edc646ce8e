"""Who acts, and who acted before on documents that a batch's cases may name: roles, sites, names."""

from collections.abc import Iterable, Iterator, Sequence

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


def load_people(connection: Connection, bench: Bench, codes: Iterable[str]) -> Iterator[None]:
    """Have the bench know these people; those it knows already, and no code at all, are passed over."""
    wanted = [code for code in dict.fromkeys(codes) if code and code not in bench.people]
    if not wanted:
        return
    sites: dict[str, set[str]] = {}
    standings: dict[str, list[tuple[str, Role, frozenset[str]]]] = {}
    places, stood, told = [bulk.pose_for(connection, question, wanted) for question in _PEOPLE]
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


def people_elsewhere(bench: Bench, letters: Sequence[StepLetter]) -> Iterator[str]:
    """Who acted on documents that these steps may meet: a case on another document is to name them."""
    own = {letter.document for letter in letters}
    for document, folder in bench.folders.items():
        if document not in own or len(own) > 1:
            yield from (step.by for step in folder.steps)
