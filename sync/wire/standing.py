"""Which steps of a document stand, read from its timeline and its cases: at both ends alike."""

from collections.abc import Iterable, Sequence

from sync.stock.decision import asks_if_same
from sync.stock.standing import asks_of_a_post
from sync.stock.verdict import Verdict
from sync.wire.counted_cases import was_taken_back
from sync.wire.messages import CaseLetter, ContentLetter, StepSummary


def steps_standing(steps: Iterable[StepSummary], cases: Iterable[CaseLetter]) -> list[StepSummary]:
    """The steps that took effect, or wait at a shop, and that nobody said were no further goods."""
    gone = {case.step for case in cases if was_taken_back(case)}
    return [step for step in steps if step.step not in gone and _has_effect(step)]


def posts_standing(steps: Iterable[StepSummary], cases: Iterable[CaseLetter]) -> list[StepSummary]:
    """The posts among them since the paper was last reversed."""
    posts: list[StepSummary] = []
    for step in steps_standing(steps, cases):
        if step.name == "reverse":
            posts = []
        elif step.name == "post":
            posts.append(step)
    return posts


def told_since(
    met: StepSummary, steps: Sequence[StepSummary], cases: Iterable[CaseLetter]
) -> frozenset[str] | None:
    """What was told since the post that is left of a count's instant, where its post `met` never was.

    Of posts at one instant each stands on those told before it. Empty: one told after `met` stands, with
    the figure that is shown. None: no other post of that instant does. `steps` are as HQ judged them.
    """
    posts = posts_standing(steps, cases)
    same = [post.step for post in posts if post.at == met.at and post.step != met.step]
    if not same:
        return None
    order = [step.step for step in steps]
    since = order[order.index(same[-1]) + 1 :]
    return frozenset(since) if met.step in since else frozenset()


def is_back_already(
    case: CaseLetter, cases: Iterable[CaseLetter], steps: Sequence[StepSummary]
) -> bool:
    """Whether what this case would take back went back by another decision about its step, or by a reversal."""
    if not asks_if_same(case.code):
        return False
    others = (other for other in cases if other.case != case.case and other.step == case.step)
    return any(map(was_taken_back, others)) or _was_reversed(case.step, steps)


def _was_reversed(step: str, steps: Sequence[StepSummary]) -> bool:
    """Whether the paper was reversed after that step of it was judged; it may have been posted again since."""
    told = [done.step for done in steps]
    later = steps[told.index(step) + 1 :] if step in told else []
    return any(done.name == "reverse" and _has_effect(done) for done in later)


def _has_effect(step: StepSummary) -> bool:
    return not step.verdict or Verdict(step.verdict).took_effect


def content_of_post(
    post: StepSummary,
    steps: Iterable[StepSummary],
    cases: Iterable[CaseLetter],
    shown: ContentLetter,
) -> ContentLetter:
    """What that post of a paper had written; `shown` is what the paper shows, by its last post that stands.

    Where a paper was posted again, the case which asks about that has both.
    """
    asked = {case.step: case for case in cases if asks_of_a_post(case.code)}
    own = asked.get(post.step)
    if own is not None and own.mine is not None:
        return own.mine
    order = [step.step for step in steps]
    later = order[order.index(post.step) + 1 :]
    before = (asked[step].hq for step in later if step in asked)
    return next((content for content in before if content is not None), shown)
