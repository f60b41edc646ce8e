"""Every trouble of the books has its sentence."""

import re
from pathlib import Path

import sync.shop
from desktop.wording.refusals import REFUSALS
from desktop.wording.troubles import TROUBLES
from sync.shop import hq_trouble
from sync.shop.trouble import Trouble

_AT_THE_COMMAND_LINE = {"damaged_aside", "no_backup"}
"""Of `salvage` and `rekey`, which no screen does."""


def kinds(of: type[Trouble]) -> list[type[Trouble]]:
    """What a shop may meet: HQ's own, which another test may have brought in, are told on its console."""
    deeper = [kind for kind in of.__subclasses__() if not kind.__module__.startswith("sync.hq.")]
    return [of, *(found for kind in deeper for found in kinds(kind))]


def test_every_trouble_of_the_books_has_a_sentence() -> None:
    assert hq_trouble.HqSaysNo in kinds(Trouble)
    assert {kind.code for kind in kinds(Trouble)} - set(TROUBLES) == set()


def test_every_code_that_a_trouble_is_given_where_it_is_raised_has_a_sentence() -> None:
    folder = Path(sync.shop.__file__).parent
    given = {
        code
        for path in folder.glob("*.py")
        for code in re.findall(r'\bcode="([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert {"not_hq", "recovery_missing"} <= given
    assert given - set(TROUBLES) - set(REFUSALS) - _AT_THE_COMMAND_LINE == set()
