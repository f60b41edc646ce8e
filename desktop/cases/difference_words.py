"""A difference in words: where it is, what each side has, and what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.cases.choice_card import Choosable
from desktop.cases.matter import Matter, is_own_side, who_words
from desktop.wording.fields import field_word
from desktop.wording.moments import best_before, minute
from desktop.wording.terms import reason_word
from desktop.workplace import Workplace
from sync.stock.differences import Difference, Pick
from sync.stock.document import Line
from sync.stock.verdict import Choice
from sync.stock.views import Act

translate = QCoreApplication.translate

_CODES = frozenset({"lot", "bin", "reference"})
_COUNTED = frozenset({"", "quantity", "book"})


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """One row of the table as shown; `merged` is empty while a person has not picked."""

    title: str
    where: str
    base: str
    mine: Choosable
    hq: Choosable
    merged: str
    because: str
    is_open: bool
    side: str


def difference_words(
    place: Workplace, matter: Matter, difference: Difference, pick: Pick | None
) -> DifferenceWords:
    title, where = _title(place, matter, difference)
    merged, because = _merged(place, matter, difference, pick)
    case = matter.case
    return DifferenceWords(
        title,
        where,
        value_words(place, matter, difference, difference.base),
        _side(place, matter, difference, difference.mine, act=case.mine_act),
        _side(place, matter, difference, difference.hq, act=case.hq_act),
        merged,
        because,
        difference.is_open,
        difference.side,
    )


def line_of(matter: Matter, difference: Difference) -> Line | None:
    """The line as whichever side has it."""
    case = matter.case
    sides = (case.hq, case.mine, case.base)
    found = (side.line(difference.line) for side in sides if side is not None)
    return next((line for line in found if line is not None), None)


def value_words(place: Workplace, matter: Matter, difference: Difference, text: str) -> str:
    """A value as people say it, with its unit where it is counted."""
    figure, words = _value(place, matter, difference, text)
    return f"{figure} {words}".strip()


def _value(place: Workplace, matter: Matter, difference: Difference, text: str) -> tuple[str, str]:
    """The figure of what is counted and its unit; of all else the words alone."""
    name = difference.field
    if not text:
        gone = translate("Difference", "not on it") if not name else "–"
        return "", gone
    if name in _COUNTED:
        line = line_of(matter, difference)
        return _grouped(text), line.unit if line is not None else ""
    named: dict[str, Callable[[str], str]] = {
        "sku": place.name_of,
        "expires": best_before,
        "reason": reason_word,
        "to_site": place.site_name,
        "counterpart": _direction,
    }
    return "", named[name](text) if name in named else text


def _grouped(text: str) -> str:
    """The books' decimal text as people read it."""
    whole, point, part = text.removeprefix("-").partition(".")
    sign = "−" if text.startswith("-") else ""
    return f"{sign}{int(whole):,}{point}{part}"


def _direction(counterpart: str) -> str:
    words = {
        "customer": translate("Difference", "From a customer"),
        "supplier": translate("Difference", "To a supplier"),
    }
    return words.get(counterpart, counterpart)


def _title(place: Workplace, matter: Matter, difference: Difference) -> tuple[str, str]:
    word = field_word(difference.field)
    if not difference.line:
        return word, ""
    line = line_of(matter, difference)
    name = place.name_of(difference.sku, line.name if line is not None else "")
    words = translate("Difference", "Line {line}　{field}")
    return name, words.format(line=difference.line, field=word)


def _side(
    place: Workplace, matter: Matter, difference: Difference, text: str, *, act: Act | None
) -> Choosable:
    figure, words = _value(place, matter, difference, text)
    evidence = "" if act is None else "　".join(_evidence(place, act))
    return Choosable(words, evidence, figure, is_code=difference.field in _CODES)


def _evidence(place: Workplace, act: Act) -> list[str]:
    """Who wrote it and when; the device has acted by itself where nobody is named."""
    return [part for part in (who_words(place, act), minute(act.at)) if part]


def _merged(
    place: Workplace, matter: Matter, difference: Difference, pick: Pick | None
) -> tuple[str, str]:
    if not difference.is_open:
        text = difference.hq if difference.side == "hq" else difference.mine
        because = _taken_by_itself(place, matter, difference)
        return value_words(place, matter, difference, text), because
    if pick is None:
        return "", translate("Difference", "not chosen yet")
    if pick is Choice.HQ:
        text, because = difference.hq, translate("Difference", "HQ's taken")
    elif pick is Choice.MINE:
        text, because = difference.mine, _mine_taken(place, matter)
    else:
        text, because = str(pick), _typed(matter)
    return value_words(place, matter, difference, text), because


def _typed(matter: Matter) -> str:
    if matter.is_open:
        return translate("Difference", "typed by you")
    return translate("Difference", "typed by hand")


def _mine_taken(place: Workplace, matter: Matter) -> str:
    act = matter.case.mine_act
    if act is None or is_own_side(place, matter.case):
        return translate("Difference", "mine taken")
    return translate("Difference", "{name}'s taken").format(name=who_words(place, act))


def _taken_by_itself(place: Workplace, matter: Matter, difference: Difference) -> str:
    """Why nobody is asked."""
    if difference.side == "both":
        return translate("Difference", "Both changed it alike")
    act = matter.case.mine_act
    if difference.side == "hq" or act is None:
        return translate("Difference", "Only HQ changed this; taken")
    if act.by and act.by == place.actor().code:
        return translate("Difference", "Only you changed this; taken")
    words = translate("Difference", "Only {name} changed this; taken")
    return words.format(name=who_words(place, act))
