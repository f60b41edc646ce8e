"""A tick for a good scan, a low tone for one that did nothing; the screen says the same anyway."""

import platform
from collections.abc import Callable
from importlib import import_module, resources

from PySide6.QtWidgets import QApplication

from desktop.settings import Sound

Play = Callable[[str], None]


class Scanner:
    """Sounds of the scanner as the settings want them; play gets the name of a sound."""

    def __init__(self, choice: Sound, play: Play) -> None:
        self._choice: Sound = choice
        self._play = play

    def choose(self, choice: Sound) -> None:
        self._choice = choice

    def tick(self) -> None:
        if self._choice != "off":
            self._play("tick")

    def low(self) -> None:
        if self._choice == "both":
            self._play("low")


def system_player() -> Play:
    """Windows plays our own sounds without waiting; elsewhere the desktop's bell must do.

    QtMultimedia would play them everywhere, at the price of all of PySide6-Addons.
    """
    if platform.system() == "Windows":
        return _play_on_windows
    return _ring_bell


def _play_on_windows(name: str) -> None:
    winsound = import_module("winsound")  # there is none to import elsewhere
    sound = str(resources.files("resources").joinpath(f"sounds/{name}.wav"))
    flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
    winsound.PlaySound(sound, flags)


def _ring_bell(_name: str) -> None:
    QApplication.beep()
