"""A post that somebody decided never was a further one: what is left of its paper, and of what it counted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.overlap import asked_of
from sync.hq.ruling import CaseFile, Ruling
from sync.stock.counted import CountLine, count_lines
from sync.stock.document import Document, Step
from sync.stock.movement import Movement
from sync.stock.standing import asks_of_a_post, owed_anew, state_by
from sync.wire.counted_cases import was_taken_back
from sync.wire.messages import ContentLetter, StepSummary
from sync.wire.reading import content_read
from sync.wire.standing import steps_standing

_TWICE = "posted_twice"


def without_post(
    bench: Bench, ruling: Ruling, document: Document, step: Step, *, decided: CaseFile
) -> Ruling:
    """The ruling on a decision with the document as its other acts leave it; the same where no post goes."""
    letter = decided.letter
    if not asks_of_a_post(letter.code) or not was_taken_back(letter):
        return ruling
    folder = bench.folders[document.id]
    cases = [*(case for case in folder.cases if case.case != letter.case), letter]
    left = steps_standing(folder.steps, cases)
    content = _content(bench, document, decided)
    after = replace(document, state=state_by(document, (done.name for done in left)))
    if content is not None:
        after = replace(after, content=content_read(content))
    ruling = replace(ruling, document=after, content=content)
    if document.kind != "count" or document.state == "reversed":
        return ruling
    met = next(done for done in folder.steps if done.step == letter.step)
    posts = [done for done in left if done.name == "post" and after.state == "posted"]
    return _counted(bench, ruling, after, step, posts=posts, met=met)


def _content(bench: Bench, document: Document, decided: CaseFile) -> ContentLetter | None:
    """What the last post that stands had written, where another one is taken back; None: it is there."""
    if decided.letter.code != _TWICE:
        return None
    told = [case.letter for case in bench.cases.values() if case.document == document.id]
    known = {case.step: case for case in told if case.code == _TWICE}
    known[decided.letter.step] = decided.letter
    order = [step.step for step in bench.folders[document.id].steps]
    cases = [known[step] for step in order if step in known]
    standing = [case.mine for case in cases if not was_taken_back(case)]
    return standing[-1] if standing else cases[0].hq


def _counted(
    bench: Bench,
    ruling: Ruling,
    count: Document,
    step: Step,
    *,
    posts: Sequence[StepSummary],
    met: StepSummary,
) -> Ruling:
    """Its lines were counted when the last post that stands was made; where none does they never were."""
    hours = {line.at for line in _known(bench, count)}
    if met.at not in hours:
        return ruling
    at = posts[-1].at if posts else ""
    lines = [*count_lines(count, at)] if posts else []
    owed = [m for m in bench.owed.get(count.id, ()) if m.at == met.at]
    moved = owed_anew(
        count,
        step.id,
        owed,
        late={one.id: (one, moved) for one, moved in _late(bench, count, owed)},
        counted={(one.place, one.sku, one.lot): [one] for one in lines},
    )
    asked = [case for line in _known(bench, count) for case in asked_of(bench, line)]
    ended = tuple(case for case in asked if case.letter.opened_at >= met.received_at)
    return replace(
        ruling,
        document=replace(count, movements=(*count.movements, *moved)),
        movements=(*ruling.movements, *moved),
        settled=(*ruling.settled, *ended),
        counts=bool(posts),
        uncounts=not posts,
        counted_at=at,
    )


def _known(bench: Bench, count: Document) -> list[CountLine]:
    lines = (line for several in bench.count_lines.values() for line in several)
    return [line for line in lines if line.document == count.id]


def _late(
    bench: Bench, count: Document, owed: Sequence[Movement]
) -> Iterator[tuple[Document, list[Movement]]]:
    """The movements of other documents for which that is owed."""
    named = f"count:{count.id}:"
    owing = {(m.step, m.line.removeprefix(named).partition(":")[2]) for m in owed}
    for folder in bench.folders.values():
        document = folder.document
        moved = [m for m in document.movements if (m.step, m.line) in owing]
        if moved and document.id != count.id:
            yield document, moved
