"""An HQ that is not finished: it stumbles over some steps, and cannot read others, until it is mended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from sync.hq import trial
from sync.shop.journal import Journal
from sync.wire.letters import changed
from sync.wire.messages import StepLetter

POISON = "poison"
"""The note of a document that meets HQ's bug."""
NEWER = "newer"
"""The note of a document that a newer program seals."""


class Stumbled(Exception):
    """HQ's bug."""


@dataclass(slots=True)
class Unfinished:
    """HQ's program: `is_mended` once somebody has installed the next version."""

    is_mended: bool = False

    @property
    def version(self) -> int:
        """The version of sealed steps that it reads."""
        return 2 if self.is_mended else 1


@contextmanager
def unfinished() -> Iterator[Unfinished]:
    """HQ with its bug, and devices of which some are ahead of it, for as long as the block lasts."""
    state = Unfinished()
    ruled, waits, letter = trial._ruled, trial._waits, Journal._letter

    def stumbling(bench: Any, entry: Any, told: StepLetter) -> Any:  # noqa: ANN401 - as the original
        if not state.is_mended and told.content is not None and told.content.note == POISON:
            raise Stumbled(POISON)
        return ruled(bench, entry, told)

    def waiting(bench: Any, entry: Any, told: StepLetter) -> Any:  # noqa: ANN401 - as the original
        with patch.object(trial, "VERSION", state.version):
            return waits(bench, entry, told)

    with (
        patch.object(trial, "_ruled", stumbling),
        patch.object(trial, "_waits", waiting),
        patch.object(Journal, "_letter", _ahead(letter)),
    ):
        yield state


def _ahead(whole: Callable[..., StepLetter]) -> Callable[..., StepLetter]:
    def sealed_by_a_newer_program(self: Journal, act: Any, **told: Any) -> StepLetter:  # noqa: ANN401 - as the original
        letter = whole(self, act, **told)
        is_newer = letter.content is not None and letter.content.note == NEWER
        return changed(letter, v=2) if is_newer else letter

    return sealed_by_a_newer_program
