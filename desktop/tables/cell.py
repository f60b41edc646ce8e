"""What one cell shows, and what a column makes of a row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

MINUS = "−"
EN_DASH = "–"

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TagMark:
    """A word in a small tinted box; tone is act, hq, calm, ok, need or stop."""

    words: str
    tone: str = "calm"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Left to right: icon, mark, before, text, unit or code, tag. tone is a colour role.

    is_waiting underlines the text with dots: a document that still waits here is in the figure.
    has_mark sets an amber diamond before it. type is a size of the tokens.
    """

    text: str = ""
    tone: str = "ink1"
    type: str = "body"
    is_strong: bool = False
    is_code: bool = False
    is_struck: bool = False
    is_waiting: bool = False
    has_mark: bool = False
    icon: str = ""
    before: str = ""
    unit: str = ""
    code: str = ""
    code_is_number: bool = False
    tag: TagMark | None = None


@dataclass(frozen=True)  # slots would break Column[Row](…) on Python 3.11
class Column(Generic[Row]):
    """title is asked again after a change of language; width in px, 0 takes what is left.

    `hides_below` is the width of a table under which it is left out, where narrow is too late or too soon.
    """

    key: str
    title: Callable[[], str]
    cell: Callable[[Row], Cell]
    width: int = 0
    align: Literal["left", "right"] = "left"
    is_figure: bool = False
    hides_when_narrow: bool = field(default=False)
    hides_below: int = 0


def figure(text: str, *, zero_is_news: bool = True) -> str:
    """A figure as shown: a true minus, and an en dash where zero is the usual value."""
    if text == "0" and not zero_is_news:
        return EN_DASH
    return text.replace("-", MINUS)


def grouped(whole: int) -> str:
    """1284 as 1,284, with a true minus."""
    return f"{whole:,}".replace("-", MINUS)
