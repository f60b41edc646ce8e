"""What goes into the frozen program and what stays out."""

from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

from installers import frozen_parts as parts
from installers.locks import ROOT

QT = "PySide6/Qt/"


@pytest.mark.parametrize(
    "place",
    [
        QT + "plugins/platforms/libqxcb.so",
        QT + "plugins/platforms/libqoffscreen.so",
        QT + "plugins/imageformats/libqsvg.so",
        QT + "translations/qtbase_zh_TW.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\Qt6Widgets.dll",
        "qtawesome/fonts/phosphor-1.3.0.ttf",
        "opencc/clib/share/opencc/t2s.json",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_uses_goes_in(place: str) -> None:
    assert parts.is_used(place)


@pytest.mark.parametrize(
    "place",
    [
        QT + "plugins/platformthemes/libqgtk3.so",
        QT + "plugins/platforms/libqeglfs.so",
        QT + "plugins/wayland-graphics-integration-client/libdmabuf-server.so",
        QT + "plugins/tls/libqopensslbackend.so",
        QT + "lib/libQt6Network.so.6",
        QT + "translations/qtbase_de.qm",
        QT + "translations/qtdeclarative_zh_CN.qm",
        "PySide6\\opengl32sw.dll",
        "pypinyin/__init__.pyi",
        "qtawesome\\fonts\\remixicon.ttf",
        "PySide6\\Qt6Network.dll",
        "PySide6\\Qt6Quick.dll",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
    ],
)
def test_parts_of_qt_that_nothing_here_uses_stay_out(place: str) -> None:
    assert not parts.is_used(place)


def test_a_library_of_the_building_linux_stays_out_unless_the_interpreter_needs_it() -> None:
    of_debian = "/lib/x86_64-linux-gnu/"
    assert not parts.is_used("libX11.so.6", of_debian + "libX11.so.6")
    assert not parts.is_used("libreadline.so.8", of_debian + "libreadline.so.8")
    assert parts.is_used("libssl.so.3", of_debian + "libssl.so.3")
    assert parts.is_used("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6")


def test_what_only_development_installed_stays_out() -> None:
    lock = "httpx==0.28.1 \\\nruamel-yaml==1.0 \\\n"
    modules = {"httpx": ["httpx"], "ruamel": ["ruamel.yaml"], "pytest": ["pytest"], "a.b": ["c"]}
    assert parts.foreign(modules, lock) == ["pytest"]


def test_the_packages_of_the_lock_are_not_foreign_here() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    foreign = parts.foreign(packages_distributions(), lock)
    assert {"pytest", "PyInstaller", "hypothesis"} <= set(foreign)
    assert not {"PySide6", "sqlalchemy", "jaraco", "_cffi_backend"} & set(foreign)


def test_every_data_file_of_ours_goes_where_the_program_looks_for_it() -> None:
    data = [(Path(source).name, folder) for source, folder in parts.own_data(ROOT)]
    assert ("catalogue.csv", "resources/demo") in data
    assert ("counterstock_zh_HK.qm", "resources/translations") in data
    assert ("env.py", "sync/hq/migrations") in data
    assert {folder for name, folder in data if name.startswith("0001")} == {
        "sync/hq/migrations/versions"
    }
    assert [name for name, _ in data if name.endswith((".ts", ".pyc"))] == []


def test_what_is_named_by_text_is_there() -> None:
    assert [name for name in parts.BY_NAME if find_spec(name) is None] == []
    assert [name for name in parts.PACKAGE_DATA if find_spec(name) is None] == []


def test_each_system_keeps_its_keys_in_its_own_place() -> None:
    assert "keyring.backends.Windows" in parts.by_name("win32")
    assert "keyring.backends.SecretService" in parts.by_name("linux")


def test_the_gpl_modules_of_the_standard_library_are_never_reached() -> None:
    assert {"readline", "_gdbm"} <= set(parts.UNREACHED)
