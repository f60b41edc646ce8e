"""A post that somebody decided never was a further one: what is left of its paper, and of what it counted."""

from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.overlap import known_lines
from sync.hq.ruling import CaseFile, Ruling
from sync.stock.counted import CountLine, hour_given_up, posts_given_up
from sync.stock.document import Document, Step
from sync.stock.movement import Movement
from sync.stock.standing import asks_of_a_post, asks_of_an_end, state_by
from sync.wire.counted_cases import was_taken_back
from sync.wire.messages import CaseLetter, ContentLetter
from sync.wire.reading import content_read
from sync.wire.standing import steps_standing, told_since

_TWICE = "posted_twice"


def without_post(bench: Bench, ruling: Ruling, document: Document, *, decided: CaseFile) -> Ruling:
    """The ruling on a decision with the document as its other acts leave it; the same where no act goes."""
    letter = decided.letter
    if not asks_of_an_end(letter.code) or not was_taken_back(letter):
        return ruling
    folder = bench.folders[document.id]
    cases = [*(case for case in folder.cases if case.case != letter.case), letter]
    left = steps_standing(folder.steps, cases)
    content = _content(bench, document, decided)
    after = replace(document, state=state_by(document, (done.name for done in left)))
    if content is not None:
        after = replace(after, content=content_read(content))
    return replace(ruling, document=after, content=content)


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


def post_given_up(
    bench: Bench, letter: CaseLetter, document: Document, step: Step
) -> tuple[list[CountLine], tuple[Movement, ...]] | None:
    """A post of a count never was: the lines of its hour, and what takes them back; None: it is no such decision.

    Where the paper was posted twice at one instant the later told stands on the one before it, and no
    line goes with it.
    """
    is_asked = document.kind == "count" and asks_of_a_post(letter.code)
    if not is_asked or not was_taken_back(letter):
        return None
    folder = bench.folders[document.id]
    met = next(done for done in folder.steps if done.step == letter.step)
    since = told_since(met, folder.steps, [*folder.cases, letter])
    if since is not None:
        return [], posts_given_up(document, met.at, since, step.id)
    lines = [line for line in known_lines(bench, document) if line.at == met.at]
    return lines, hour_given_up(document, met.at, bench.owed.get(document.id, ()), step.id)
