"""Every trouble of the books has its sentence."""

from desktop.wording.troubles import TROUBLES
from sync.shop import hq_trouble
from sync.shop.trouble import Trouble


def kinds(of: type[Trouble]) -> list[type[Trouble]]:
    return [of, *(deeper for kind in of.__subclasses__() for deeper in kinds(kind))]


def test_every_trouble_of_the_books_has_a_sentence() -> None:
    assert hq_trouble.HqSaysNo in kinds(Trouble)
    assert {kind.code for kind in kinds(Trouble)} - set(TROUBLES) == set()
