from sync.wire.comparing import LONGEST_PREFIX, name_digits, parts_of


def test_a_row_belongs_to_one_part_of_each_of_its_ranges() -> None:
    digits = name_digits("item", "TEA")
    assert len(digits) == LONGEST_PREFIX
    for length in range(LONGEST_PREFIX):
        parts = parts_of(digits[:length])
        assert [part for part in parts if digits.startswith(part)] == [digits[: length + 1]]
        assert len(set(parts)) == 16


def test_rows_of_two_kinds_with_one_id_are_two_rows() -> None:
    assert name_digits("item", "A") != name_digits("site", "A")
