"""The judge's bench: what the books say of everything in a batch, and what the batch has changed so far.

Steps are judged here one after another in memory; a refused one leaves no trace but its verdict.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sync.hq.entry import SHORT, Entry
from sync.hq.feed import Advance
from sync.hq.folder import Folder
from sync.hq.founding import OWN_DEVICE
from sync.hq.ruling import NOT_ON_RECORD, CaseFile, Ruling, Version
from sync.hq.sought import Sought
from sync.stock.counted import CountLine, Position, count_lines, count_of, position
from sync.stock.document import Document
from sync.stock.item import Tracking
from sync.stock.kinds import kind_named
from sync.stock.kinds.kind import LAST
from sync.stock.movement import Movement, StockKey
from sync.stock.place import receiver_of, site_of
from sync.stock.reserving import locked, wanted
from sync.stock.rights import Right, Role, is_stranger, may
from sync.wire.letters import changed
from sync.wire.messages import (
    ActLetter,
    CaseLetter,
    ContentLetter,
    StepSummary,
    VerdictLetter,
)


class Person(NamedTuple):
    """A member of staff; no sites: all of them. `inactive_since` is empty while active.

    `standings` are (since, role, sites) in the order of time: what held before counts for what was
    done before.
    """

    role: Role
    is_active: bool
    inactive_since: str
    sites: frozenset[str]
    standings: tuple[tuple[str, Role, frozenset[str]], ...] = ()
    name: str = ""
    extension: str = ""

    def is_strange_to(self, sites: AbstractSet[str]) -> bool:
        """Whether a device of one of those sites may not have the person in its roster."""
        return is_stranger(self.sites, sites)

    def stood(self, at: str) -> tuple[Role, frozenset[str]]:
        """Role and sites at an instant; before the first that is known, those."""
        held = [told for told in self.standings if told[0] <= at] or self.standings[:1]
        return (held[-1][1], held[-1][2]) if held else (self.role, self.sites)


class Moved(NamedTuple):
    """A movement with the document it belongs to."""

    document: str
    number: str
    kind: str
    movement: Movement

    @property
    def position(self) -> Position:
        """Where it stands among everything of its goods."""
        return position(self.movement, document=self.document, kind=self.kind)


class Judged(NamedTuple):
    """A step that had its verdict at another place; `body` is what was sealed there."""

    device: str
    seq: int
    body: bytes
    letter: VerdictLetter


class Given(NamedTuple):
    """A ruling on an entry."""

    entry: Entry
    ruling: Ruling


NoteKey = tuple[str, str, str]
"""(site, party, reference) of a supplier's note."""


@dataclass(slots=True)
class Bench:
    """Everything a batch touches. `recent` holds by SKU what moved since shortly before the batch's counts.

    `owed` is what other documents owe a count: what it decided itself goes back with its own movements.
    `reserved` is by (site, SKU) what each open reservation holds back.
    `balances` are as the books have them, wherever they were `sought` (SKUs by site); `moved` is what the
    batch has changed beyond that, in transit too, and `expires` what it says of lots.
    `totals` are with what was moved. `lot_totals`, of SKUs that are tracked, are by (site, SKU, lot);
    `movers` the documents (id, number) that moved a serial before. `chains` are by site, where one is
    counted, what its devices have told (sync.wire.knowing).
    """

    now: str
    sites: set[str] = field(default_factory=set)
    folders: dict[str, Folder] = field(default_factory=dict)
    items: dict[str, tuple[int, bool]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    closed_until: dict[str, str] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    balances: dict[StockKey, int] = field(default_factory=dict)
    totals: dict[tuple[str, str], int] = field(default_factory=dict)
    tracking: dict[str, Tracking] = field(default_factory=dict)
    lot_totals: dict[tuple[str, str, str], int] = field(default_factory=dict)
    chains: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    movers: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    reserved: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    sought: Sought = field(default_factory=dict)
    moved: dict[StockKey, int] = field(default_factory=dict)
    expires: dict[StockKey, str] = field(default_factory=dict)
    count_lines: dict[StockKey, list[CountLine]] = field(default_factory=dict)
    recent: dict[str, list[Moved]] = field(default_factory=dict)
    notes: dict[NoteKey, list[tuple[str, str]]] = field(default_factory=dict)
    versions: dict[str, list[Version]] = field(default_factory=dict)
    cases: dict[str, CaseFile] = field(default_factory=dict)
    negative: dict[tuple[str, str], str] = field(default_factory=dict)
    judged: dict[str, Judged] = field(default_factory=dict)
    owed: dict[str, list[Movement]] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    given: list[Given] = field(default_factory=list)
    here: dict[str, Entry] = field(default_factory=dict)
    touched: dict[str, Folder] = field(default_factory=dict)
    changed_cases: dict[str, CaseFile] = field(default_factory=dict)
    advance: Advance | None = None
    """How far what was written moves the feed, once it is."""

    # --- what the law and the judge ask

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """Smallest units at `place` by every movement at or before `at`; `count` as the law's Book."""
        later = (m.movement for m in self.recent.get(sku, ()) if m.position > (at, count))
        after = sum(m.effect(place) for m in later if m.lot == lot)
        key = (place, sku, lot)
        return self.balances.get(key, 0) + self.moved.get(key, 0) - after

    def has_right(self, entry: Entry, right: Right, at: str) -> bool:
        """Whether whoever acted might do this then and there."""
        by = entry.letter.by if entry.letter else ""
        if not by:
            return may(Role.ADMIN if entry.device.id == OWN_DEVICE else Role.DESK, right)
        person = self.people.get(by)
        if person is None:
            return False
        role, sites = person.stood(at)
        if not may(role, right) or (not person.is_active and not at < person.inactive_since):
            return False
        return not sites or not entry.device.site or entry.device.site in sites

    def document(self, document: str) -> Document | None:
        """The document as the batch has left it so far."""
        folder = self.folders.get(document)
        return folder.document if folder else None

    # --- what a ruling changes

    def accept(self, entry: Entry, ruling: Ruling) -> None:
        """Let the ruling on `entry` stand."""
        self.given.append(Given(entry, ruling))
        if ruling.again is not None or ruling.again_of is not None:
            return
        if ruling.code in NOT_ON_RECORD:
            return
        if entry.letter is not None:
            self.here[entry.letter.step] = entry
        if not ruling.verdict.is_final:
            self.blocked.add(entry.document)
        folder = self._folder(entry, ruling)
        if folder is not None:
            self._note_step(folder, entry, ruling)
            self.touched[entry.document] = folder
        for other in ruling.also:
            self.folders[other.id].document = other
            self.touched[other.id] = self.folders[other.id]
        for told in (ruling.document, *ruling.also):
            self._reserve(told)
        self._move(ruling)
        for case in (*ruling.cases, *ruling.settled):
            self._keep_case(case)
        if ruling.version is not None:
            self.versions.setdefault(entry.document, []).append(ruling.version)

    def _note_step(self, folder: Folder, entry: Entry, ruling: Ruling) -> None:
        """Write the step on the document's timeline; one that waited had its line already."""
        letter = entry.letter
        if letter is None:
            return
        person = self.people.get(letter.by)
        stranger = person if person is not None and person.is_strange_to(folder.sites) else None
        summary = StepSummary(
            step=letter.step,
            seq=entry.seq,
            name=letter.name,
            by=letter.by,
            device=entry.device.id,
            at=ruling.at or letter.at,
            verdict=ruling.verdict.value,
            code=ruling.code,
            device_name=entry.device.name,
            received_at=entry.received_at,
            offset_ms=letter.offset_ms,
            reason=letter.reason,
            hash=entry.hash.hex(),
            by_name=stranger.name if stranger else "",
            by_ext=stranger.extension if stranger else "",
            knew=self._known_at(entry, ruling),
        )
        if entry.is_waiting:
            folder.steps = [step for step in folder.steps if step.step != letter.step]
        folder.steps.append(summary)

    def _known_at(self, entry: Entry, ruling: Ruling) -> dict[str, list[int]] | None:
        """By device what the book had when a count was judged; of the count's own its chain tells."""
        if not ruling.counts or ruling.document is None:
            return None
        told = self.chains.get(ruling.document.site, {})
        return {device: chain for device, chain in told.items() if device != entry.device.id}

    def _folder(self, entry: Entry, ruling: Ruling) -> Folder | None:
        folder = self.folders.get(entry.document)
        if ruling.document is None:
            return folder
        if folder is None:
            folder = Folder(ruling.document, ruling.content or ContentLetter(lines=[]))
            self.folders[entry.document] = folder
        folder.document = ruling.document
        folder.content = ruling.content or folder.content
        if ruling.is_fact and not folder.hq_number:
            folder.hq_number = PENDING
        return folder

    def _move(self, ruling: Ruling) -> None:
        document = ruling.document
        if document is None:
            return
        for m in ruling.movements:
            self._shift(m)
            if "count:" in m.line and count_of(m.line) != document.id:
                self.owed.setdefault(count_of(m.line), []).append(m)
            if m.lot and self.tracking.get(m.sku) is Tracking.SERIAL:
                self.movers.setdefault((m.sku, m.lot), []).append((document.id, document.number))
            if m.sku in self.recent:
                moved = Moved(document.id, document.number, document.kind, m)
                self.recent[m.sku].append(moved)
        self._remember(document, ruling)

    def _reserve(self, document: Document | None) -> None:
        """What a document holds back from now on, whatever it held before."""
        if document is None or not kind_named(document.kind).locks:
            return
        for held in self.reserved.values():
            held.pop(document.id, None)
        for sku, quantity in wanted(locked(document)).items():
            self.reserved.setdefault((document.site, sku), {})[document.id] = quantity

    def _remember(self, document: Document, ruling: Ruling) -> None:
        """Notes and counts that later steps of the batch are compared with."""
        if ruling.is_fact and document.kind == "receipt":
            known = self.notes.setdefault(note_key(document), [])
            known.append((document.id, document.number))
        if ruling.uncounts:
            for key, lines in self.count_lines.items():
                self.count_lines[key] = [line for line in lines if line.document != document.id]
        for line in ruling.left:
            self.count_lines[line.place, line.sku, line.lot].remove(line)
        if ruling.counts:
            for line in count_lines(document, ruling.at):
                lines = self.count_lines.setdefault((line.place, line.sku, line.lot), [])
                lines[:] = [*(known for known in lines if known != line), line]

    def _shift(self, m: Movement) -> None:
        """Only what some site sees: the world outside has no shelf, and every site would wait for its row."""
        sku, lot = m.sku, m.lot
        for place, quantity in ((m.origin, -m.quantity), (m.destination, m.quantity)):
            site = site_of(place)
            if not site and not receiver_of(place):
                continue
            key = (place, sku, lot)
            self.moved[key] = self.moved.get(key, 0) + quantity
            if m.expires:
                self.expires[key] = m.expires
            if site:
                at_site = (site, sku)
                self.totals[at_site] = self.totals.get(at_site, 0) + quantity
                if lot and sku in self.tracking:
                    of_lot = (site, sku, lot)
                    self.lot_totals[of_lot] = self.lot_totals.get(of_lot, 0) + quantity

    def _keep_case(self, case: CaseFile) -> None:
        folder = self.folders.get(case.document)
        if folder is not None:
            case = replace(case, letter=self._with_names(case.letter, folder.sites))
        letter = case.letter
        self.cases[letter.case] = self.changed_cases[letter.case] = case
        if case.sku and letter.state == "open":
            self.negative[case.site, case.sku] = letter.case
        elif case.sku:
            self.negative.pop((case.site, case.sku), None)
        if folder is not None:
            folder.cases = [*(c for c in folder.cases if c.case != letter.case), letter]
            self.touched[case.document] = folder

    def _with_names(self, letter: CaseLetter, sites: AbstractSet[str]) -> CaseLetter:
        """Its acts on other documents with the names of people whom devices of these sites may not know."""
        mine, hq = (self._named(act, sites) for act in (letter.mine_act, letter.hq_act))
        is_as_it_was = mine is letter.mine_act and hq is letter.hq_act
        return letter if is_as_it_was else changed(letter, mine_act=mine, hq_act=hq)

    def _named(self, act: ActLetter | None, sites: AbstractSet[str]) -> ActLetter | None:
        person = self.people.get(act.by) if act is not None and act.document else None
        if act is None or person is None or not person.is_strange_to(sites):
            return act
        return changed(act, by_name=person.name, by_ext=person.extension)


PENDING = "pending"
"""Stands for an HQ number until the head row has given it."""


def note_key(document: Document) -> NoteKey:
    """The supplier's note of a receipt, as the books' index has it."""
    return (document.site, document.content.party[:SHORT], document.content.reference[:SHORT])
