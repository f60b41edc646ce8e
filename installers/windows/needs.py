"""What this machine must have to make and try what Windows shops install, each by its Debian name."""

import importlib.util
import shutil

from installers.windows import package, programs, wine

_TOOLS = {
    programs.COMPILER: "gcc-mingw-w64-x86-64-win32",
    programs.RESOURCES: "binutils-mingw-w64-x86-64",
    package.COMPILER: "nsis",
    "git": "git",
}
_TO_TRY = {"Xvfb": "xvfb", "import": "imagemagick", "xdotool": "xdotool"}


def missing(*, is_tried: bool) -> list[str]:
    """A sentence for each thing that is not here."""
    wanted = _TOOLS | (_TO_TRY if is_tried else {})
    lacking = {name: given for name, given in wanted.items() if shutil.which(name) is None}
    if wine.tool("wine64") is None or wine.tool("wineserver") is None:
        lacking["wine64"] = "wine64 wine"
    said = [f"{name} is missing." for name in lacking]
    if lacking:
        said.append(
            "On Debian or Ubuntu: apt-get install --no-install-recommends "
            + " ".join(sorted(lacking.values()))
        )
    if importlib.util.find_spec("uv") is None:
        said.append("uv is not installed: python3 installers/develop.py windows does it all.")
    return said
