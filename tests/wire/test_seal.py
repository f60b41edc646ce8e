import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.messages import StepLetter
from sync.wire.seal import (
    GENESIS,
    chained,
    head_of,
    is_signed,
    new_key,
    public_bytes,
    sealed,
    signed,
)
from tests.makers import NOON


def a_letter(seq: int = 1, note: str = "") -> StepLetter:
    return StepLetter(
        step=f"s{seq}", document="d1", kind="receipt", name="post", site="MK02", device="v1", seq=seq,
        at=NOON, hlc="0", reason=note,
    )  # fmt: skip


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_step_reads_back_as_it_was_sealed(note: str) -> None:
    letter = a_letter(note=note)
    assert msgspec.json.decode(sealed(letter), type=StepLetter) == letter
    assert sealed(letter) == sealed(msgspec.json.decode(sealed(letter), type=StepLetter))


def test_a_later_versions_unknown_field_is_read_over() -> None:
    raw = sealed(a_letter())[:-1] + b',"colour":"red"}'
    assert msgspec.json.decode(raw, type=StepLetter) == a_letter()


@given(st.lists(st.binary(min_size=1), min_size=1, max_size=6), st.data())
def test_changing_any_step_changes_every_head_after_it(
    steps: list[bytes], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(steps) - 1))
    other = [*steps[:at], steps[at] + b"!", *steps[at + 1 :]]
    one, two = head_of(GENESIS, steps), head_of(GENESIS, other)
    assert one[:at] == two[:at]
    assert all(a != b for a, b in zip(one[at:], two[at:], strict=True))


def test_the_head_binds_what_came_before() -> None:
    assert chained(GENESIS, b"step") != chained(chained(GENESIS, b"x"), b"step")


def test_only_the_devices_key_signs_its_head() -> None:
    key, other, head = new_key(), new_key(), chained(GENESIS, b"step")
    signature = signed(key, head)
    assert is_signed(public_bytes(key), head, signature)
    assert not is_signed(public_bytes(other), head, signature)
    assert not is_signed(public_bytes(key), chained(head, b"more"), signature)
    assert not is_signed(b"short", head, signature)
