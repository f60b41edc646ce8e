"""On what terms a part may go into the program: permissive ones, and the LGPL kept replaceable.

The one rule for the packages of the lock (tests/house) and for all that a build really took up
(installers/bill.py). A part under the GPL fails both.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "licence_texts"

# Under the LGPL, and kept as libraries of their own that a person may replace.
SEPARATE = {
    "keyutils",
    "libxcrypt",
    "psycopg",
    "psycopg-binary",
    "pyside6-essentials",
    "qt",
    "shiboken6",
}
# What a package's own metadata leaves out or says in prose, by the text of its licence file.
SAID_ELSEWHERE = {
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "sqlcipher3": "Zlib",
}
_ALLOWED_EXCEPTIONS = {"GPL-2.0-or-later WITH Bootloader-exception"}
_COPYLEFT = re.compile(r"GPL|General Public|SSPL|BUSL|CC-BY-(NC|SA)", re.IGNORECASE)
_LESSER = re.compile(r"LGPL|Lesser General Public", re.IGNORECASE)
_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others in the program: its terms as they are said, and their full texts."""

    name: str
    version: str
    terms: str
    address: str = ""
    purl: str = ""
    texts: tuple[str, ...] = ()
    within: str = ""


def canonical(name: str) -> str:
    """The spelling under which names of parts are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def terms(name: str, fields: metadata.PackageMetadata) -> str:
    """All that a package says of its licence, on one line; empty where it says nothing."""
    if canonical(name) in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[canonical(name)]
    named = [
        each for key in ("License-Expression", "License") for each in fields.get_all(key) or []
    ]
    classified = [each for each in fields.get_all("Classifier") or [] if each.startswith("License")]
    # An old package may paste its whole licence into the field: the first line names it.
    return "; ".join(text.splitlines()[0] for text in named or classified if text)


def is_copyleft(said: str) -> bool:
    """Whether every choice that these terms leave is a copyleft one."""
    choices = said.split(" OR ")
    return all(_COPYLEFT.search(each) and each not in _ALLOWED_EXCEPTIONS for each in choices)


def is_lesser(said: str) -> bool:
    """Whether one of the choices is the LGPL."""
    return any(_LESSER.search(each) for each in said.split(" OR "))


def faults(parts: Iterable[Part]) -> list[str]:
    """A sentence for each part that must not go in."""
    return [sentence for part in parts if (sentence := _fault(part))]


def _fault(part: Part) -> str:
    who = f"{part.name} {part.version}".strip()
    if not part.terms:
        return f"{who} does not say its licence: read it, and add it to installers/licences.py."
    if not is_copyleft(part.terms):
        return ""
    if is_lesser(part.terms):
        is_kept = canonical(part.name) in SEPARATE
        return "" if is_kept else f"{who} is under {part.terms} and not kept replaceable."
    return f"{who} is under {part.terms}: it must not go in."


def of_distribution(found: metadata.Distribution) -> Part:
    """A package as a part, with the licence files that came with it."""
    files = [file for file in found.files or [] if _TEXT.search(file.name) and _is_metadata(file)]
    texts = tuple(
        Path(str(found.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        for file in sorted(files)
    )
    return Part(
        name=found.name,
        version=found.version,
        terms=terms(found.name, found.metadata),
        address=_address(found.metadata),
        purl=f"pkg:pypi/{canonical(found.name)}@{found.version}",
        texts=texts,
    )


def _is_metadata(file: metadata.PackagePath) -> bool:
    return file.parts[0].endswith(".dist-info")


def _address(fields: metadata.PackageMetadata) -> str:
    urls = fields.get_all("Project-URL") or []
    named = [url.partition(",")[2].strip() for url in urls]
    return next(iter([*(fields.get_all("Home-page") or []), *named]), "")


_LGPL = """\
The LGPL asks that you can replace these libraries with your own changed ones. They lie beside the
program as files of their own, in the folder _internal (Qt and PySide6 under PySide6 and shiboken6,
psycopg under psycopg_binary and, as Python files of the frozen archive, psycopg); the program is
open source, and `python3 installers/develop.py build` makes this folder anew from any version of
them. Their sources: https://download.qt.io/official_releases/QtForPython/ and
https://github.com/psycopg/psycopg. You may take the program apart to see that a change works.
"""


def report(parts: Iterable[Part], heading: str) -> str:
    """What a person reads: who made what on which terms, and every text in full."""
    listed = sorted(parts, key=lambda part: (part.within, canonical(part.name)))
    rows = [
        f"{part.name} {part.version}".strip() + f"{_inside(part)}: {part.terms}" for part in listed
    ]
    kept = [part.name for part in listed if is_copyleft(part.terms) and is_lesser(part.terms)]
    lesser = [f"Under the LGPL: {', '.join(kept)}.\n\n{_LGPL}"] if kept else []
    texts = [_chapter(part.name, text) for part in listed for text in part.texts]
    general = [
        _chapter(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(TEXTS.glob("*.txt"))
    ]
    return "\n".join([heading, "", *rows, "", *lesser, *texts, *general])


def _inside(part: Part) -> str:
    return f" (inside {part.within})" if part.within else ""


def _chapter(name: str, text: str) -> str:
    return f"\n{'=' * 78}\n{name}\n{'=' * 78}\n\n{text.strip()}\n"
