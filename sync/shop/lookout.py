"""Tells HQ which case is open here, and hears who else has it: on a thread of its own, from the first case on.

Nothing waits for it. While HQ is away nobody is known to have the case, and it is decided as ever.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from sync.shop.hq_trouble import HqSaysNo
from sync.shop.profile import Books
from sync.shop.trouble import HqAway
from sync.wire.looking import AGAIN_S, Look
from sync.wire.seal import signed

if TYPE_CHECKING:
    from sync.shop.hq_client import HqClient


@dataclass(frozen=True, slots=True)
class Seen:
    """Who has a case open elsewhere, since when (UTC text). `name` is empty where nobody does.

    `ext` is HQ's word for a person of another site.
    """

    case: str
    name: str = ""
    since: str = ""
    ext: str = ""


@dataclass(frozen=True, slots=True)
class _Watched:
    case: str
    by: str


Teller: TypeAlias = Callable[[Seen], None]


class Lookout:
    """One case at a time. Any thread may call it; `tell` is called on its own."""

    def __init__(self, books: Books, connect: "Callable[[], HqClient]", *, tell: Teller) -> None:
        """`connect` makes a client that is the lookout's own."""
        self._books = books
        self._connect = connect
        self._tell = tell
        self._changed = threading.Condition()
        self._watched: _Watched | None = None
        self._is_new = self._takes = self._is_ended = False
        self._thread: threading.Thread | None = None

    def look(self, case: str, by: str, *, take: bool = False) -> None:
        """A person has that case open from now on; `take`: in the place of whoever has it."""
        with self._changed:
            self._watched, self._takes, self._is_new = _Watched(case, by), take, True
            self._begin()
            self._changed.notify_all()

    def leave(self) -> None:
        """No case is open here any more."""
        with self._changed:
            self._watched, self._takes, self._is_new = None, False, True
            self._changed.notify_all()

    def end(self, patience_s: float) -> None:
        """Ask no more. A question under way is waited for so long; what comes of it is not told."""
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(patience_s)

    def _begin(self) -> None:
        if self._thread is None and not self._is_ended:
            self._thread = threading.Thread(target=self._watch, name="lookout", daemon=True)
            self._thread.start()

    def _watch(self) -> None:
        with self._connect() as client:
            key = self._books.secrets.device_key(self._books.device.salt)
            client.identify(self._books.device.id, partial(signed, key))
            before: _Watched | None = None
            while self._wait(before):
                with self._changed:
                    watched, takes = self._watched, self._takes
                    self._is_new = self._takes = False
                if before is not None and (watched is None or watched.case != before.case):
                    self._ask(client, Look(case=before.case, by=before.by, leave=True))
                if watched is not None:
                    seen = self._ask(client, Look(case=watched.case, by=watched.by, take=takes))
                    self._say(watched, seen)
                before = watched
            if before is not None:
                self._ask(client, Look(case=before.case, by=before.by, leave=True))

    def _wait(self, watched: _Watched | None) -> bool:
        """Until something changes, or it is time to say again that a case is open; false at the end."""
        with self._changed:
            seconds = AGAIN_S if watched is not None else None
            self._changed.wait_for(lambda: self._is_new or self._is_ended, seconds)
            return not self._is_ended

    def _ask(self, client: "HqClient", letter: Look) -> Seen:
        try:
            told = client.look(letter)
        except (HqAway, HqSaysNo):  # the line is down, the case gone, or HQ older than this
            return Seen(letter.case)
        if told.own or not told.since:
            return Seen(letter.case)
        return Seen(letter.case, told.name or told.device_name, told.since, told.ext)

    def _say(self, watched: _Watched, seen: Seen) -> None:
        with self._changed:
            is_current = self._watched == watched and not self._is_ended
        if is_current:
            self._tell(seen)
