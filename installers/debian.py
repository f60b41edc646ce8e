"""The package for Debian and Ubuntu: the frozen folder, a command, a menu entry, the parcel's type.

Made by dpkg-deb alone, for `installers/build.py --deb`. There are no scripts in it: menus and types
are noticed by the system's own triggers, and nothing but its own files is ever touched.
"""

import gzip
import os
import platform
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from installers.frozen_parts import NAME, PUBLISHER, TITLE
from installers.icons import DRAWING, PICTURES, unpacked
from installers.system_libraries import DRAWING as TO_DRAW
from installers.system_libraries import WINDOW as TO_OPEN_A_WINDOW
from sync.wire.parcel import SUFFIX

PARCEL_TYPE = "application/x-counterstock-parcel"
# What Qt, the interpreter and the wheels link to beside what Qt draws with (objdump -p of the
# folder), by Debian's names; newer releases provide the same names where they have others.
_ALSO = (
    "libbrotli1",
    "libc6 (>= {libc})",
    "libgcc-s1",
    "libgssapi-krb5-2",
    "libstdc++6",
    "libuuid1",
    "libwayland-client0",
    "libwayland-cursor0",
    "libzstd1",
)
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_PICTURE_SIZES = (48, 128, 256)
_COMMENT = "Stock of a shop, recorded at once, also without a line"
_TAKES_COMMENT = "Take in headquarters' answer to a parcel"


@dataclass(frozen=True, slots=True)
class Package:
    """What it is made of: the frozen folder, the tree that it was built from, version and moment."""

    folder: Path
    source: Path
    version: str
    epoch: int
    is_fast: bool = False

    @property
    def file_name(self) -> str:
        """As Debian names it."""
        return f"{NAME}_{self.version}_{architecture()}.deb"


def architecture() -> str:
    """Debian's word for this processor."""
    return _ARCHITECTURES.get(platform.machine(), platform.machine())


def depends() -> str:
    """The packages that it needs, with the C library that it was built on as the oldest."""
    libc = (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.36").split()[-1]
    named = [*_ALSO, *TO_DRAW.values(), *TO_OPEN_A_WINDOW.values()]
    return ", ".join(sorted({name.format(libc=libc) for name in named}))


def control(version: str, installed_bytes: int) -> str:
    """The control file of the package."""
    return dedent(f"""\
        Package: {NAME}
        Version: {version}
        Architecture: {architecture()}
        Maintainer: {PUBLISHER} <counterstock@example.org>
        Installed-Size: {installed_bytes // 1024}
        Depends: {depends()}
        Recommends: fonts-noto-cjk | fonts-wqy-microhei, gnome-keyring | kwalletmanager | keepassxc
        Section: misc
        Priority: optional
        Description: {_COMMENT}
         An offline-first point-of-stock desktop whose every number can be explained:
         goods in, goods out, transfers and counts, exchanged with headquarters
         whenever a line is there. Holds the window, the command line and HQ.
        """)


def menu_entries() -> dict[str, str]:
    """The .desktop files by name: the window, and the window with a parcel."""
    window = dedent(f"""\
        [Desktop Entry]
        Type=Application
        Name={TITLE}
        Name[zh_CN]=准库
        Name[zh_HK]=准庫
        Name[zh_TW]=准庫
        Comment={_COMMENT}
        Comment[zh_CN]=门店库存，断网也能即时记录
        Comment[zh_HK]=門市庫存，斷網也能即時記錄
        Comment[zh_TW]=門市庫存，斷網也能即時記錄
        Exec={NAME}
        Icon={NAME}
        Terminal=false
        Categories=Office;Finance;
        StartupWMClass={NAME}
        """)
    takes = dedent(f"""\
        [Desktop Entry]
        Type=Application
        Name={TITLE}: {_TAKES_COMMENT}
        Name[zh_CN]=准库：读取总部的答复
        Name[zh_HK]=准庫：讀取總部的答覆
        Name[zh_TW]=准庫：讀取總部的答覆
        Exec={NAME} %f
        Icon={NAME}
        Terminal=false
        NoDisplay=true
        MimeType={PARCEL_TYPE};
        """)
    return {f"{NAME}.desktop": window, f"{NAME}-take.desktop": takes}


def parcel_type() -> str:
    """The type of an exchange file, as the shared MIME database has it."""
    return dedent(f"""\
        <?xml version="1.0" encoding="UTF-8"?>
        <mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
         <mime-type type="{PARCEL_TYPE}">
          <comment>Counterstock parcel</comment>
          <comment xml:lang="zh_CN">准库交换文件</comment>
          <comment xml:lang="zh_HK">准庫交換檔案</comment>
          <comment xml:lang="zh_TW">准庫交換檔案</comment>
          <magic><match type="string" offset="0" value="counterstock-parcel\\n"/></magic>
          <glob pattern="*{SUFFIX}"/>
          <icon name="{NAME}"/>
         </mime-type>
        </mime-info>
        """)


def lay_out(package: Package, tree: Path) -> None:
    """Put every file of the package where it will lie."""
    shutil.copytree(package.folder, tree / "usr" / "lib" / NAME, symlinks=True)
    _link(tree / "usr" / "bin" / NAME, f"../lib/{NAME}/{NAME}")
    share = tree / "usr" / "share"
    for name, text in menu_entries().items():
        _write(share / "applications" / name, text.encode())
    _write(share / "mime" / "packages" / f"{NAME}.xml", parcel_type().encode())
    _lay_out_icons(share / "icons" / "hicolor", package.source / "resources" / "icon")
    _lay_out_words(share / "doc" / NAME, package)
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file())
    _write(tree / "DEBIAN" / "control", control(package.version, size).encode())


def _lay_out_icons(icons: Path, drawings: Path) -> None:
    _write(icons / "scalable" / "apps" / f"{NAME}.svg", (drawings / DRAWING).read_bytes())
    pictures = unpacked((drawings / PICTURES).read_bytes())
    for size in _PICTURE_SIZES:
        _write(icons / f"{size}x{size}" / "apps" / f"{NAME}.png", pictures[size])


def _lay_out_words(words: Path, package: Package) -> None:
    licence = f"{TITLE} is under the Apache License 2.0: /usr/share/common-licenses/Apache-2.0\n"
    parts = f"What it holds of others, with all texts: /usr/lib/{NAME}/LICENCES.txt\n"
    _write(words / "copyright", (licence + parts).encode())
    changes = (package.source / "CHANGELOG.md").read_bytes()
    _write(words / "changelog.gz", gzip.compress(changes, mtime=package.epoch))


def make(package: Package, out: Path) -> Path:
    """Make the .deb in `out`; the same folder gives the same bytes."""
    made = out / package.file_name
    with tempfile.TemporaryDirectory(prefix="deb-", dir=out) as place:
        tree = Path(place) / "tree"
        lay_out(package, tree)
        for path in tree.rglob("*"):
            _calm(path, package.epoch)
        compression = ("-Zgzip", "-z1") if package.is_fast else ("-Zxz",)
        command = ["dpkg-deb", "--root-owner-group", *compression, "--build", str(tree), str(made)]
        settings = {**os.environ, "SOURCE_DATE_EPOCH": str(package.epoch)}
        subprocess.run(command, env=settings, check=True, stdout=subprocess.DEVNULL)
    return made


def _calm(path: Path, epoch: int) -> None:
    """One moment and one mode for all: whoever builds may keep what they make from others."""
    if not path.is_symlink():
        runs = path.is_dir() or os.access(path, os.X_OK)
        path.chmod(0o755 if runs else 0o644)
    os.utime(path, (epoch, epoch), follow_symlinks=False)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _link(path: Path, to: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to)
