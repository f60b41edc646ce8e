"""The screens that stand without books, with values of their own, for tests and for the eye."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from desktop.errands import Errands
from desktop.faults import fault_of
from desktop.first_start.connect_again import ConnectAgain
from desktop.first_start.kept_key import KeptKey
from desktop.first_start.recovery_screen import RecoveryScreen
from desktop.first_start.screen import FirstStart
from desktop.frame import MainWindow
from desktop.main_window import Shell
from desktop.page import PageEntry
from desktop.preferences.page import PreferencesPage
from desktop.settings import Settings
from desktop.shell.closing_box import ClosingBox
from desktop.shell.fault_box import FaultBox
from desktop.shell.line_chip import LineState
from desktop.shell.rail import Badge, RailEntry
from desktop.shell.toast import Notice
from desktop.sign_in.door import Standing
from desktop.sign_in.person import Person, SignInResult, TakeAnswer
from desktop.sign_in.screen import SignInScreen
from desktop.theme.theme import Theme
from desktop.wording.sentence import joining_sentence, refusal_sentence
from sync.shop.identity import Device
from sync.shop.trouble import HqAway, KeyMissing, Trouble
from sync.stock.refusal import Refusal

OFFLINE = LineState("offline", waiting=4, for_you=1)
_NOBODY = cast("Errands", None)
"""Nothing is sent from a picture, and a thread would outlive it."""
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


def recovery_key_mistyped(theme: Theme) -> QWidget:
    screen = KeptKey(theme, "7Q2M-KX4T-9B0D-HJ6W-3RVC-8FEY-5NGA", device="收銀台 2")
    screen.field.setText("5NGB")
    screen.field.returnPressed.emit()
    return screen


def recover(theme: Theme) -> QWidget:
    return RecoveryScreen(theme, Path("nowhere"), _NOBODY)


def recover_refused(theme: Theme) -> QWidget:
    return _refused_recovery(theme, Refusal("recovery_code_wrong", "Raw English."))


def recover_mistyped(theme: Theme) -> QWidget:
    return _refused_recovery(theme, Refusal("recovery_code_typo", "Raw English."))


def recover_without_file(theme: Theme) -> QWidget:
    return _refused_recovery(theme, KeyMissing("Raw English.", code="recovery_missing"))


def recover_without_keyring(theme: Theme) -> QWidget:
    return _refused_recovery(theme, KeyMissing("Raw English.", code="keyring_missing"))


def connect_again(theme: Theme) -> QWidget:
    return ConnectAgain(theme, a_stopped_device("forked"), site="旺角店")


def connect_again_refused(theme: Theme) -> QWidget:
    screen = ConnectAgain(theme, a_stopped_device("revoked"), site="旺角店")
    screen.show_answer(refusal_sentence("previous_site", "", {"site": "MK02"}))
    return screen


def connect_again_busy(theme: Theme) -> QWidget:
    screen = ConnectAgain(theme, a_stopped_device("restored"), site="旺角店")
    screen.show_busy()
    return screen


def first_start_portal(theme: Theme) -> QWidget:
    screen = FirstStart(theme, device="收銀台 2")
    screen.show_answer(joining_sentence(HqAway("Raw English.", code="not_hq")))
    return screen


def no_key(theme: Theme) -> QWidget:
    return _fault(theme, KeyMissing("The keyring has no key of 0197a0c2.", code="key_missing"))


def no_keyring(theme: Theme) -> QWidget:
    return _fault(theme, KeyMissing("No keyring here keeps secrets.", code="keyring_missing"))


def closing(theme: Theme) -> QWidget:
    owner = QWidget()
    box = ClosingBox(theme, owner, waiting=9, has_tray=True)
    box.setParent(None)  # it is shown alone and goes alone
    return box


def closing_stopped(theme: Theme) -> QWidget:
    owner = QWidget()
    box = ClosingBox(theme, owner, waiting=9, has_tray=True, is_stopped=True)
    box.setParent(None)
    return box


def sign_in_stopped(theme: Theme) -> QWidget:
    screen = SignInScreen(theme, _wrong, now=the_morning)
    screen.door.show_place("旺角店", "收銀台 2")
    screen.door.show_standing(Standing(LineState("signed_out", waiting=4), "10:18", -3480))
    screen.show_people(PEOPLE)
    return screen


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
STATES: dict[str, Callable[[Theme], QWidget]] = {
    "recovery-key-mistyped": recovery_key_mistyped,
    "recover": recover,
    "recover-refused": recover_refused,
    "recover-mistyped": recover_mistyped,
    "recover-without-file": recover_without_file,
    "recover-without-keyring": recover_without_keyring,
    "connect-again": connect_again,
    "connect-again-refused": connect_again_refused,
    "connect-again-busy": connect_again_busy,
    "first-start-portal": first_start_portal,
    "no-key": no_key,
    "no-keyring": no_keyring,
    "closing": closing,
    "closing-stopped": closing_stopped,
    "sign-in-stopped": sign_in_stopped,
}
"""What the same may show beside their usual face."""


def _wrong(_code: str, _pin: str, answer: TakeAnswer) -> None:
    answer(SignInResult(is_right=False, tries_left=4))


def a_stopped_device(state: str) -> Device:
    return Device(
        "0197a0c2-77aa-7000-8000-000000000007", "07", "MK02", "e0000001", "https://hq.example.com",
        "收銀台 2", state=state,
    )  # fmt: skip


def _refused_recovery(theme: Theme, no: Refusal | Trouble) -> QWidget:
    screen = RecoveryScreen(theme, Path("nowhere"), _NOBODY)
    screen.field.setText("7Q2M-KX4T-9B0D-HJ6W-3RVC-8FEY-5NGB")
    screen._take(no)
    return screen


def _fault(theme: Theme, trouble: Trouble) -> QWidget:
    return FaultBox(theme, fault_of(trouble), ends=True)


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
