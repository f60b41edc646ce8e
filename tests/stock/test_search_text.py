import pytest

from sync.stock.search_text import folded, is_han, match_query, pairs, runs


@pytest.mark.parametrize("text", ["", " ", "---", '"*', "\x00"])
def test_nothing_searchable_asks_nothing(text: str) -> None:
    assert match_query(text) is None


def test_full_width_and_traditional_fold_to_one_form() -> None:
    assert folded("檸檬ＴＥＡ") == "柠檬tea"


def test_hanzi_and_latin_are_told_apart_and_asked_for_in_their_own_way() -> None:
    words = runs(folded("貓罐頭85g"))
    assert [is_han(word) for word in words] == [True, False]
    assert list(pairs("猫罐头")) == ["猫罐", "罐头"]
