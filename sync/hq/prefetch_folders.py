"""Documents that a batch touches or meets, whole, and questions put for each site."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bench import Bench
from sync.hq.feed import posed_scopes
from sync.hq.folder import opened
from sync.hq.ruling import CaseFile


def load_folders(connection: Connection, bench: Bench, documents: Iterable[str]) -> Iterator[None]:
    """Have the bench know these documents, with their open cases; those it knows are passed over."""
    wanted = [key for key in dict.fromkeys(documents) if key not in bench.folders]
    if not wanted:
        return
    found = bulk.pose_for(connection, "SELECT id, letter FROM document WHERE id{keys}", wanted)
    yield
    rows = found()
    if not rows:
        return
    heard = posed_scopes(connection, "document", [key for key, _ in rows])
    yield
    scopes = heard()
    for key, letter in rows:
        folder = bench.folders[key] = opened(bytes(letter), scopes.get(key, set()))
        for case in folder.cases:
            bench.cases[case.case] = CaseFile(case, key, folder.document.number, case.owner)


def posed_at_sites(
    connection: Connection, statement: str, sought: Mapping[str, Iterable[str]]
) -> list[tuple[str, bulk.Answer]]:
    """The question put for each site, which is its first parameter, about its own keys."""
    wanted = [(site, sorted(keys)) for site, keys in sorted(sought.items()) if keys]
    return [(site, bulk.pose_for(connection, statement, keys, (site,))) for site, keys in wanted]
