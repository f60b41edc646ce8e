"""The package for Debian and Ubuntu."""

import configparser
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from installers import debian
from installers.debian import PARCEL_TYPE, Package, control, lay_out, make, menu_entries
from installers.locks import ROOT
from installers.system_libraries import DRAWING, WINDOW
from sync.wire.parcel import MAGIC, SUFFIX


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """A folder as if frozen: a program, a library and a link to it."""
    folder = tmp_path / "frozen"
    (folder / "_internal").mkdir(parents=True)
    (folder / "counterstock").write_bytes(b"program")
    (folder / "counterstock").chmod(0o700)
    (folder / "_internal" / "libqt.so").write_bytes(b"library" * 1_000)
    (folder / "_internal" / "libqt.so").chmod(0o600)
    (folder / "_internal" / "link.so").symlink_to("libqt.so")
    return Package(folder, ROOT, "7.8", 1_000_000_000)


def test_the_command_leads_to_the_program(package: Package, tmp_path: Path) -> None:
    lay_out(package, tmp_path / "tree")
    command = tmp_path / "tree" / "usr" / "bin" / "counterstock"
    assert command.is_symlink()
    assert command.read_bytes() == b"program"
    assert (
        tmp_path / "tree" / "usr" / "lib" / "counterstock" / "_internal" / "link.so"
    ).is_symlink()


def test_it_asks_for_every_library_that_qt_needs_of_the_system() -> None:
    wanted = control("7.8", 2_048_000).split("Depends: ")[1].splitlines()[0].split(", ")
    assert {*DRAWING.values(), *WINDOW.values()} <= set(wanted)
    assert [name for name in wanted if name.startswith("libc6 (>= 2.")]
    assert "Installed-Size: 2000" in control("7.8", 2_048_000)


def test_the_menu_opens_the_window_and_a_parcel_is_taken_in() -> None:
    read = {}
    for name, text in menu_entries().items():
        parser = configparser.ConfigParser(interpolation=None)
        parser.read_string(text)
        read[name] = parser["Desktop Entry"]
    assert read["counterstock.desktop"]["Exec"] == "counterstock"
    assert read["counterstock.desktop"]["Name[zh_HK]"] == "准庫"
    takes = read["counterstock-take.desktop"]
    assert (takes["Exec"], takes["Terminal"]) == ("counterstock %f", "false")
    assert takes["MimeType"] == PARCEL_TYPE + ";"


def test_a_parcel_is_known_by_its_suffix_and_its_beginning() -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = ET.fromstring(debian.parcel_type()).iter(f"{space}mime-type")
    (glob,) = kind.iter(f"{space}glob")
    (match,) = kind.iter(f"{space}match")
    assert kind.get("type") == PARCEL_TYPE
    assert glob.get("pattern") == "*" + SUFFIX
    assert (match.get("value") or "").encode().decode("unicode_escape").encode() == MAGIC


def test_every_file_bears_one_moment_and_all_may_read_it(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, tuple[int, int]] = {}

    def _pack(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        tree = Path(command[-2])
        for path in sorted(tree.rglob("*")):
            kept = os.lstat(path)
            seen[path.relative_to(tree).as_posix()] = (int(kept.st_mtime), kept.st_mode & 0o777)
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(subprocess, "run", _pack)
    make(package, tmp_path)
    assert {moment for moment, _ in seen.values()} == {1_000_000_000}
    assert seen["usr/lib/counterstock/counterstock"][1] == 0o755
    assert seen["usr/lib/counterstock/_internal/libqt.so"][1] == 0o644
    assert seen["DEBIAN/control"][1] == 0o644


def test_it_is_named_as_debian_names_it(package: Package) -> None:
    assert package.file_name == f"counterstock_7.8_{debian.architecture()}.deb"
