"""How a program of Windows is named and started; that it runs is tried by installers/windows itself."""

from pathlib import Path

import pytest

from installers.windows import wine
from installers.windows.wine import Windows, windows_path


def test_a_file_of_this_system_has_a_name_under_windows() -> None:
    assert windows_path(Path("/srv/店 鋪/a.txt")) == "Z:\\srv\\店 鋪\\a.txt"


def test_nothing_of_the_persons_own_reaches_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", "/own/keys")
    told = Windows(Path("/w"), display=":7").environment({"A": "b"})
    assert "COUNTERSTOCK_KEY_FILE" not in told
    assert (told["WINEPREFIX"], told["DISPLAY"], told["A"]) == ("/w", ":7", "b")


def test_a_program_runs_by_wine_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wine, "tool", lambda name: Path("/usr/lib/wine") / name)
    assert Windows(Path("/w")).command("a.exe", "/S") == ["/usr/lib/wine/wine64", "a.exe", "/S"]
