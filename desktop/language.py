"""The three languages of the screens, and the swap of translations at run time.

The language of an item's own name is data and does not belong here.
"""

from importlib import resources

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

HONG_KONG = "zh_HK"
MAINLAND = "zh_CN"
ENGLISH = "en"

LANGUAGES = (HONG_KONG, MAINLAND, ENGLISH)

# Each language is named in itself, so that whoever reads only that one finds it.
OWN_NAMES = {HONG_KONG: "繁體中文", MAINLAND: "简体中文", ENGLISH: "English"}
SHORT_NAMES = {HONG_KONG: "繁", MAINLAND: "简", ENGLISH: "EN"}

_QT_OWN = {HONG_KONG: "qtbase_zh_TW", MAINLAND: "qtbase_zh_CN"}


def system_language() -> str:
    """The nearest of our languages to what the computer is set to."""
    locale = QLocale.system()
    if locale.language() != QLocale.Language.Chinese:
        return ENGLISH
    if locale.script() == QLocale.Script.TraditionalHanScript:
        return HONG_KONG
    return MAINLAND


def locale_of(language: str) -> QLocale:
    return QLocale(language)


class Translations:
    """The translators now installed; use() swaps them and Qt tells every widget."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        for translator in self._installed:
            self._app.removeTranslator(translator)
        QLocale.setDefault(locale_of(language))
        self._installed = [self._qt_own(language), self._ours(language)]
        for translator in self._installed:
            self._app.installTranslator(translator)

    def _ours(self, language: str) -> QTranslator:
        translator = QTranslator(self._app)
        folder = resources.files("resources").joinpath("translations")
        translator.load(f"counterstock_{language}.qm", str(folder))
        return translator

    def _qt_own(self, language: str) -> QTranslator:
        translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load(f"{_QT_OWN.get(language, 'qtbase_en')}.qm", folder)
        return translator
