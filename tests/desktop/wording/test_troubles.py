"""Every trouble of the books has its sentence."""

from desktop.wording.troubles import TROUBLES
from sync.shop import hq_trouble
from sync.shop.trouble import Trouble


def kinds(of: type[Trouble]) -> list[type[Trouble]]:
    """What a shop may meet: HQ's own, which another test may have brought in, are told on its console."""
    deeper = [kind for kind in of.__subclasses__() if not kind.__module__.startswith("sync.hq.")]
    return [of, *(found for kind in deeper for found in kinds(kind))]


def test_every_trouble_of_the_books_has_a_sentence() -> None:
    assert hq_trouble.HqSaysNo in kinds(Trouble)
    assert {kind.code for kind in kinds(Trouble)} - set(TROUBLES) == set()
