import pytest

from sync.stock.refusal import Refusal
from sync.wire.enrolling import Enrol
from sync.wire.letters import packed, unpacked


def test_who_asks_to_be_let_in_says_its_code_and_key() -> None:
    letter = Enrol(code="AB-12", name="Till", public_key="00ff")
    assert unpacked(packed(letter), Enrol) == letter
    with pytest.raises(Refusal):
        unpacked(b'{"code":"AB-12","name":"Till"}', Enrol)
