"""Every refusal of the law has its sentence."""

from desktop.wording.refusals import REFUSALS
from tests.desktop.wording.sentences import codes_of


def test_every_refusal_the_books_can_raise_has_a_sentence() -> None:
    assert codes_of(("Refusal",)) - set(REFUSALS) == set()


def test_no_sentence_shouts_or_begs() -> None:
    sentences = [str(sentence) for sentence in REFUSALS.values()]
    assert [s for s in sentences if "!" in s or "lease" in s] == []
