"""The screens that stand without books, with values of their own, for tests and for the eye."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from desktop.first_start.kept_key import KeptKey
from desktop.first_start.screen import FirstStart
from desktop.frame import MainWindow
from desktop.main_window import Shell
from desktop.page import PageEntry
from desktop.preferences.page import PreferencesPage
from desktop.settings import Settings
from desktop.shell.line_chip import LineState
from desktop.shell.rail import Badge, RailEntry
from desktop.shell.toast import Notice
from desktop.sign_in.door import Standing
from desktop.sign_in.person import Person, SignInResult, TakeAnswer
from desktop.sign_in.screen import SignInScreen
from desktop.theme.theme import Theme
from desktop.wording.sentence import refusal_sentence

OFFLINE = LineState("offline", waiting=4, for_you=1)
PEOPLE = (
    Person("C01", "陳美玲", "clerk", held=1),
    Person("C02", "何志明", "desk"),
    Person("C03", "李國榮", "clerk"),
    Person("C04", "梁詠詩", "manager"),
    Person("C05", "Administrator of all shops", "admin"),
)


def the_morning() -> datetime:
    return datetime(2026, 11, 20, 10, 46, tzinfo=ZoneInfo("Asia/Hong_Kong"))


def sign_in(theme: Theme) -> QWidget:
    screen = SignInScreen(theme, _wrong, now=the_morning)
    screen.door.show_place("旺角店", "收銀台 2")
    screen.door.show_standing(Standing(OFFLINE, "10:18", 0))
    screen.show_people(PEOPLE)
    return screen


def first_start(theme: Theme) -> QWidget:
    screen = FirstStart(theme, device="收銀台 2")
    screen.show_answer(refusal_sentence("code_unknown", "", {}))
    return screen


def recovery_key(theme: Theme) -> QWidget:
    return KeptKey(theme, "7Q2M-KX4T-9B0D-HJ6W-3RVC-8FEY-5NGA", device="收銀台 2")


def preferences(theme: Theme) -> QWidget:
    return _window(theme)


def key_sheet(theme: Theme) -> QWidget:
    window = _window(theme)
    window.shell.open_key_sheet()
    return window


def palette(theme: Theme) -> QWidget:
    window = _window(theme)
    window.shell.palette_box.open()
    notice = Notice("MK02-IS-000482", 10, "沖銷", ("Ctrl", "Z"), lambda: None)
    window.shell.tell(notice)
    return window


SCREENS: dict[str, Callable[[Theme], QWidget]] = {
    "sign-in": sign_in,
    "first-start": first_start,
    "recovery-key": recovery_key,
    "preferences": preferences,
    "key-sheet": key_sheet,
    "palette": palette,
}


def _wrong(_code: str, _pin: str, answer: TakeAnswer) -> None:
    answer(SignInResult(is_right=False, tries_left=4))


def _window(theme: Theme) -> MainWindow:
    rail = RailEntry("preferences", "gear", lambda: "Settings")
    entry = PageEntry(rail, lambda: PreferencesPage(theme, Settings()))
    shell = Shell(theme, (), feet=(entry,))
    window = MainWindow(lambda: shell)
    window.uncover()
    window.name_place("旺角店", "收銀台 2")
    shell.top.show_clerk("陳美玲")
    shell.show_line(OFFLINE)
    shell.banner.open("10:18")
    shell.go_to("preferences")
    shell.show_badge("preferences", Badge(4))
    return window
