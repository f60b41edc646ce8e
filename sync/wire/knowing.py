"""Which steps HQ's book had when it judged a count's post, read from that post's line in a timeline.

A step that waits at a till is owed to the counts that did not know of it. Whether one did, its post
says by itself: `knew` has for each other device of the site the last place of its chain that was in
HQ's custody, and after it the places before that which still waited for a verdict.
"""

from collections.abc import Mapping, Sequence

from sync.wire.messages import StepLetter, StepSummary


def knew_of(post: StepSummary, step: StepLetter) -> bool | None:
    """Whether that step, of another device than the post's, had been judged; None: an HQ before this one.

    A step that was sealed again speaks for what it was first.
    """
    if post.knew is None:
        return None
    places = [(step.device, step.seq)]
    if step.origin is not None:
        places.append((step.origin.device, step.origin.seq))
    return any(_is_judged(post.knew, device, seq) for device, seq in places)


def _is_judged(knew: Mapping[str, Sequence[int]], device: str, seq: int) -> bool:
    last, *waiting = knew.get(device, (0,))
    return seq <= last and seq not in waiting
