"""What goes into the frozen program and what stays out: read by counterstock.spec, tried by tests.

Names only; PyInstaller itself is met in the spec alone. docs/delivery.md tells what each part weighs.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from installers import locks

NAME = "counterstock"
TITLE = "Counterstock"
PUBLISHER = "Counterstock contributors"
ROOMS = ("desktop", "sync", "resources")
MIGRATIONS = "sync/hq/migrations"

# Named by text only, where PyInstaller's analysis does not see it.
BY_NAME = (
    "psycopg_binary",
    "psycopg_binary._psycopg",
    "qtawesome",  # never run: its folder is where the icons' font lies
    "sqlalchemy.dialects.sqlite.pysqlcipher",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.http.httptools_impl",
)
KEYRING = {"win32": "keyring.backends.Windows", "linux": "keyring.backends.SecretService"}

# Data of packages, and which of it (all where the list is empty).
PACKAGE_DATA: dict[str, list[str]] = {
    "opencc": ["clib/share/**/*"],
    "pypinyin": ["*.json"],
    "tzdata": [],
    "qtawesome": ["fonts/phosphor*"],
}

# Modules that an import somewhere mentions and the program never reaches. readline and the
# gdbm bindings are here for their licence, the GPL, as much as for their size.
UNREACHED = (
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "_dbm",
    "_gdbm",
    "doctest",
    "faker",
    "lib2to3",
    "litestar.cli",
    "litestar.testing",
    "markdown_it",
    "polyfactory",
    "pydoc",
    "pygments",
    "qtpy",
    "readline",
    "rich",
    "rich_click",
    "sqlite3",
    "tkinter",
    "unittest",
)

# Parts of a path, in small letters. Qt here is widgets and SVG icons, drawn by the processor.
_UNUSED = (
    "/translations/qt",
    "egldeviceintegrations",
    "libqeglfs",
    "libqgtk3",
    "libqlinuxfb",
    "libqminimal",
    "libqpdf",
    "libqvkkhr",
    "libqvnc",
    "opencc/clib/bin/",
    "opencc/clib/include/",
    "opencc/clib/lib",
    "opengl32sw",
    "plugins/generic/",
    "plugins/networkinformation/",
    "plugins/qmltooling",
    "plugins/sqldrivers",
    "plugins/tls/",
    "plugins/xcbglintegrations",
    "qdirect2d",
    "qicns",
    "qminimal",
    "qpdf.dll",
    "qt6eglfs",
    "qt6network",
    "qt6opengl",
    "qt6pdf",
    "qt6qml",
    "qt6quick",
    "qt6sql",
    "qt6test",
    "qt6virtualkeyboard",
    "qtga",
    "qtiff",
    "qtvirtualkeyboard",
    "qwbmp",
    "wayland-graphics-integration",
)
# Of Qt's own sentences, those of the languages that Counterstock speaks (English is built in).
_SPOKEN = ("qtbase_zh_tw.qm", "qtbase_zh_cn.qm")

# PyInstaller's own recipe for qtawesome takes every font; the screens draw from one.
_ICON_FONTS, _OUR_ICONS = "qtawesome/fonts/", "qtawesome/fonts/phosphor"

# Libraries of the Linux it is built on that come along, for the interpreter has no other; all
# further ones (X, fonts, glib, Kerberos) belong to the Linux it runs on, and the .deb asks for them.
_BROUGHT = ("libbz2.so", "libcrypto.so", "libffi.so", "liblzma.so", "libssl.so", "libz.so")
_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def is_used(place: str, source: str = "") -> bool:
    """Whether a file that the analysis found goes in, by its place in the folder and its source."""
    name = place.replace("\\", "/").lower()
    if name.endswith(".pyi") or any(part in name for part in _UNUSED):
        return name.endswith(_SPOKEN)
    if _ICON_FONTS in name and _OUR_ICONS not in name:
        return False
    return not _is_left_to_the_system(name, source)


def foreign(modules: Mapping[str, Iterable[str]], lock: str) -> list[str]:
    """Of the modules installed here, by name with their packages, those that the lock for use lacks.

    Built beside the tools of development, the program must not take up what only these brought.
    """
    held = locks.pins(lock)
    return sorted(
        module
        for module, packages in modules.items()
        if module.isidentifier() and not any(locks.canonical(each) in held for each in packages)
    )


def _is_left_to_the_system(name: str, source: str) -> bool:
    is_library = "/" not in name and ".so" in name
    return is_library and source.startswith(_SYSTEM) and not name.startswith(_BROUGHT)


def own_data(root: Path) -> list[tuple[str, str]]:
    """Our own data files and the folder each goes into, in order; sentences only as compiled."""
    folders = (root / "resources", root / MIGRATIONS)
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    unread = {".ts", ".pyc"}
    return [
        (str(path), path.parent.relative_to(root).as_posix())
        for path in files
        if path.suffix not in unread
    ]


def by_name(platform: str = sys.platform) -> list[str]:
    """The modules to be named to PyInstaller, beside those of our own rooms."""
    return [*BY_NAME, *([KEYRING[platform]] if platform in KEYRING else [])]
