"""Three languages, switched while the window stands."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from desktop.language import (
    ENGLISH,
    HONG_KONG,
    LANGUAGES,
    MAINLAND,
    OWN_NAMES,
    SHORT_NAMES,
    Translations,
    locale_of,
    system_language,
)


def saying(source: str) -> str:
    return QCoreApplication.translate("OfflineBanner", source)


def test_a_switch_changes_what_is_said(translations: Translations) -> None:
    said = []
    for language in LANGUAGES:
        translations.use(language)
        said.append(saying("Got it"))
    assert said == ["知道了", "知道了", "Got it"]


def test_the_two_scripts_are_two_translations(translations: Translations) -> None:
    translations.use(HONG_KONG)
    traditional = QCoreApplication.translate("Kind", "Receipt")
    translations.use(MAINLAND)
    assert (traditional, QCoreApplication.translate("Kind", "Receipt")) == ("採購入庫", "采购入库")


def test_english_knows_one_from_many(translations: Translations) -> None:
    translations.use(ENGLISH)
    words = [
        QCoreApplication.translate("SignInScreen", "Not that PIN. %n tries left", None, n)
        for n in (1, 2)
    ]
    assert words == ["Not that PIN. 1 try left", "Not that PIN. 2 tries left"]


@pytest.mark.parametrize(
    ("system", "ours"),
    [
        ("zh_HK", HONG_KONG),
        ("zh_TW", HONG_KONG),
        ("zh_CN", MAINLAND),
        ("en_GB", ENGLISH),
        ("de_DE", ENGLISH),
    ],
)
def test_the_computers_language_is_taken_where_we_have_it(
    monkeypatch: pytest.MonkeyPatch, system: str, ours: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert system_language() == ours


def test_every_language_has_its_names_and_locale() -> None:
    assert set(OWN_NAMES) == set(SHORT_NAMES) == set(LANGUAGES)
    assert locale_of(HONG_KONG).language() == QLocale.Language.Chinese
