"""The invariants of docs/simulation.md, each a named function with its number (SYNC.md section 10).

Some are looked at after each act, those of the whole company when everything has healed. Each raises
Broken with its number and a sentence.
"""

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from sync.shop.chain import faults_of
from sync.shop.mended import mended_so_far
from sync.stock.place import touches
from sync.stock.verdict import Verdict
from sync.wire.feed_row import MODULUS, row_digest
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, StepLetter, VerdictLetter
from sync.wire.personal import mark_in
from sync.wire.protocol import MAX_BODY_BYTES
from tests.simulation.bugs import NEWER, POISON
from tests.simulation.counts import wrong_counts
from tests.simulation.ground import CUSTOMER
from tests.simulation.hq_books import HqBooks
from tests.simulation.oracle import FACTS, expected

if TYPE_CHECKING:
    from tests.simulation.till import Till
    from tests.simulation.world import World

_DROPPED = {"refused", "conflict"}
_NOBODYS = {"op_id_reuse", "out_of_scope", "wrong_place", "malformed"}
"""Answers to steps that have no business where they point: facts may get them, and no case asks."""
_RESOLVED = {"already_resolved", "unknown_case", "choice", "wrong_state", "not_allowed"}


class Broken(AssertionError):
    """An invariant does not hold."""

    def __init__(self, number: int, sentence: str) -> None:
        super().__init__(f"invariant {number}: {sentence}")
        self.number = number


def _hold(number: int, claim: bool, sentence: str) -> None:
    if not claim:
        raise Broken(number, sentence)


# --- after each act


def after_act(world: "World", till: "Till") -> None:
    """What must hold whenever a person has done something at a device."""
    if till.books is None:
        bookmark_and_rows_move_together(till)
    what_was_saved_is_shown(world, till)


def after_round(world: "World", till: "Till") -> None:
    """What must hold whenever a device has spoken with HQ."""
    bookmark_and_rows_move_together(till)
    what_was_saved_is_shown(world, till)
    revisions_only_grow(till)
    digests_never_differ(till)
    custody_is_not_overstated(world, till)
    every_letter_is_within_limits(till)


def bookmark_and_rows_move_together(till: "Till") -> None:
    """7: what the cache counts is what the cache holds, whenever the process died."""
    cache = till.open.cache_file
    total = 0
    for kind, table, key in _TOLD:
        for entity, seq in cache.rows(f"SELECT {key}, feed FROM {table} WHERE feed > 0"):
            total += row_digest(kind, entity, seq)
    kept = cache.row("SELECT value FROM mark WHERE name = 'digest'")
    _hold(7, total % MODULUS == int(kept[0] if kept else 0), f"{till.name}: rows without bookmark")


_TOLD = (
    ("document", "document", "id"),
    ("item", "item", "sku"),
    ("staff", "staff", "code"),
    ("site", "site", "code"),
)


def what_was_saved_is_shown(world: "World", till: "Till") -> None:
    """11: from the commit on, the screens have the document, until an answer says otherwise."""
    journal, cache = till.open.journal_file, till.open.cache_file
    shown = dict(map(_steps_of, till.bodies()))
    pending = {row[0] for row in cache.rows("SELECT step FROM pending")}
    statement = (
        "SELECT s.step, s.document, coalesce(v.verdict, ''), s.settled FROM step s"
        " LEFT JOIN verdict v USING (position)"
    )
    for step, document, verdict, settled in journal.rows(statement):
        if verdict in _DROPPED or verdict == "resealed":
            continue
        if till.is_stopped:
            continue
        _hold(11, document in shown, f"{till.name}: document {document} of {step} is out of sight")
        known = step in shown[document] or step in pending
        _hold(11, known, f"{till.name}: step {step} ({verdict}, {settled}) is out of sight")


@lru_cache(maxsize=8192)  # each look finds most documents as the last one found them
def _steps_of(body: bytes) -> tuple[str, frozenset[str]]:
    letter = unpacked(body, DocumentLetter)
    return letter.id, frozenset(step.step for step in letter.steps)


def revisions_only_grow(till: "Till") -> None:
    """8: within an epoch no row goes back."""
    epoch, known = till.heard
    now: dict[str, int] = dict(
        till.open.cache_file.rows("SELECT id, feed FROM document WHERE feed > 0")
    )
    here = till.open.device.epoch
    if epoch == here:
        back = [key for key, feed in now.items() if feed < known.get(key, 0)]
        _hold(8, not back, f"{till.name}: {back} went back")
    till.heard = (here, now)


def digests_never_differ(till: "Till") -> None:
    """6: whoever reads the feed to its end has every row of it; the digest is a net, never needed."""
    differed = till.exchange is not None and mended_so_far(till.open.journal).times > 0
    _hold(6, not differed, f"{till.name}: the feed was read to its end, and a row was missing")


def custody_is_not_overstated(world: "World", till: "Till") -> None:
    """1: what a device believes to be in HQ's custody is there."""
    device = till.open.device
    known = world.ground.headquarters.devices.device(device.id)
    if known is None or device.epoch != world.ground.headquarters.epoch():
        return  # HQ came back from a backup, and this device has not heard of it
    believed = till.open.journal.acknowledged()
    _hold(1, believed <= known.seq, f"{till.name}: believes {believed} in custody, {known.seq} are")


def every_letter_is_within_limits(till: "Till") -> None:
    """22: nothing larger than HQ said it takes."""
    _hold(22, till.line.largest <= MAX_BODY_BYTES, f"{till.name}: {till.line.largest} bytes sent")


# --- when everything has healed


def at_any_time(world: "World") -> None:
    """What must hold of HQ and of every device whatever is under way."""
    hq_is_sound(HqBooks.read(world.ground.headquarters))
    for till in world.tills:
        after_round(world, till)
        sums_are_those_of_the_movements(till)
        chain_is_whole(till)
        nobody_has_what_is_not_theirs(world, till)


def hq_is_sound(hq: HqBooks) -> None:
    """What must hold of HQ's books between any two transactions."""
    hq_proves_its_books(hq)
    facts_are_never_refused(hq)
    documents_moved_what_was_done(hq)
    counts_stand(hq)
    goods_are_neither_made_nor_lost(hq)
    no_line_is_lost_or_doubled(hq)
    no_answer_is_silent(hq)
    names_are_told_and_never_sealed(hq)


def when_healed(world: "World") -> None:
    """What must hold when everybody got through."""
    hq = HqBooks.read(world.ground.headquarters)
    hq_is_sound(hq)
    nothing_is_put_off(hq)
    movements_are_never_changed(world, hq)
    for till in world.tills:
        custody_has_every_step(world, till, hq)
        answers_are_the_same_on_both_ends(till, hq)
        sums_are_those_of_the_movements(till)
        both_ends_have_the_same(till, hq)
        both_ends_know_the_same(till, hq)
        nothing_waits(till)
        chain_is_whole(till)
        nobody_has_what_is_not_theirs(world, till)


def before_hq_is_mended(world: "World") -> None:
    """12: only what HQ cannot judge waits, and what stands on the same document."""
    for till in world.tills:
        journal = till.open.journal
        waiting = journal.unsettled(limit=1000) + journal.waiting(limit=1000, max_bytes=10**9)
        stuck = {link.document for link in waiting if _is_beyond_hq(link.letter())}
        others = [link.step for link in waiting if link.document not in stuck]
        _hold(12, not others, f"{till.name}: {others} wait behind what HQ cannot judge")


def _is_beyond_hq(letter: StepLetter) -> bool:
    return letter.content is not None and letter.content.note in {POISON, NEWER}


def hq_proves_its_books(hq: HqBooks) -> None:
    """2, 3, 4, 6, 13: chains, verdicts, movements, balances and the feed, each from the others."""
    _hold(2, not hq.problems, f"HQ: {hq.problems[:3]}")


def custody_has_every_step(world: "World", till: "Till", hq: HqBooks) -> None:
    """1, 14, 15: every step that a living journal holds is in custody, byte for byte, and judged once."""
    device = till.open.device
    for position, step in world.oracle.held.get(till.name, {}).items():
        _hold(1, step in hq.verdicts, f"{till.name}: step {step} at {position} never reached HQ")
    for link in till.open.journal.after((device.chain << 40), limit=10_000):
        if link.chain != device.chain:
            continue
        kept = hq.log.get((device.id, link.seq))
        _hold(1, kept == link.body, f"{till.name}: step {link.seq} is not in custody as sealed")


def answers_are_the_same_on_both_ends(till: "Till", hq: HqBooks) -> None:
    """2: what the device keeps as HQ's answer is HQ's answer."""
    epoch = till.open.device.epoch
    statement = "SELECT s.step, v.verdict, v.body FROM step s JOIN verdict v USING (position)"
    for step, verdict, body in till.open.journal_file.rows(statement):
        if verdict == "resealed":
            continue
        if unpacked(body, VerdictLetter).revision.partition(".")[0] != epoch:
            continue  # a copy of this device told a restored HQ the step again, and heard anew
        told = hq.verdicts[step].verdict
        _hold(2, told == verdict, f"{till.name}: step {step} is {verdict} here, {told} at HQ")


def sums_are_those_of_the_movements(till: "Till") -> None:
    """4: each sum on the device is made by its movements."""
    cache, site = till.open.cache_file, till.open.device.site
    left: Counter[tuple[str, str, str]] = Counter()
    for sku, lot, origin, destination, quantity in cache.rows(_MOVED):
        left[sku, origin, lot] -= quantity
        left[sku, destination, lot] += quantity
    for sku, place, lot, held in cache.rows(_HELD):
        left[sku, place, lot] -= held
    wrong = {key: n for key, n in left.items() if n and touches(key[1], site)}
    _hold(4, not wrong, f"{till.name}: sums less movements are {wrong}")


_MOVED = "SELECT sku, lot, origin, destination, quantity FROM movement"
_HELD = "SELECT sku, place, lot, confirmed + pending FROM balance"


def both_ends_have_the_same(till: "Till", hq: HqBooks) -> None:
    """9: bookmark at the head, the same documents at the same revisions, the same sums."""
    books = till.open
    site = books.device.site
    _hold(9, books.projection.bookmark() == hq.head, f"{till.name}: bookmark is not HQ's head")
    mine = {
        (key, revision)
        for key, revision in books.cache_file.rows(
            "SELECT id, revision FROM document WHERE feed > 0"
        )
    }
    theirs = {
        (letter.id, letter.revision)
        for letter in hq.documents.values()
        if site in {letter.site, letter.content.to_site}
    }
    _hold(9, mine == theirs, f"{till.name}: {sorted(mine ^ theirs)[:4]} differ from HQ")
    sums = {
        (sku, place): quantity
        for sku, place, quantity in books.cache_file.rows(
            "SELECT sku, place, sum(confirmed + pending) FROM balance GROUP BY sku, place"
        )
        if quantity and place.startswith(f"{site}/")
    }
    wanted = {
        key: quantity
        for key, quantity in hq.balances.items()
        if quantity and key[1].startswith(f"{site}/")
    }
    _hold(9, sums == wanted, f"{till.name}: on hand {sums}, at HQ {wanted}")


def both_ends_know_the_same(till: "Till", hq: HqBooks) -> None:
    """9: the items, people and sites of HQ's feed at their places in it, as HQ has them."""
    cache, scopes = till.open.cache_file, {"all", f"site:{till.open.device.site}"}
    mine = {
        (kind, entity, seq)
        for kind, table, key in _TOLD[1:]
        for entity, seq in cache.rows(f"SELECT {key}, feed FROM {table} WHERE feed > 0")
    }
    theirs = {
        (kind, entity, seq)
        for scope, kind, entity, seq in hq.feed
        if scope in scopes and kind != "document"
    }
    _hold(9, mine == theirs, f"{till.name}: {sorted(mine ^ theirs)[:4]} differ from HQ")
    names: dict[str, str] = dict(cache.rows("SELECT sku, name FROM item WHERE feed > 0"))
    _hold(9, names == hq.items, f"{till.name}: items are {names}, at HQ {hq.items}")


def nothing_waits(till: "Till") -> None:
    """9: every step has its final answer."""
    waiting = till.open.journal.count_waiting()
    _hold(9, not waiting, f"{till.name}: {waiting} steps wait for HQ")


def chain_is_whole(till: "Till") -> None:
    """13: every link follows from the one before."""
    problems = faults_of(till.open.journal)
    _hold(13, not problems, f"{till.name}: {problems[:2]}")


def nobody_has_what_is_not_theirs(world: "World", till: "Till") -> None:
    """20: a device holds documents of its own site only, and those it wrote."""
    site = till.open.device.site
    own = {
        world.oracle.steps[step].letter.document for step in world.oracle.held[till.name].values()
    }
    rows = till.open.cache_file.rows("SELECT id, site, to_site FROM document")
    strange = [key for key, here, there in rows if site not in {here, there} and key not in own]
    _hold(20, not strange, f"{till.name} of {site} holds {strange}")


def facts_are_never_refused(hq: HqBooks) -> None:
    """16: goods moved; HQ counts it whatever it thinks of it."""
    for letter, told in hq.judged:
        if letter.name in FACTS and told.code not in _NOBODYS:
            _hold(16, told.verdict not in _DROPPED, f"{letter.name} {letter.step}: {told.code}")


def documents_moved_what_was_done(hq: HqBooks) -> None:
    """2, 17, 19: each document moved exactly what its effective steps say, whatever the clocks said."""
    for document in hq.documents.values():
        if document.kind == "count":
            continue
        wanted = expected(document, hq.letters)
        moved = hq.moved(document)
        _hold(17, moved == wanted, f"{document.number} moved {moved}, should {wanted}")


def counts_stand(hq: HqBooks) -> None:
    """4, 19: what a count found, and what moved after it, is what there is; told early or late."""
    wrong = wrong_counts(hq)
    _hold(4, not wrong, f"counted and moved since, against the books: {wrong}")


def goods_are_neither_made_nor_lost(hq: HqBooks) -> None:
    """5: all places together hold nothing."""
    for sku, total in hq.totals().items():
        _hold(5, total == 0, f"{total} of {sku} came from nowhere")


def no_line_is_lost_or_doubled(hq: HqBooks) -> None:
    """18: a draft has the lines it began with, and those that effective edits added."""
    for document in hq.documents.values():
        names = [line.line for line in document.content.lines]
        _hold(18, len(names) == len(set(names)), f"{document.number}: lines {names}")
        wanted = hq.lines_wanted(document)
        if wanted is not None:
            _hold(18, len(names) == wanted, f"{document.number}: {len(names)} lines, not {wanted}")


def no_answer_is_silent(hq: HqBooks) -> None:
    """23: whatever is answered otherwise than simply applied is a case that a person sees."""
    for letter, told in hq.judged:
        if told.verdict in {"applied", "merged"} or told.code in _NOBODYS:
            continue
        if not Verdict(told.verdict).is_final:  # not answered yet: `nothing_is_put_off` in the end
            continue
        if letter.name == "resolve" and told.code in _RESOLVED:
            continue
        _hold(23, told.case in hq.cases, f"{letter.name} was {told.verdict} ({told.code}), no case")


def names_are_told_and_never_sealed(hq: HqBooks) -> None:
    """25: a customer's name is in no sealed step, and on every document that was made in it."""
    sealed = [kept.letter.step for kept in hq.letters.values() if CUSTOMER.encode() in kept.body]
    _hold(25, not sealed, f"a customer's name is sealed in {sealed[:3]}")
    for document in hq.documents.values():
        steps = [hq.letters[told.step].letter for told in document.steps if told.step in hq.letters]
        marks = [bool(mark_in(letter)) for letter in steps if letter.content is not None]
        named = bool(marks) and all(marks)
        party = document.content.party
        _hold(25, not named or party == CUSTOMER, f"{document.number} is in the name of {party!r}")


def nothing_is_put_off(hq: HqBooks) -> None:
    """23: once HQ is mended, every step has its answer."""
    open_ones = [told.code for _, told in hq.judged if not Verdict(told.verdict).is_final]
    _hold(23, not open_ones, f"{len(open_ones)} steps have no answer: {open_ones[:3]}")


def movements_are_never_changed(world: "World", hq: HqBooks) -> None:
    """3: what was in the ledger before is in it still."""
    gone = world.ledger_seen - hq.ledger
    _hold(3, not gone, f"{len(gone)} movements are gone: {sorted(gone)[:2]}")


__all__ = ["Broken", "after_act", "after_round", "at_any_time", "when_healed"]
