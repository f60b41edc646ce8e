"""The few moments of a case: what HQ had, what was done here, when the two met, who decided."""

from PySide6.QtCore import QCoreApplication

from desktop.cases.difference_words import value_words
from desktop.cases.event_line import Event
from desktop.cases.matter import Matter, act_of
from desktop.cases.story import actor_words, clash_of, moment_words
from desktop.wording.terms import step_word
from desktop.workplace import Workplace
from sync.stock.views import Act, StepRow

translate = QCoreApplication.translate

_MOST_VALUES = 3


def events(place: Workplace, matter: Matter) -> tuple[Event, ...]:
    """In the order of their instants; at the most five."""
    case = matter.case
    told: list[tuple[str, Event]] = []
    own = place.books.device.id
    for act, side in ((case.hq_act, "hq"), (case.mine_act, "act")):
        if act is not None:
            tone = "act" if act.device == own and not matter.is_clash else side
            told.append((act.at, _act(place, matter, act, tone)))
    if not told:
        told = [(step.at, _step(place, matter, step)) for step in matter.view.steps[-3:]]
    elif matter.view.steps and matter.view.steps[0].at < min(at for at, _ in told):
        first = matter.view.steps[0]
        told.append((first.at, _step(place, matter, first)))
    told.append((case.opened_at, _met(matter)))
    return tuple(event for _, event in sorted(told, key=lambda each: each[0]))


def _act(place: Workplace, matter: Matter, act: Act, tone: str) -> Event:
    values = " · ".join(_values(place, matter, tone)) if matter.is_clash else act.number
    words = f"{actor_words(place, act)}　{step_word(act.step)}"
    return Event(moment_words(matter, act.at), f"{words} {values}".strip(), tone)


def _values(place: Workplace, matter: Matter, tone: str) -> list[str]:
    """What that side wrote."""
    side = "hq" if tone == "hq" else "mine"
    own = [each for each in clash_of(matter) if each.side in {side, "both"}]
    texts = [(each, each.hq if side == "hq" else each.mine) for each in own]
    return [value_words(place, matter, each, text) for each, text in texts[:_MOST_VALUES]]


def _step(place: Workplace, matter: Matter, step: StepRow) -> Event:
    words = f"{actor_words(place, act_of(step))}　{step_word(step.step)}"
    return Event(moment_words(matter, step.at), words)


def _met(matter: Matter) -> Event:
    words = translate("Case", "HQ has both, and sees the difference")
    if not matter.is_clash:
        words = translate("Case", "HQ asks")
    return Event(moment_words(matter, matter.case.opened_at), words, "need")
