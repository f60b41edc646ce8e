"""Lays everything a batch will ask for on the judge's bench: one question a table, none while judging.

Who loads something poses its questions, yields, and then hears the answers: those that depend on no
other's answers are one wait for PostgreSQL together.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bench import Bench, Judged
from sync.hq.database import LostRace
from sync.hq.entry import SHORT, Entry
from sync.hq.plan import unpacked_plan
from sync.hq.prefetch_counts import load_chains, load_counts, load_owed, load_recent
from sync.hq.prefetch_folders import load_folders, posed_at_sites
from sync.hq.prefetch_people import load_people, people_elsewhere
from sync.hq.ruling import WAITING, CaseFile, Version, case_id
from sync.hq.sought import Sought, sites_of, stock_sought
from sync.hq.stored import stored
from sync.stock.item import Tracking
from sync.wire.messages import CaseLetter, ContentLetter, StepLetter, VerdictLetter


def bench_for(connection: Connection, entries: Sequence[Entry], *, now: str) -> Bench:
    """A bench with everything those entries may touch, their sites locked until the commit."""
    letters = [entry.letter for entry in entries if entry.letter is not None]
    bench = Bench(now, sites=_named_sites(entries, letters) - {""})
    is_foreseen = bulk.in_flight(connection) and all(
        letter.content and not letter.base for letter in letters
    )
    if is_foreseen:  # new documents: all that is to be asked is named in their letters
        groups = _askers(connection, bench, entries, letters)
        bulk.together(*(asker for group in groups for asker in group))
    if not is_foreseen or any(letter.document in bench.folders for letter in letters):
        bench = Bench(now)
        for group in _askers(connection, bench, entries, letters):
            bulk.together(*group)
    bulk.together(_load_movers(connection, bench, letters))
    bulk.together(
        _load_cases(connection, bench, entries, letters),
        load_people(connection, bench, people_elsewhere(bench, letters)),
    )
    return bench


def _askers(
    connection: Connection, bench: Bench, entries: Sequence[Entry], letters: list[StepLetter]
) -> Iterator[tuple[Iterator[None], ...]]:
    """Each group asks by what the one before it has heard."""
    yield (
        _lock_sites(connection, bench, entries, letters),
        _load_judged(connection, bench, letters),
        load_people(connection, bench, (letter.by for letter in letters)),
        _load_versions(connection, bench, letters),
    )
    sought = stock_sought(bench.folders, letters)
    yield (
        _load_items(connection, bench, sought),
        _load_balances(connection, bench, sought),
        _load_reserved(connection, bench, sought),
    )
    yield (
        _load_negative(connection, bench, letters),
        _load_notes(connection, bench, letters),
        load_counts(connection, bench, letters, sought),
        load_recent(connection, bench, letters),
        load_chains(connection, bench, letters),
        load_owed(connection, bench, letters),
    )


def _named_sites(entries: Sequence[Entry], letters: Sequence[StepLetter]) -> set[str]:
    sites = {entry.device.site for entry in entries}
    return sites.union(*map(sites_of, letters))


def _lock_sites(
    connection: Connection, bench: Bench, entries: Sequence[Entry], letters: list[StepLetter]
) -> Iterator[None]:
    """One batch at a time judges a site: its stock, counts and notes stand still meanwhile."""
    documents = list(dict.fromkeys(letter.document for letter in letters))
    sites = _named_sites(entries, letters)
    statement = "SELECT site, to_site FROM document WHERE id{keys}"
    known = bulk.pose_for(connection, statement, documents)
    locked = _pose_lock(connection, sites, documents)
    folders = load_folders(connection, bench, documents)  # once the sites are locked
    next(folders, None)
    yield
    bench.sites = sites.union(*known()) - {""}
    for site, zone, closed_until in locked():
        bench.closed_until[site], bench.zones[site] = closed_until or "", zone
    yield from folders
    if not all(folder.sites <= bench.sites for folder in bench.folders.values()):
        raise LostRace


def _pose_lock(connection: Connection, sites: set[str], documents: list[str]) -> bulk.Answer:
    """Lock those sites and those of the documents that HQ has, in one order."""
    one = bulk.is_one(connection)
    lock = " FOR NO KEY UPDATE OF s" if bulk.is_postgresql(connection) else ""
    statement = (
        "SELECT s.code, s.zone, p.closed_until FROM site s LEFT JOIN period p ON p.site = s.code"
        f" WHERE s.code{one} OR s.code IN (SELECT site FROM document WHERE id{one}"
        f" UNION SELECT to_site FROM document WHERE id{one}) ORDER BY s.code" + lock
    )
    given = (sorted(sites), documents, documents)
    return bulk.pose(connection, statement, [bulk.listed(connection, some) for some in given])


def _load_judged(connection: Connection, bench: Bench, letters: list[StepLetter]) -> Iterator[None]:
    """Steps that had their verdict: these very ones, and those they follow."""
    steps = [letter.step for letter in letters]
    steps += [letter.base.after for letter in letters if letter.base and letter.base.after]
    statement = (
        "SELECT v.step, v.device, v.seq, l.bytes, v.letter FROM verdict v"
        " JOIN device_log l ON l.device = v.device AND l.seq = v.seq WHERE v.step{keys}"
    )
    answer = bulk.pose_for(connection, statement, steps)
    yield
    for step, device, seq, body, letter in answer():
        verdict = stored(letter, VerdictLetter)
        bench.judged[step] = Judged(device, seq, bytes(body), verdict)


def _load_items(connection: Connection, bench: Bench, sought: Sought) -> Iterator[None]:
    skus = sorted(set().union(*sought.values()))
    statement = "SELECT sku, decimals, active, tracking FROM item WHERE sku{keys}"
    answer = bulk.pose_for(connection, statement, skus)
    yield
    for sku, decimals, active, tracking in answer():
        bench.items[sku] = (decimals, bool(active))
        if tracking != Tracking.NONE:
            bench.tracking[sku] = Tracking(tracking)


def _load_balances(connection: Connection, bench: Bench, sought: Sought) -> Iterator[None]:
    statement = "SELECT sku, place, lot, quantity FROM balance WHERE site = ? AND sku{keys}"
    answers = posed_at_sites(connection, statement, sought)
    yield
    bench.sought = sought
    for site, answer in answers:
        for sku, place, lot, quantity in answer():
            bench.balances[place, sku, lot] = quantity
            bench.totals[site, sku] = bench.totals.get((site, sku), 0) + quantity
            if lot and sku in bench.tracking:
                key = (site, sku, lot)
                bench.lot_totals[key] = bench.lot_totals.get(key, 0) + quantity


def _load_movers(connection: Connection, bench: Bench, letters: list[StepLetter]) -> Iterator[None]:
    """Which documents moved the serials of the batch before: where one goes twice, both are named."""
    skus = [sku for sku, tracking in bench.tracking.items() if tracking is Tracking.SERIAL]
    written = [line for letter in letters if letter.content for line in letter.content.lines]
    serials = {line.lot for line in written if line.lot and line.sku in skus}
    statement = (
        "SELECT m.sku, m.lot, m.document, d.number FROM movement m"
        " JOIN document d ON d.id = m.document WHERE m.sku = ? AND m.lot{keys}"
        " ORDER BY m.at, m.document"
    )
    answers = [
        bulk.pose_for(connection, statement, sorted(serials), (sku,)) for sku in skus if serials
    ]
    yield
    for answer in answers:
        for name, lot, *told in answer():
            bench.movers.setdefault((name, lot), []).append((told[0], told[1]))
    moved = [key for told in bench.movers.values() for key, _ in told]
    yield from load_folders(connection, bench, moved)


def _load_reserved(connection: Connection, bench: Bench, sought: Sought) -> Iterator[None]:
    """What open reservations hold back, and the documents: who waits is named, and may give way."""
    statement = (
        "SELECT document, sku, sum(quantity) FROM reservation WHERE site = ? AND sku{keys}"
        " GROUP BY document, sku"
    )
    answers = posed_at_sites(connection, statement, sought)
    yield
    for site, answer in answers:
        for document, sku, quantity in answer():
            bench.reserved.setdefault((site, sku), {})[document] = int(quantity)
    held = {document for some in bench.reserved.values() for document in some}
    yield from load_folders(connection, bench, sorted(held))


def _load_negative(
    connection: Connection, bench: Bench, letters: list[StepLetter]
) -> Iterator[None]:
    """Cases that are open for stock below zero, for what may be taken from the shelf."""
    taking = [letter for letter in letters if letter.kind != "receipt" or not letter.content]
    statement = (
        "SELECT id, sku FROM \"case\" WHERE code = 'negative_stock' AND state = 'open'"
        " AND site = ? AND sku{keys}"
    )
    answers = posed_at_sites(connection, statement, stock_sought(bench.folders, taking))
    yield
    for site, answer in answers:
        for case, sku in answer():
            bench.negative[site, sku] = case


def _load_notes(connection: Connection, bench: Bench, letters: list[StepLetter]) -> Iterator[None]:
    noted: dict[str, set[str]] = {}
    for letter in letters:
        if letter.kind == "receipt" and letter.content and letter.content.reference:
            noted.setdefault(letter.site, set()).add(letter.content.reference[:SHORT])
    for document in [folder.document for folder in bench.folders.values()]:
        if document.kind == "receipt" and document.content.reference:
            noted.setdefault(document.site, set()).add(document.content.reference[:SHORT])
    statement = (
        "SELECT party, reference, id, number FROM document WHERE kind = 'receipt'"
        " AND reference <> '' AND state = 'posted' AND site = ? AND reference{keys} ORDER BY id"
    )
    answers = posed_at_sites(connection, statement, noted)
    yield
    for site, answer in answers:
        for party, reference, document, number in answer():
            bench.notes.setdefault((site, party, reference), []).append((document, number))
    yield from load_folders(connection, bench, _noted(bench, letters))


def _noted(bench: Bench, letters: list[StepLetter]) -> Iterable[str]:
    """The documents that bear a note which is being recorded again: a case will show both."""
    for letter in letters:
        if letter.kind == "receipt" and letter.content:
            content = letter.content
            key = (letter.site, content.party[:SHORT], content.reference[:SHORT])
            yield from (document for document, _ in bench.notes.get(key, ()))


def _load_cases(
    connection: Connection, bench: Bench, entries: Sequence[Entry], letters: list[StepLetter]
) -> Iterator[None]:
    """Cases to be decided, and those that waiting steps have open."""
    ids = [letter.case for letter in letters if letter.case]
    ids += [case_id(entry.step, code) for entry in entries if entry.is_waiting for code in WAITING]
    statement = 'SELECT document, number, site, sku, letter, plan FROM "case" WHERE id{keys}'
    answer = bulk.pose_for(connection, statement, ids)
    yield
    for document, number, site, sku, body, plan in answer():
        letter = stored(body, CaseLetter)
        bench.cases[letter.case] = CaseFile(
            letter, document, number, site, sku, unpacked_plan(bytes(plan))
        )


def _load_versions(
    connection: Connection, bench: Bench, letters: list[StepLetter]
) -> Iterator[None]:
    edited = [letter.document for letter in letters if letter.name in {"edit", "resolve"}]
    statement = (
        "SELECT document, step, content, mine, renamed, seq, epoch FROM document_version"
        " WHERE document{keys} ORDER BY seq"
    )
    answer = bulk.pose_for(connection, statement, edited)
    yield
    for document, step, content, mine, renamed, seq, epoch in answer():
        at_hq = None if content is None else stored(content, ContentLetter)
        own = stored(mine, ContentLetter)
        version = Version(step, at_hq, own, json.loads(renamed), seq, epoch)
        bench.versions.setdefault(document, []).append(version)
