"""A document's steps in words, newest first."""

from PySide6.QtCore import QCoreApplication

from desktop.case_words import about_words, decided_words
from desktop.tables.cell import TagMark
from desktop.tables.timeline import Entry
from desktop.wording.counted import COUNTED
from desktop.wording.moments import corrected, day, day_and_minute, is_same_day, minute, second
from desktop.wording.sentence import refusal_sentence
from desktop.wording.terms import step_word, verdict_word
from desktop.workplace import Workplace
from sync.stock.kinds import kind_named
from sync.stock.moment import parse_moment
from sync.stock.verdict import Verdict
from sync.stock.views import CaseRow, DocumentView, StepRow

translate = QCoreApplication.translate

LATE_S = 120
"""A step that reached HQ so much later than it was made was made offline."""
FAST_MS = 1000
"""A clock that is off by less needs no word."""
_ICONS = {
    "draft": "plus",
    "edit": "pencil-simple",
    "post": "check",
    "arrive": "package",
    "fulfil": "handshake",
    "confirm": "bookmark-simple",
    "cancel": "x",
    "reverse": "arrow-u-up-left",
    "resolve": "scales",
    "attach": "paperclip",
}
_AMBER = frozenset({"applied_with_exception", "conflict", "refused", "held", "retry_later"})


def moves_goods(view: DocumentView, step: StepRow) -> bool:
    """Whether a step of that name may change quantities."""
    rules = {rule.name: rule for rule in kind_named(view.kind).rules}
    rule = rules.get(step.step)
    return step.step in {"reverse", "resolve"} or (rule is not None and rule.is_fact)


def entries(place: Workplace, view: DocumentView, *, only_moving: bool = False) -> list[Entry]:
    """Numbered in the order in which they are known here."""
    steps = [(n, step) for n, step in enumerate(view.steps, 1)]
    shown = [(n, step) for n, step in steps if not only_moving or moves_goods(view, step)]
    shown.reverse()
    found: list[Entry] = []
    for place_in_list, (n, step) in enumerate(shown):
        before = shown[place_in_list - 1][1] if place_in_list else None
        is_new_day = before is None or not is_same_day(_at(before), _at(step))
        found.append(_entry(place, view, step, n, is_new_day=is_new_day))
    return found


def _at(step: StepRow) -> str:
    return corrected(step.at, step.offset_ms)


def _entry(
    place: Workplace, view: DocumentView, step: StepRow, number: int, *, is_new_day: bool
) -> Entry:
    person = place.person_name(step.by, step.by_name)
    device = place.device_name(step.device, step.device_name)
    return Entry(
        key=str(number),
        moment=second(_at(step)),
        day=day(_at(step)) if is_new_day else "",
        icon=_ICONS.get(step.step, "circle"),
        title=step_word(step.step),
        detail=_detail(place, view, step),
        tag=_tag(step),
        note=_note(place, view, step),
        figures=(str(number),),
        who=(person, device, *_reached(step)) if person else (device, ""),
        tone="need" if step.verdict in _AMBER and not _is_settled(_case_of(view, step)) else "",
        sentence=step_sentence(place, view, step),
    )


def _detail(place: Workplace, view: DocumentView, step: StepRow) -> str:
    """Why; of a decision what was decided too."""
    if step.step != "resolve" or step.verdict == Verdict.REFUSED:
        return step.reason
    who = {step.by or step.device}
    decided = {
        decided_words(place, case)
        for case in view.cases
        if case.resolved_by in who and case.reason == step.reason
    }
    words = (*decided, step.reason) if len(decided) == 1 else (step.reason,)
    return "　".join(part for part in words if part)


def _reached(step: StepRow) -> tuple[str, ...]:
    """Where a person of another site is called, if HQ told it."""
    if not step.by_ext:
        return ()
    return (translate("Steps", "ext. {ext}").format(ext=step.by_ext),)


def _tag(step: StepRow) -> TagMark | None:
    if not step.verdict:
        return TagMark(translate("Steps", "waiting here"), "calm", "desktop")
    if step.received_at and _late_s(step) >= LATE_S:
        words = translate("Steps", "written offline, arrived {time}")
        return TagMark(words.format(time=minute(step.received_at)), "calm", "cloud-slash")
    return None


def _late_s(step: StepRow) -> int:
    made, came = parse_moment(_at(step)), parse_moment(step.received_at)
    return int((came - made).total_seconds())


def _note(place: Workplace, view: DocumentView, step: StepRow) -> TagMark | None:
    if step.verdict not in _AMBER:
        return None
    words = verdict_word(step.verdict)
    case = _case_of(view, step)
    if case is not None:
        was_not_taken = step.verdict in {Verdict.REFUSED, Verdict.HELD}
        told = (words if was_not_taken else "", about_words(place, case))
        words = "　".join(part for part in told if part)
        if _is_settled(case):
            return TagMark(words, "calm", "scales")
    elif step.verdict == "refused":
        words = f"{words}　{refusal_sentence(step.code, step.code, {})}"
    return TagMark(words, "need", "warning")


def _case_of(view: DocumentView, step: StepRow) -> CaseRow | None:
    """What HQ asked about that step; of several alike the one that is still open."""
    asked = [case for case in view.cases if case.code == step.code]
    return min(asked, key=_is_settled, default=None)


def _is_settled(case: CaseRow | None) -> bool:
    """Whether nobody has to look any more."""
    return case is not None and case.state != "open"


def step_sentence(place: Workplace, view: DocumentView, step: StepRow) -> str:
    """A step as one readable sentence: for a screen reader, for chat and phone."""
    words = translate("Steps", "{number}: {what}, {who}, {device}, {at}, {verdict}")
    return words.format(
        number=view.number,
        what=step_word(step.step),
        who=place.person_name(step.by, step.by_name) or "–",
        device=place.device_name(step.device, step.device_name),
        at=day_and_minute(_at(step)),
        verdict=verdict_word(step.verdict),
    )


def clock_words(place: Workplace, view: DocumentView) -> str:
    """Whose clock was off and by how much; empty where none was."""
    off = [step for step in view.steps if abs(step.offset_ms) >= FAST_MS]
    if not off:
        return translate("Steps", "Times follow HQ's clock.")
    worst = max(off, key=lambda step: abs(step.offset_ms))
    seconds = abs(worst.offset_ms) // 1000
    span = COUNTED.seconds(seconds)
    words = (
        translate("Steps", "Times follow HQ's clock. {device} ran {span} fast; corrected")
        if worst.offset_ms < 0
        else translate("Steps", "Times follow HQ's clock. {device} ran {span} slow; corrected")
    )
    device = place.device_name(worst.device, worst.device_name)
    return words.format(device=device, span=span)


def seal_words(view: DocumentView) -> tuple[str, str, str]:
    """Tone, whether the steps join up, and the fingerprint with where else it is kept."""
    if not view.steps:
        return "calm", translate("Seal", "Begins with the first step"), ""
    waiting = sum(not step.verdict for step in view.steps)
    last = view.steps[-1]
    told = [_fingerprint(last.hash)] if last.hash else []
    if waiting:
        return "calm", translate("Seal", "Joined up; HQ has not got it yet"), "\n".join(told)
    if last.received_at:
        words = translate("Seal", "HQ has the same since {time}")
        told.append(words.format(time=day_and_minute(last.received_at)))
    title = COUNTED.steps_joined(len(view.steps))
    return "ok", title, "\n".join(told)


def _fingerprint(head: str) -> str:
    """Sixteen signs are enough to compare by eye."""
    short = head[:16].upper()
    parts = " ".join(short[start : start + 4] for start in range(0, len(short), 4))
    return translate("Seal", "Fingerprint {parts}").format(parts=parts)
