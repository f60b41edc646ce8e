"""The case desk over the board's shop, with a case of every class and 何志明 of the desk at work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.cases.page import CasesPage
from desktop.language import Translations
from desktop.theme.theme import Theme
from tests.desktop.sample_desk import SampleDesk, sample_desk


@pytest.fixture
def desk(
    qtbot: QtBot,
    theme: Theme,
    translations: Translations,
    hong_kong: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SampleDesk]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    made = sample_desk(theme, tmp_path / "shop")
    made.window.resize(1366, 768)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitExposed(made.window)
    made.page.focus_home().setFocus()
    yield made
    made.window.close()
    made.place.close()
    delete(made.window)  # before its books close
    made.place.books.close()


@pytest.fixture
def page(desk: SampleDesk) -> CasesPage:
    return desk.page
