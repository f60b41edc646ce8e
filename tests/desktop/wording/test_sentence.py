"""Code and facts to a sentence."""

from desktop.language import Translations
from desktop.wording.sentence import (
    finding_sentence,
    joining_sentence,
    refusal_sentence,
    trouble_sentence,
)
from sync.shop.trouble import HqAway, KeyMissing


def test_a_known_code_speaks_the_language_of_the_screen(translations: Translations) -> None:
    translations.use("zh_HK")
    assert refusal_sentence("no_lines", "raw", {}) == "單據還未有貨品。"
    translations.use("zh_CN")
    assert refusal_sentence("no_lines", "raw", {}) == "单据还没有货品。"
    assert trouble_sentence("disk_full", "raw").startswith("磁盘已满")


def test_facts_stand_in_their_places(translations: Translations) -> None:
    facts = {"site": "MK02", "sku": "DR-0375", "quantity": "−2"}
    said = finding_sentence("negative_stock", "raw", facts)
    assert said == "MK02 has −2 of DR-0375 after this. Count it."


def test_an_unknown_code_keeps_the_message_it_came_with(translations: Translations) -> None:
    assert refusal_sentence("of_tomorrow", "A rule of tomorrow.", {}) == "A rule of tomorrow."


def test_missing_facts_keep_the_message(translations: Translations) -> None:
    assert finding_sentence("negative_stock", "It fell below zero.", {}) == "It fell below zero."


def test_nothing_goes_on_where_there_are_no_books_yet(translations: Translations) -> None:
    translations.use("zh_HK")
    assert joining_sentence(HqAway("raw")) == "連不到總部。核對網址，或稍後再試。"
    missing = KeyMissing("raw")
    assert joining_sentence(missing) == trouble_sentence(missing.code, "raw")
