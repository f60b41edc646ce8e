"""Who may sign in on this device, checked here, also with the line down.

After five wrong tries a person waits, each time longer. The count is kept with the journal, so
neither a restart nor a rebuilt cache forgets it.
"""

from dataclasses import dataclass
from datetime import timedelta

from sync.shop.database import Database, Row
from sync.stock.moment import Clock, format_moment, parse_moment
from sync.stock.refusal import Refusal
from sync.stock.rights import Role

TRIES = 5
PAUSE_S = 60
LONGEST_PAUSE_S = 15 * 60

_PERSON = "SELECT code, name, role, pin, ext FROM staff WHERE active = 1"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here; `ext` is a telephone's extension, empty where none is known."""

    code: str
    name: str
    role: Role
    ext: str = ""


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """Whether the PIN is right; if not, how many tries are left, or how long to wait."""

    is_right: bool
    tries_left: int = 0
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class _Tries:
    """Wrong tries in a row, and until when no further one counts (UTC text)."""

    wrong: int = 0
    until: str = ""


class Roster:
    """The staff of the device's site."""

    def __init__(self, cache: Database, *, marks: Database, clock: Clock) -> None:
        self._cache = cache
        self._marks = marks
        self._clock = clock

    def people(self) -> list[Person]:
        """Who may sign in here, by name."""
        rows = self._cache.rows(f"{_PERSON} ORDER BY name, code")
        return [_read(row) for row in rows]

    def person(self, code: str) -> Person | None:
        """The person of that code, if they may sign in here."""
        found = self._found(code)
        return None if found is None else found[0]

    def check_pin(self, code: str, pin: str) -> PinAnswer:
        """Whether that is the person's PIN. A wrong one is counted before this returns."""
        found = self._found(code)
        if found is None:
            return PinAnswer(is_right=False)
        tries = self._tries(code)
        wait_s = self._wait_s(tries)
        if wait_s > 0:
            return PinAnswer(is_right=False, wait_s=wait_s)
        if _is_pin(found[1], pin):
            self._keep(code, _Tries())
            return PinAnswer(is_right=True)
        return self._wrong(code, tries)

    def signed_in(self, code: str, pin: str) -> Person:
        """The person whose PIN that is.

        Raises Refusal: `unknown_staff`, `wrong_pin`, `pin_pause`.
        """
        person = self.person(code)
        if person is None:
            raise Refusal("unknown_staff", f"Nobody here has the code {code[:40]!r}.")
        answer = self.check_pin(code, pin)
        if answer.wait_s:
            message = f"Too many wrong PINs; try again in {answer.wait_s} s."
            raise Refusal("pin_pause", message, wait_s=answer.wait_s)
        if not answer.is_right:
            message = f"That is not the PIN of {code}; {answer.tries_left} tries left."
            raise Refusal("wrong_pin", message, tries_left=answer.tries_left)
        return person

    def _found(self, code: str) -> tuple[Person, str] | None:
        row = self._cache.row(f"{_PERSON} AND code = ?", (code,))
        return None if row is None else (_read(row), row[3])

    def _wrong(self, code: str, tries: _Tries) -> PinAnswer:
        wrong = tries.wrong + 1
        if wrong % TRIES:
            self._keep(code, _Tries(wrong))
            return PinAnswer(is_right=False, tries_left=TRIES - wrong % TRIES)
        pause_s = min(PAUSE_S * 2 ** (wrong // TRIES - 1), LONGEST_PAUSE_S)
        until = format_moment(self._clock.now() + timedelta(seconds=pause_s))
        self._keep(code, _Tries(wrong, until))
        return PinAnswer(is_right=False, wait_s=pause_s)

    def _wait_s(self, tries: _Tries) -> int:
        if not tries.until:
            return 0
        left = (parse_moment(tries.until) - self._clock.now()).total_seconds()
        return min(max(0, -int(-left // 1)), LONGEST_PAUSE_S)

    def _tries(self, code: str) -> _Tries:
        row = self._marks.row("SELECT value FROM mark WHERE name = ?", (f"pin:{code}",))
        if row is None:
            return _Tries()
        wrong, _, until = str(row[0]).partition(" ")
        return _Tries(int(wrong), until)

    def _keep(self, code: str, tries: _Tries) -> None:
        if tries == self._tries(code):
            return
        with self._marks.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO mark (name, value) VALUES (?, ?)",
                (f"pin:{code}", f"{tries.wrong} {tries.until}"),
            )


def _read(row: Row) -> Person:
    code, name, role, _, ext = row
    return Person(code, name, Role(role), ext)


def _is_pin(kept: str, pin: str) -> bool:
    from argon2 import PasswordHasher  # 30 ms: not before somebody signs in
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(kept, pin)
    except (VerificationError, InvalidHashError):
        return False
