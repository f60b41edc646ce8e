"""Sounds of the scanner."""

from importlib import resources

import pytest

from desktop.settings import Sound
from desktop.sound import Scanner, system_player


@pytest.mark.parametrize(
    ("choice", "heard"), [("off", []), ("tick", ["tick"]), ("both", ["tick", "low"])]
)
def test_only_what_was_chosen_is_heard(choice: Sound, heard: list[str]) -> None:
    played: list[str] = []
    scanner = Scanner("off", played.append)
    scanner.choose(choice)
    scanner.tick()
    scanner.low()
    assert played == heard


def test_both_sounds_come_with_the_program() -> None:
    folder = resources.files("resources").joinpath("sounds")
    assert [folder.joinpath(f"{name}.wav").is_file() for name in ("tick", "low")] == [True, True]


def test_this_system_can_ring(qapp: object) -> None:
    system_player()("tick")
