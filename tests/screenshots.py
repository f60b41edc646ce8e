"""Pictures of the screens that stand without books: python -m tests.screenshots FOLDER [SCREEN …].

Both themes, three languages, two sizes; put beside the design board they show what is clipped.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.desktop.chinese_fonts import lend_fonts


def main(arguments: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    lend_fonts()
    app = QApplication([])
    from desktop.language import Translations
    from desktop.photographs import clipped_labels, every_setting, photograph, put_on
    from desktop.theme.theme import Theme
    from tests.desktop.sample_screens import SCREENS, STATES

    folder, names = Path(arguments[0]), arguments[1:] or [*SCREENS, *STATES]
    theme, translations = Theme(app), Translations(app)
    for setting in every_setting():
        put_on(setting, theme, translations)
        for name in names:
            screen = (SCREENS | STATES)[name](theme)
            photograph(screen, folder / f"{name}-{setting.name}.png", size=setting.size)
            for words in clipped_labels(screen):
                sys.stdout.write(f"{name} {setting.name}: clipped: {words}\n")
            screen.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
