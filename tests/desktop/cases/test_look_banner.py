"""Somebody else has the case open."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop.cases.look_banner import LookBanner
from desktop.shell.key_button import KeyButton
from desktop.theme.theme import Theme
from sync.shop.lookout import Seen
from tests.desktop.hand import click

SEEN = Seen("c1", "陳美玲", "2026-11-20T02:41:00.000Z")


@pytest.fixture
def take_over() -> QAction:
    return QAction("Take over")


@pytest.fixture
def banner(qtbot: QtBot, theme: Theme, take_over: QAction, hong_kong: None) -> LookBanner:
    made = LookBanner(theme, take_over)
    qtbot.addWidget(made)
    return made


def test_nobody_is_nothing(banner: LookBanner) -> None:
    banner.show_seen(None)
    assert (banner.isHidden(), banner.words()) == (True, "")


def test_name_and_minute_are_told(banner: LookBanner) -> None:
    banner.show_seen(SEEN)
    assert (banner.isHidden(), banner.words()) == (
        False,
        "陳美玲 has been on this case since 10:41",
    )


def test_a_person_of_another_site_can_be_telephoned(banner: LookBanner) -> None:
    banner.show_seen(replace(SEEN, ext="210"))
    assert banner.words() == "陳美玲 has been on this case since 10:41　ext. 210"


def test_the_button_takes_over(banner: LookBanner, take_over: QAction) -> None:
    banner.show_seen(SEEN)
    spy = QSignalSpy(take_over.triggered)
    click(banner.findChildren(KeyButton)[0])
    assert spy.count() == 1
