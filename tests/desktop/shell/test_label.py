"""Labels and tags."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.shell.label import CodeLabel, IconLabel, Label, Paragraph, Tag, card, rule
from desktop.theme.theme import Theme


def test_a_name_with_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = Label("<b>500g</b>")
    qtbot.addWidget(label)
    assert (label.textFormat(), label.text()) == (Qt.TextFormat.PlainText, "<b>500g</b>")


def test_a_paragraph_grows_with_its_lines(qtbot: QtBot) -> None:
    paragraph = Paragraph("word " * 40)
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(100) > paragraph.heightForWidth(800)


def test_tones_can_change(qtbot: QtBot) -> None:
    label, tag = Label("a"), Tag("b", tone="calm")
    qtbot.addWidget(label)
    qtbot.addWidget(tag)
    label.set_tone("need")
    tag.set_tone("ok")
    assert (label.property("tone"), tag.property("tag")) == ("need", "ok")


def test_a_code_is_set_in_one_width(qtbot: QtBot, theme: Theme) -> None:
    code = CodeLabel(theme, "MK02-IS-000482")
    qtbot.addWidget(code)
    assert code.font().families()[0] == "Cascadia Mono"


def test_an_icon_label_changes_its_picture(qtbot: QtBot, theme: Theme) -> None:
    label = IconLabel(theme, "cloud-check")
    qtbot.addWidget(label)
    before = label.pixmap().toImage()
    label.show_icon("cloud-slash", "ink2")
    assert label.pixmap().toImage() != before


def test_boxes_are_variants_of_the_sheet(qtbot: QtBot) -> None:
    box, line = card("need"), rule()
    qtbot.addWidget(box)
    qtbot.addWidget(line)
    assert (box.property("card"), line.height()) == ("need", 1)
