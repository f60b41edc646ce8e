"""What Qt, and whoever builds, needs from a bare Linux, and how Debian calls the packages.

Windows and macOS bring them along, and so do the desktops of Linux; a server image has none.
"""

import ctypes
import shutil
import sys

# What PySide6's own libraries ask for (readelf -d, PySide6 6.11.3) and Qt does not bring along.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
# Programs: to freeze and to pack, and to try a window where there is no screen.
TO_BUILD = {"objdump": "binutils", "strip": "binutils"}
TO_TRY = {"xvfb-run": "xvfb", "xauth": "xauth"}


def missing(libraries: dict[str, str]) -> list[str]:
    """The names, in order, of those libraries that this Linux does not have; elsewhere none."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in libraries if not _loads(name)]


def missing_tools(tools: dict[str, str]) -> dict[str, str]:
    """Of these programs, by name with their packages, those that cannot be called here."""
    return {tool: package for tool, package in tools.items() if shutil.which(tool) is None}


def bare_packages() -> list[str]:
    """The packages that this Linux lacks for all that is tried on it, each once."""
    libraries = [(DRAWING | WINDOW)[name] for name in missing(DRAWING | WINDOW)]
    tools = missing_tools(TO_BUILD | TO_TRY) if sys.platform.startswith("linux") else {}
    return list(dict.fromkeys([*libraries, *tools.values()]))


def advice(names: list[str]) -> str:
    """The sentence for libraries that are missing, with the line that installs them."""
    packages = [(DRAWING | WINDOW)[name] for name in names]
    return (
        f"Qt cannot draw here: {', '.join(names)} not found.\n"
        f"On Debian or Ubuntu: apt-get install {' '.join(packages)}\n"
        "Elsewhere: the packages that hold these files."
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*bare_packages())
