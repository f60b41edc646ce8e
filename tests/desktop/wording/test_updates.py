"""Every way in which a look may end has its sentence."""

import pytest

from desktop.language import Translations
from desktop.wording.updates import UPDATES
from sync.edition import VERSION
from sync.shop.trouble import HqAway
from sync.stock.refusal import Refusal
from sync.updates.trouble import UpdateTrouble
from sync.updates.updating import Looked

CODES = (
    "not_here", "line", "expired", "turned_back", "unsigned", "damaged", "disk_full",
    "disk_fault", "file_held", "busy",
)  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_each_trouble_has_words_of_its_own(code: str) -> None:
    said = UPDATES.standing(UpdateTrouble("as it was raised", code=code))
    assert said.startswith(f"This is Counterstock {VERSION}. ")
    assert "as it was raised" not in said


def test_a_line_that_is_down_is_told_and_another_trouble_keeps_its_words() -> None:
    assert "could not be reached" in UPDATES.standing(HqAway("x"))
    assert UPDATES.standing(UpdateTrouble("as it was raised", code="odd")).endswith("raised")


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("newest", "the newest for this shop"),
        ("ready", "1.1 is ready"),
        ("failed", "1.1 did not pass"),
        ("older_offered", "older"),
    ],
)
def test_each_end_of_a_look_is_told(state: str, word: str) -> None:
    assert word in UPDATES.standing(Looked(state, "1.0", "1.1"))  # type: ignore[arg-type]  # a state a row


def test_a_refusal_has_the_words_it_has_everywhere() -> None:
    assert "no such file" in UPDATES.standing(Refusal("unknown_update", "x"))


def test_before_the_first_look_only_the_version_is_told() -> None:
    assert UPDATES.standing(None) == f"This is Counterstock {VERSION}."


def test_why_it_cannot_be_at_once_is_told(translations: Translations) -> None:
    assert UPDATES.not_now(1).startswith("1 step ")
    assert UPDATES.not_now(3).startswith("3 steps ")
    assert "document is open" in UPDATES.not_now(0)
