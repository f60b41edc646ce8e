"""Every place outside the sites has a word."""

from desktop.wording.places import place_word
from sync.stock import place


def test_every_virtual_place_of_the_law_has_a_word() -> None:
    virtual = [
        code for name, code in vars(place).items() if name.isupper() and str(code).startswith("@")
    ]
    places = [code for code in virtual if not str(code).endswith("/")]
    assert [code for code in places if not place_word(code)] == []


def test_goods_on_their_way_and_bins() -> None:
    assert (place_word("@transit/KC00/MK02"), place_word("MK02/A-1")) == ("In transit", "")
