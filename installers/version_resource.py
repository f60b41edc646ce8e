"""The version resource of the Windows programs: version, name and publisher as Explorer shows them.

The text that PyInstaller reads (FileVersionInfo: VS_FIXEDFILEINFO and StringFileInfo of the
Windows SDK), so that it can be made and tried on any system.
"""

import re

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
    four = numbers(version)
    said = {
        "CompanyName": PUBLISHER,
        "FileDescription": _DESCRIPTION,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": f"{PUBLISHER}; Apache-2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": TITLE,
        "ProductVersion": version,
    }
    rows = ",\n   ".join(f"StringStruct({key!r}, {value!r})" for key, value in said.items())
    return (
        "VSVersionInfo(\n"
        f" ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0x0, OS=0x40004,"
        " fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f" kids=[StringFileInfo([StringTable({_ENGLISH_UNICODE!r}, [\n   {rows}])]),\n"
        "  VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n"
    )
