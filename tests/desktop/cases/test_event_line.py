"""The line of moments, painted."""

from pytestqt.qtbot import QtBot

from desktop.cases.event_line import Event, EventLine
from desktop.theme.theme import Theme

EVENTS = (Event("10:31", "one", "hq"), Event("10:42", "other", "act"))


def test_each_moment_has_the_colour_of_its_side(qtbot: QtBot, theme: Theme) -> None:
    line = EventLine(theme)
    qtbot.addWidget(line)
    line.resize(600, 92)
    line.show_events(EVENTS)
    image = line.grab().toImage()
    ratio = image.width() / 600
    apart = (600 - 48) // 2
    dots = [image.pixelColor(round((30 + n * apart) * ratio), round(26 * ratio)) for n in (0, 1)]
    assert [dot.name() for dot in dots] == [theme.colour(role).name() for role in ("hq", "act")]


def test_a_screen_reader_hears_all_of_it(qtbot: QtBot, theme: Theme) -> None:
    line = EventLine(theme)
    qtbot.addWidget(line)
    line.show_events(EVENTS)
    assert (line.accessibleName(), line.events) == ("10:31 one; 10:42 other", EVENTS)
    line.show_events(())
    assert line.isHidden()
