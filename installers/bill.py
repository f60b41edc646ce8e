"""The bill of materials: which part of others each file of the folder came from, as CycloneDX 1.6.

Made from what the build really took up, not from what was installed. A file that nobody can be
named for, or a part on terms that installers/licences.py refuses, fails the build.
"""

import json
import os
import platform
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path, PurePath
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from installers.frozen_parts import NAME, PUBLISHER, TITLE
from installers.licences import Part, canonical, of_distribution

_PYTHON = "CPython"
_NOT_FILES = {"-", ""}
# Libraries of the building Linux, and those inside wheels: by how their file names begin.
_LIBRARIES = {
    "libbz2.": ("bzip2", "bzip2-1.0.6"),
    "libcom_err": ("libcom_err", "MIT"),
    "libcrypt-": ("libxcrypt", "LGPL-2.1-or-later"),
    "libcrypto": ("OpenSSL", "Apache-2.0"),
    "libffi.": ("libffi", "MIT"),
    "libgssapi_krb5": ("MIT Kerberos", "MIT"),
    "libicu": ("ICU", "Unicode-3.0"),
    "libk5crypto": ("MIT Kerberos", "MIT"),
    "libkeyutils": ("keyutils", "LGPL-2.1-or-later"),
    "libkrb5": ("MIT Kerberos", "MIT"),
    "liblber": ("OpenLDAP", "OLDAP-2.8"),
    "libldap": ("OpenLDAP", "OLDAP-2.8"),
    "liblzma.": ("liblzma", "0BSD"),
    "libpq": ("PostgreSQL", "PostgreSQL"),
    "libsasl2": ("Cyrus SASL", "BSD-4-Clause-UC"),
    "libssl": ("OpenSSL", "Apache-2.0"),
    "libz.": ("zlib", "Zlib"),
}
# Linked into a wheel's own files, where no file name tells of them.
_LINKED = {
    "sqlcipher3": (
        ("SQLCipher", "BSD-3-Clause"),
        ("SQLite", "blessing"),
        ("OpenSSL", "Apache-2.0"),
    ),
    "cryptography": (("OpenSSL", "Apache-2.0"),),
    "httptools": (("llhttp", "MIT"), ("http-parser", "MIT")),
    "qtawesome": (("Phosphor Icons", "MIT"),),
    "pyside6-essentials": (("Qt", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or module that went in: its place in the folder, where it was, what it is."""

    place: str
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class Bill:
    """The parts of others, and the files for which nobody could be named."""

    parts: tuple[Part, ...]
    unknown: tuple[str, ...]


def read_contents(path: Path) -> list[Entry]:
    """The list that counterstock.spec leaves beside the folder."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Entry(row["place"], row["from"], row["kind"]) for row in rows]


def make_bill(
    entries: Iterable[Entry], own: Sequence[Path], installed: Iterable[metadata.Distribution]
) -> Bill:
    """Name a part for each entry; what lies in a folder of `own` is the program itself."""
    ours = tuple(_plain(folder) + "/" for folder in own)
    by_file = {
        _plain(found.locate_file(file)): found for found in installed for file in found.files or []
    }
    packages: dict[str, Part] = {}
    parts: set[Part] = set()
    unknown: list[str] = []
    for entry in entries:
        source = _plain(entry.source)
        if entry.kind == "SYMLINK" or entry.source in _NOT_FILES or source.startswith(ours):
            continue
        owner = _package(by_file.get(source), packages)
        part = _library(entry, owner) or owner or _of_python(source)
        parts |= {part} if part else set()
        unknown += (
            [] if part else [f"{entry.place} (from {entry.source}) belongs to no known part."]
        )
    linked = {part for owner in packages.values() for part in _linked(owner)}
    ordered = sorted(parts | set(packages.values()) | linked, key=_rank)
    return Bill(tuple(ordered), tuple(unknown))


def _package(found: metadata.Distribution | None, known: dict[str, Part]) -> Part | None:
    """The part of a package, read once a package: `known` takes it up."""
    if found is None:
        return None
    if found.name not in known:
        known[found.name] = of_distribution(found)
    return known[found.name]


def cyclonedx(bill: Bill, version: str, epoch: int) -> dict[str, Any]:
    """The bill as CycloneDX 1.6 has it; the same bill gives the same text."""
    root = f"{NAME}@{version}"
    names = [_reference(part) for part in bill.parts]
    seal = json.dumps([asdict(part) for part in bill.parts], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, root + sys.platform + seal)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": TITLE,
                "version": version,
                "publisher": PUBLISHER,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
            "properties": [{"name": "counterstock:system", "value": sys.platform}],
        },
        "components": [_component(part) for part in bill.parts],
        "dependencies": [{"ref": root, "dependsOn": names}, *({"ref": name} for name in names)],
    }


def _component(part: Part) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        # In prose as often as by SPDX's names, so all as names: an expression must be SPDX.
        "licenses": [{"license": {"name": part.terms}}],
    }
    if part.purl:
        told["purl"] = part.purl
    if part.address:
        told["externalReferences"] = [{"type": "website", "url": part.address}]
    if part.within:
        told["properties"] = [{"name": "counterstock:inside", "value": part.within}]
    return told


def _reference(part: Part) -> str:
    inside = f"{canonical(part.within)}/" if part.within else ""
    return f"{inside}{canonical(part.name)}@{part.version}"


def _rank(part: Part) -> tuple[str, str]:
    return part.within, canonical(part.name)


def _plain(path: object) -> str:
    return os.path.normcase(str(path)).replace("\\", "/")


def _library(entry: Entry, owner: Part | None) -> Part | None:
    """The library that a shared file is by its name, where that is none of its package's own."""
    name = PurePath(entry.place.replace("\\", "/")).name
    is_inside = ".libs/" in entry.place or name.startswith("libicu")
    if owner is not None and not is_inside:
        return None
    found = next((told for start, told in _LIBRARIES.items() if name.startswith(start)), None)
    if found is None:
        return None
    return Part(found[0], "", found[1], within=owner.name if owner else "")


def _linked(owner: Part) -> list[Part]:
    told = _LINKED.get(canonical(owner.name), ())
    return [Part(name, "", terms, within=owner.name) for name, terms in told]


def _of_python(source: str) -> Part | None:
    """The interpreter and its library, those of the archive that PyInstaller made among them."""
    name = PurePath(source).name
    is_its = source.startswith(_python_places()) or name.startswith("libpython")
    return _python() if is_its or name == "base_library.zip" else None


@cache
def _python_places() -> tuple[str, ...]:
    named = [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")]
    dynamic = sysconfig.get_config_var("DESTSHARED")
    # Windows keeps the interpreter's own DLLs at the top of its folder, where nothing else lies.
    top = [sys.base_prefix] if sys.platform == "win32" else []
    return tuple(_plain(place).rstrip("/") + "/" for place in [*named, dynamic, *top] if place)


@cache
def _python() -> Part:
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    texts = [place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()]
    return Part(
        _PYTHON,
        platform.python_version(),
        "PSF-2.0",
        address="https://www.python.org",
        texts=tuple(path.read_text(encoding="utf-8") for path in texts[:1]),
    )
