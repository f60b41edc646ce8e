"""The launcher's sources; compiling and running them is tried by installers/windows itself."""

import re

from installers.frozen_parts import NAME
from installers.windows import programs


def test_the_launcher_starts_what_the_folder_holds() -> None:
    layout = (programs.LAUNCHER / "layout.c").read_text(encoding="utf-8")
    named = set(re.findall(r'L"([\w-]+\.exe)"', layout))
    assert named == {f"{NAME}.exe", f"{NAME}-console.exe"}
    launcher = (programs.LAUNCHER / "launcher.c").read_text(encoding="utf-8")
    assert set(re.findall(r'PROGRAM L"([\w-]+\.exe)"', launcher)) == named
    assert {programs.WINDOW.lower(), programs.CONSOLE} == named


def test_no_stand_in_for_wine_goes_into_the_installer() -> None:
    scripts = (programs.HERE / "nsis").glob("*.ns*")
    text = "".join(path.read_text(encoding="utf-8") for path in scripts)
    assert [shim.stem for shim in programs.SHIMS.glob("*.c") if shim.stem in text] == []


def test_what_cuts_an_installation_short_is_not_in_the_installer() -> None:
    scripts = (programs.HERE / "nsis").glob("*.ns*")
    text = "".join(path.read_text(encoding="utf-8") for path in scripts)
    assert programs.PLACING in text
    assert programs.CUT_SHORT not in text
