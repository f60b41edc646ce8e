"""Pictures of the case desk, one of each class of case: python -m tests.case_pictures FOLDER [CODE …].

Both themes and three languages at a shop PC's size; put beside the design board they show what is clipped.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.chinese_fonts import lend_fonts

_SETTLE_MS = 300
_SIZE = (1366, 768)


def main(arguments: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = "Asia/Hong_Kong"
    time.tzset()
    lend_fonts()
    app = QApplication([])
    folder = Path(arguments[0])
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["COUNTERSTOCK_KEY_FILE"] = str(Path(scratch) / "keys")
        take_all(app, folder, Path(scratch) / "shop", arguments[1:])
    return 0


def take_all(app: QApplication, folder: Path, profile: Path, codes: list[str]) -> None:
    from desktop.language import Translations
    from desktop.photographs import Setting, clipped_labels, every_setting, photograph, put_on
    from desktop.theme.theme import Theme
    from tests.desktop.sample_cases import CASES
    from tests.desktop.sample_desk import sample_desk

    theme, translations = Theme(app), Translations(app)
    desk = sample_desk(theme, profile)
    settings = [each for each in every_setting() if each.size == _SIZE]
    for setting in [*settings, Setting("light", "en", (1093, 614))]:
        put_on(setting, theme, translations)
        desk.place.language = setting.language
        desk.place.forget_names()
        for code in ["list", *(codes or CASES)]:
            desk.open(code)
            QTest.qWait(_SETTLE_MS)
            photograph(desk.window, folder / f"{code}-{setting.name}.png", size=setting.size)
            for words in clipped_labels(desk.window):
                sys.stdout.write(f"{code} {setting.name}: clipped: {words}\n")
    desk.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
