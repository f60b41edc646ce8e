"""The small programs in C: the launchers, the installer's tool, and Wine's stand-ins; by mingw."""

import subprocess
from pathlib import Path

from installers import version_resource
from installers.frozen_parts import NAME

HERE = Path(__file__).resolve().parent
LAUNCHER, SHIMS = HERE / "launcher", HERE / "shims"
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
PLACING = "placing.exe"
CUT_SHORT = "placing-cut.exe"
"""The same tool for the trial alone, which can be told where power is lost; never packed."""
WINDOW, CONSOLE = "Counterstock.exe", f"{NAME}-console.exe"

_STRICT = ("-O2", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-Wl,--no-insert-timestamp")
_LIBRARIES = {"bcryptprimitives": ("-ladvapi32",)}


def make(to: Path, *, version: str, icon: Path) -> None:
    """The two launchers and placing.exe, with version, publisher and icon."""
    to.mkdir(parents=True, exist_ok=True)
    for program, source, more in (
        (WINDOW, "launcher.c", ("-mwindows",)),
        (CONSOLE, "launcher.c", ("-DWITH_CONSOLE",)),
        (PLACING, "placing.c", ()),
        (CUT_SHORT, "placing.c", ("-DTRIAL",)),
    ):
        script = to / f"{program}.rc"
        stem = program.removesuffix(".exe")
        script.write_text(
            version_resource.script(version, program=stem, icon=icon, manifest=_manifest()),
            encoding="utf-8",
        )
        compiled = to / f"{program}.res"
        _run(RESOURCES, "-c", "65001", str(script), "-O", "coff", "-o", str(compiled))
        sources = [str(LAUNCHER / source), str(LAUNCHER / "layout.c")]
        _run(COMPILER, *_STRICT, *more, *sources, str(compiled), "-o", str(to / program))
        script.unlink()
        compiled.unlink()


def make_shims(sources: Path, to: Path) -> None:
    """The stand-ins, each a library in the system folder of a Wine."""
    for source in sorted(sources.glob("*.c")):
        libraries = _LIBRARIES.get(source.stem, ())
        made = to / f"{source.stem}.dll"
        made.unlink(missing_ok=True)  # Wine's own may be a link to its file
        _run(COMPILER, "-shared", "-O2", "-s", "-w", "-o", str(made), str(source), *libraries)


def _manifest() -> Path:
    return LAUNCHER / "program.manifest"


def _run(*words: str) -> None:
    subprocess.run(words, check=True)
