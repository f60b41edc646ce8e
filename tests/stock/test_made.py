from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature
from typing import get_type_hints

import pytest

from sync.stock.document import Content, Line
from sync.stock.made import quickly_made


@dataclass(frozen=True, slots=True)
class Usual:
    """As dataclasses makes it."""

    name: str
    count: int = 3
    told: Mapping[str, str] = field(default_factory=dict)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, made quickly."""

    name: str
    count: int = 3
    told: Mapping[str, str] = field(default_factory=dict)


def test_it_is_made_from_the_same_arguments() -> None:
    assert (Quick("a").name, Quick("a").count, Quick("a").told) == ("a", 3, {})
    assert Quick("a", 4, {"b": "c"}) == Quick(told={"b": "c"}, count=4, name="a")
    assert Quick("a").told is not Quick("a").told
    assert get_type_hints(Quick.__init__) == get_type_hints(Usual.__init__)
    assert [p.kind for p in signature(Quick).parameters.values()] == [
        p.kind for p in signature(Usual).parameters.values()
    ]


def test_what_is_missing_or_too_much_is_told_as_ever() -> None:
    with pytest.raises(TypeError, match="'name'"):
        Quick()  # type: ignore[call-arg]  # what is tested
    with pytest.raises(TypeError, match="unexpected"):
        Quick("a", colour="red")  # type: ignore[call-arg]  # what is tested


def test_it_stays_a_frozen_value() -> None:
    value = Quick("a")
    with pytest.raises(FrozenInstanceError):
        value.name = "b"  # type: ignore[misc]  # what is tested
    assert (repr(value), hash(Line("1", "TEA", 5))) == (
        "Quick(name='a', count=3, told={})",
        hash(Line("1", "TEA", 5)),
    )
    assert replace(value, count=9) == Quick("a", 9) != value
    assert replace(Content(), party="C-1") == Content((), "C-1")
