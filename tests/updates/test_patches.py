"""What travels comes back the same, and what was bent on the way is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.updates.patches import LEAST_BASE, packed, patch, unpacked
from sync.updates.trouble import UpdateTrouble
from tests.updates.publisher import PROGRAM


@settings(max_examples=20)
@given(st.binary(max_size=2000), st.binary(min_size=LEAST_BASE, max_size=2000))
def test_a_file_comes_back_from_its_patch_and_from_itself(new: bytes, base: bytes) -> None:
    assert unpacked(packed(new), size=len(new)) == new
    assert unpacked(patch(new, base), size=len(new), base=base) == new


def test_a_patch_is_as_large_as_the_change() -> None:
    assert len(patch(PROGRAM + b"one line more", PROGRAM)) < 100 < len(packed(PROGRAM))


@pytest.mark.parametrize("size", [len(PROGRAM) - 1, len(PROGRAM) + 1, 0])
def test_another_size_is_refused(size: int) -> None:
    with pytest.raises(UpdateTrouble):
        unpacked(packed(PROGRAM), size=size)


def test_what_is_no_patch_or_was_cut_is_refused() -> None:
    for body in (b"", b"nonsense", packed(PROGRAM)[:-20]):
        with pytest.raises(UpdateTrouble):
            unpacked(body, size=len(PROGRAM))


def test_the_wrong_earlier_file_is_refused() -> None:
    made = patch(PROGRAM + b"one line more", PROGRAM)
    with pytest.raises(UpdateTrouble):
        unpacked(made, size=len(PROGRAM) + 13, base=PROGRAM[:1000])
