"""Pictures of every page over the board's morning: python -m tests.page_pictures FOLDER [PAGE …].

A PAGE is one of PAGES, or a state of the sync page (STATES); "states" stands for all of these.

Both themes and three languages at 1366x768, to be put beside the design board.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.chinese_fonts import lend_fonts

_SETTLE_MS = 600


def main(arguments: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    shop = Path(tempfile.mkdtemp())
    os.environ["COUNTERSTOCK_KEY_FILE"] = str(shop / "keys")
    os.environ["TZ"] = "Asia/Hong_Kong"
    time.tzset()
    lend_fonts()
    app = QApplication([])
    from desktop.language import Translations
    from desktop.photographs import SIZES, clipped_labels, every_setting, put_on
    from desktop.theme.theme import Theme
    from desktop.workplace import Workplace
    from tests.desktop.sample_day import a_morning
    from tests.desktop.sample_pages import PAGES, STATES, sample_window
    from tests.desktop.sample_shop import a_sample_shop

    folder, names = Path(arguments[0]), arguments[1:] or list(PAGES)
    names = list(STATES) if names == ["states"] else names
    folder.mkdir(parents=True, exist_ok=True)
    theme, translations = Theme(app), Translations(app)
    books = a_sample_shop(shop / "shop")
    place = Workplace(books, language="en")
    place.sign_in(books.catalogue.roster.person("C101"))
    sample = sample_window(theme, place, a_morning(books))
    sample.window.resize(*SIZES[0])
    sample.window.show()
    for setting in every_setting():
        if setting.size != SIZES[0]:
            continue
        place.language = setting.language
        place.forget_names()
        put_on(setting, theme, translations)
        for name in names:
            sample.go_to(name)
            QTest.qWait(_SETTLE_MS * (2 if name.startswith("answers") else 1))
            sample.window.grab().save(
                str(folder / f"{name}-{setting.scheme}-{setting.language}.png")
            )
            for words in clipped_labels(sample.window):
                sys.stdout.write(f"{name} {setting.name}: clipped: {words}\n")
    place.close()
    books.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
