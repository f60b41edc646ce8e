"""Families by language."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from desktop.theme.fonts import code_families, families, make_font


def test_mainland_text_never_takes_a_hong_kong_face_first() -> None:
    names = families("zh_CN")
    assert names.index("Microsoft YaHei UI") < names.index("Microsoft JhengHei UI")


def test_hong_kong_and_english_take_the_hong_kong_face_first() -> None:
    for language in ("zh_HK", "en"):
        names = families(language)
        assert names.index("Microsoft JhengHei UI") < names.index("Microsoft YaHei UI")


def test_latin_comes_before_chinese_in_every_language() -> None:
    assert {families(language)[0] for language in ("zh_HK", "zh_CN", "en")} == {
        "Segoe UI Variable Text"
    }


def test_codes_are_set_in_one_width_first() -> None:
    assert code_families("en")[0] == "Cascadia Mono"


def test_figures_line_up_in_columns(qapp: QApplication) -> None:
    font = make_font(families("en"), 14, QFont.Weight.DemiBold)
    assert font.featureValue(QFont.Tag("tnum")) == 1
    assert (font.pixelSize(), font.weight()) == (14, QFont.Weight.DemiBold)
