"""No word is cut off, in any language, theme or size, on the screens that stand without books."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.language import LANGUAGES, Translations
from desktop.photographs import SIZES, Setting, clipped_labels, put_on
from desktop.theme.theme import Theme
from tests.desktop.sample_screens import SCREENS, STATES

SMALLEST = (1093, 614)


@pytest.fixture(autouse=True)
def dressed(theme: Theme) -> None:
    """As the program is, whatever ran before in this process."""
    theme.wear()


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_room(
    qtbot: QtBot, theme: Theme, translations: Translations, name: str, language: str
) -> None:
    clipped = []
    for size in SIZES:
        put_on(Setting("light", language, size), theme, translations)
        screen = SCREENS[name](theme)
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        clipped += clipped_labels(screen)
    assert clipped == []


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_a_shop_pc_at_125_percent(
    qtbot: QtBot, theme: Theme, translations: Translations, name: str, language: str
) -> None:
    put_on(Setting("light", language, SMALLEST), theme, translations)
    screen = SCREENS[name](theme)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.minimumSizeHint().width() <= SMALLEST[0]
    assert screen.minimumSizeHint().height() <= SMALLEST[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_them_has_room_too(
    qtbot: QtBot, theme: Theme, translations: Translations, language: str
) -> None:
    put_on(Setting("light", language, SIZES[0]), theme, translations)
    for name, make in STATES.items():
        screen = make(theme)
        qtbot.addWidget(screen)
        screen.resize(*SIZES[0])
        screen.show()
        asked = screen.minimumSizeHint()
        assert (name, clipped_labels(screen)) == (name, [])
        assert (name, asked.width() <= SMALLEST[0], asked.height() <= SMALLEST[1]) == (
            name, True, True,
        )  # fmt: skip
