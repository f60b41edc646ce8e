"""One line, two lines: each language's own grammar."""

from desktop.language import Translations
from desktop.wording.counted import COUNTED


def test_english_tells_one_from_many(translations: Translations) -> None:
    assert COUNTED.lines(1) == "1 line"
    assert COUNTED.lines(9) == "9 lines"
    assert COUNTED.expires("Milk", 1) == "Milk expires in 1 day"


def test_chinese_counts_without_a_plural(translations: Translations) -> None:
    translations.use("zh_HK")
    assert COUNTED.pieces(87) == "87 件"
    assert COUNTED.item_and_lines("鮮奶", 3) == "鮮奶 等 3 行"
