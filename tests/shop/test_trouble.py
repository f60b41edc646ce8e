import pytest

from sync.shop import trouble
from sync.shop.trouble import HqAway, KeyMissing, NotEnrolled, ProfileBusy, Trouble

KINDS = [
    kind for kind in vars(trouble).values() if isinstance(kind, type) and issubclass(kind, Trouble)
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_trouble_carries_its_code_and_its_sentence(kind: type[Trouble]) -> None:
    met = kind("The disk is full; make room.")
    assert str(met) == met.message == "The disk is full; make room."
    assert met.code.isidentifier()


def test_exit_codes_are_those_of_the_headless_interface() -> None:
    codes = {kind: kind.exit_code for kind in KINDS}
    assert {codes[HqAway], codes[NotEnrolled], codes[ProfileBusy]} == {4, 3, 7}
    others = {
        code for kind, code in codes.items() if kind not in {HqAway, NotEnrolled, ProfileBusy}
    }
    assert others == {6}


def test_a_code_of_its_own_goes_before_the_kinds() -> None:
    assert KeyMissing("no", code="key_wrong").code == "key_wrong"
