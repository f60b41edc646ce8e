"""The version resource of the Windows programs: version, name and publisher as Explorer shows them.

The text that PyInstaller reads (FileVersionInfo: VS_FIXEDFILEINFO and StringFileInfo of the
Windows SDK), and the script of the resource compiler for what is written in C; both can be made and
tried on any system.
"""

import re
from pathlib import Path

from installers.frozen_parts import PUBLISHER, TITLE

_DESCRIPTION = "Counterstock 准庫"
_ENGLISH_UNICODE = "040904B0"
_NUMBERS = re.compile(r"\d+")


def numbers(version: str) -> tuple[int, int, int, int]:
    """The first four numbers of a version, filled up with zeros: 1.2rc1 is (1, 2, 1, 0)."""
    first, second, third, fourth = ([int(n) for n in _NUMBERS.findall(version)] + [0] * 4)[:4]
    return first, second, third, fourth


def text(version: str, *, program: str) -> str:
    """The resource of one program file of that version."""
    four, said = numbers(version), _said(version, program)
    rows = ",\n   ".join(f"StringStruct({key!r}, {value!r})" for key, value in said.items())
    return (
        "VSVersionInfo(\n"
        f" ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0x0, OS=0x40004,"
        " fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f" kids=[StringFileInfo([StringTable({_ENGLISH_UNICODE!r}, [\n   {rows}])]),\n"
        "  VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n"
    )


def script(version: str, *, program: str, icon: Path, manifest: Path) -> str:
    """The same for the resource compiler, with icon and manifest."""
    four = ",".join(str(number) for number in numbers(version))
    values = "\n".join(
        f"   VALUE {_quoted(key)}, {_quoted(value)}"
        for key, value in _said(version, program).items()
    )
    return (
        f"1 VERSIONINFO\nFILEVERSION {four}\nPRODUCTVERSION {four}\nFILEOS 0x40004\nFILETYPE 1\n"
        f'BEGIN\n BLOCK "StringFileInfo"\n BEGIN\n  BLOCK {_quoted(_ENGLISH_UNICODE)}\n  BEGIN\n'
        f"{values}\n  END\n END\n"
        ' BLOCK "VarFileInfo"\n BEGIN\n  VALUE "Translation", 0x409, 1200\n END\nEND\n'
        f"1 ICON {_quoted(icon.as_posix())}\n1 24 {_quoted(manifest.as_posix())}\n"
    )


def _said(version: str, program: str) -> dict[str, str]:
    return {
        "CompanyName": PUBLISHER,
        "FileDescription": _DESCRIPTION,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": f"{PUBLISHER}; Apache-2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": TITLE,
        "ProductVersion": version,
    }


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
