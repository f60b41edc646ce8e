"""The people a device may sign in, and the answers to a PIN."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """role is the code of a role, such as clerk; held counts the documents on hold."""

    code: str
    name: str
    role: str
    held: int = 0


@dataclass(frozen=True, slots=True)
class SignInResult:
    """Right, or how many tries are left, or how long to wait."""

    is_right: bool
    tries_left: int = 0
    wait_s: int = 0


TakeAnswer = Callable[[SignInResult | None], None]
"""None: the PIN could not be checked, and is asked for again."""

CheckPin = Callable[[str, str, TakeAnswer], None]
"""Code, PIN, and who takes the answer, at once or later, on the window's thread."""


def matching(people: tuple[Person, ...], words: str) -> tuple[Person, ...]:
    """People whose name or code holds the words."""
    sought = words.strip().casefold()
    return tuple(p for p in people if sought in f"{p.name}\n{p.code}".casefold())
