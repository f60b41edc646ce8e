"""Counts and movements told in any order: what HQ asks where two of them are too close to tell.

Which of them comes first, and what a count is owed, is the law's (sync.stock.counted). Where shelf
time and book time may differ a person is asked, and the clocks' order counts until they answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.folder import Folder
from sync.hq.ruling import CaseFile
from sync.hq.scrutiny import opened
from sync.hq.settling import settled_by_hq
from sync.hq.sides import planned, told_before
from sync.stock.counted import (
    CountLine,
    asked,
    choices,
    count_lines,
    count_of,
    owed_to_counts,
    still_moved,
)
from sync.stock.document import Document
from sync.stock.late import close_to_count
from sync.stock.movement import Movement
from sync.stock.quantity import parse_quantity
from sync.wire.counted_cases import (
    COUNT_WINDOW,
    HOUR,
    asks_about,
    said_before,
    was_taken_back,
)
from sync.wire.letters import changed
from sync.wire.messages import CaseLetter, EffectLetter

_FACTS = frozenset({"post", "arrive", "fulfil"})
_OF_COUNTS = frozenset({COUNT_WINDOW, "counts_differ"})


def owed_for(
    bench: Bench, document: Document, movements: Sequence[Movement]
) -> tuple[Movement, ...]:
    """What counts that were judged before are owed for what a step of the document has just moved."""

    def said(m: Movement, line: CountLine) -> bool | None:
        return _said(bench, document, m, line)

    return owed_to_counts(document, movements, bench.count_lines, said=said)


def _said(bench: Bench, document: Document, m: Movement, line: CountLine) -> bool | None:
    folder = bench.folders.get(line.document)
    if folder is None:
        return None
    cases = (case for case in folder.cases if asks_about(case, document.number))
    return said_before(cases, {step.step for step in folder.steps}, m, line)


def told_close(
    bench: Bench, entry: Entry, document: Document, movements: Sequence[Movement]
) -> Iterator[CaseFile]:
    """Goods moved close to counts judged before: a case on each of those counts asks which was first."""
    found = asked(document, movements, bench.count_lines)
    for nth, (line, moved) in enumerate(found.items()):
        folder = bench.folders[line.document]
        case = _case(bench, entry, folder.document, (document, moved, line), nth=nth)
        mine = case.letter.mine_act
        acts = changed(
            case.letter,
            mine_act=mine and changed(mine, document=document.id, number=document.number),
            hq_act=told_before(folder, {"post"}, at=line.at),
        )
        yield replace(case, letter=acts)


def counted_close(bench: Bench, entry: Entry, count: Document, at: str) -> Iterator[CaseFile]:
    """The cases of a count that is judged after movements close to it: one a line and step."""
    nth = 0
    for line in count_lines(count, at) if any(bench.recent.values()) else ():
        for folder, moved in _moved_close(bench, line):
            case = _case(bench, entry, count, (folder.document, moved, line), nth=nth)
            hq_act = told_before(folder, _FACTS | {"reverse"}, elsewhere=True)
            yield replace(case, letter=changed(case.letter, hq_act=hq_act))
            nth += 1


def _moved_close(bench: Bench, line: CountLine) -> Iterator[tuple[Folder, list[Movement]]]:
    """What facts of other documents moved close to the count, step by step."""
    by_document: dict[str, list[Movement]] = {}
    for moved in bench.recent.get(line.sku, ()):
        if moved.kind != "count":
            by_document.setdefault(moved.document, []).append(moved.movement)
    for document, movements in by_document.items():
        steps = still_moved(document, movements, line)
        if not steps:
            continue
        folder = bench.folders[document]
        facts = {told.step for told in folder.steps if told.name in _FACTS}
        facts -= {case.step for case in folder.cases if was_taken_back(case)}
        yield from ((folder, moved) for step, moved in steps.items() if step in facts)


def _case(
    bench: Bench,
    entry: Entry,
    count: Document,
    met: tuple[Document, list[Movement], CountLine],
    *,
    nth: int,
) -> CaseFile:
    """The case stands on the count, whichever of the two is being judged."""
    document, moved, line = met
    finding = close_to_count(
        document.number, line.sku, line=line.line, at=moved[0].at, counted_at=line.at
    )
    case = opened(
        entry, count.id, finding, number=count.number, site=count.site, now=bench.now, nth=nth
    )
    return planned(bench, case, choices(moved, line), count.content)


def window_cases(bench: Bench, document: Document) -> tuple[CaseFile, ...]:
    """The cases that ask whether this document was before a count: reversed, nobody has to know.

    Nor whatever was asked about a count that is reversed.
    """
    return tuple(
        settled_by_hq(bench, case, "The document was reversed.")
        for case in bench.cases.values()
        if case.letter.state == "open"
        and (asks_about(case.letter, document.number) or _asks_about_count(case, document))
    )


def windows_gone(
    bench: Bench, document: Document, movements: Sequence[Movement]
) -> tuple[CaseFile, ...]:
    """The cases that ask whether goods were before a count which `movements` of a decision take back.

    Of questions that are alike one ends: another step of that instant is asked about still.
    """
    gone = {(m.at, m.sku, m.lot, m.quantity) for m in movements if not count_of(m.line)}
    ended: dict[tuple[object, ...], CaseFile] = {}
    for case in bench.cases.values():
        letter = case.letter
        if letter.state == "open" and asks_about(letter, document.number):
            for what in gone.intersection(map(partial(_asked, letter), letter.effects)):
                key = (case.document, letter.facts.get("line"), letter.facts.get(HOUR), what)
                ended.setdefault(key, settled_by_hq(bench, case, "The goods did not move."))
    return tuple(ended.values())


def _asked(letter: CaseLetter, effect: EffectLetter) -> tuple[str, str, str, int]:
    quantity = parse_quantity(effect.quantity, effect.decimals)
    return letter.facts.get("at", ""), effect.sku, effect.lot, quantity


def _asks_about_count(case: CaseFile, count: Document) -> bool:
    is_its = case.document == count.id or count.id in case.letter.also
    return case.letter.code in _OF_COUNTS and is_its
