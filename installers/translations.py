"""Keep the translations of the screens in step with the program, or check that they are.

    python -m installers.translations            take in new sentences, compile all languages
    python -m installers.translations --check    change nothing; exit 1 and say what lags

The .ts files in resources/translations are for translators; the .qm beside each is compiled from
it and committed, so that a fresh clone speaks every language. English holds plural forms only.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("resources/translations")
LANGUAGES = ("zh_HK", "zh_CN", "en")
SOURCE_LANGUAGE = "en"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%L?\d")

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Message:
    """One sentence of a .ts file: where it is said, and its translations (one, or one a plural)."""

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    finished: bool

    @property
    def key(self) -> Key:
        """What lupdate takes for the same sentence."""
        return self.context, self.source, self.comment


def messages(ts: str) -> dict[Key, Message]:
    """The sentences of a .ts file's text that the program still says."""
    tree = ET.fromstring(ts)  # noqa: S314 - a file of our own repository
    found = [
        _message(context.findtext("name", ""), element)
        for context in tree.iter("context")
        for element in context.iter("message")
        if element.find("translation[@type='vanished']") is None
    ]
    return {message.key: message for message in found}


def faults(committed: dict[Key, Message], fresh: dict[Key, Message]) -> list[str]:
    """What lags: sentences new, gone, untranslated, or translated without a placeholder."""
    new = [f"not taken in: {_name(key)}" for key in fresh.keys() - committed.keys()]
    gone = [f"no longer said: {_name(key)}" for key in committed.keys() - fresh.keys()]
    open_ones = [message for message in committed.values() if not _is_translated(message)]
    untranslated = [f"not translated: {_name(message.key)}" for message in open_ones]
    crippled = [
        f"placeholder lost: {_name(message.key)} -> {text}"
        for message in committed.values()
        for text in message.translations
        if text and not _placeholders(text) >= _placeholders(message.source)
    ]
    return sorted(new) + sorted(gone) + untranslated + crippled


def check(root: Path) -> list[str]:
    """The faults of every language, each line naming its file; empty where nothing lags."""
    with tempfile.TemporaryDirectory() as name:
        return [
            f"{language}: {fault}"
            for language in LANGUAGES
            for fault in _check_language(root, language, Path(name))
        ]


def make(root: Path) -> None:
    """Bring every .ts file up to the program and compile it."""
    for language in LANGUAGES:
        ts = root / FOLDER / f"counterstock_{language}.ts"
        _take_in(root, language, ts)
        _compile(ts, ts.with_suffix(".qm"))


def main(arguments: list[str]) -> int:
    """Make the translations, or with --check only compare them."""
    if "--check" not in arguments:
        make(ROOT)
    lagging = check(ROOT)
    print("\n".join(lagging) if lagging else "Every language says all that the program says.")
    return 1 if lagging else 0


def _check_language(root: Path, language: str, scratch: Path) -> list[str]:
    ts = root / FOLDER / f"counterstock_{language}.ts"
    if not ts.exists():
        return [f"{ts.relative_to(root)} is missing"]
    fresh = scratch / ts.name
    _take_in(root, language, fresh)
    compiled = fresh.with_suffix(".qm")
    _compile(ts, compiled)
    shipped = ts.with_suffix(".qm")
    stale = not shipped.exists() or shipped.read_bytes() != compiled.read_bytes()
    return [
        *faults(messages(_text(ts)), messages(_text(fresh))),
        *([f"{shipped.name} is not what {ts.name} compiles to"] if stale else []),
    ]


def _take_in(root: Path, language: str, ts: Path) -> None:
    said = sorted(str(path.relative_to(root)) for path in (root / "desktop").rglob("*.py"))
    plural = ["-pluralonly"] if language == SOURCE_LANGUAGE else []
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", SOURCE_LANGUAGE]
    target = ["-target-language", language, "-ts", str(ts)]
    _tool("lupdate", *said, *options, *plural, *target, folder=root)


def _compile(ts: Path, qm: Path) -> None:
    _tool("lrelease", "-silent", str(ts), "-qm", str(qm), folder=ts.parent)


def _tool(name: str, *arguments: str, folder: Path) -> None:
    tool = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    if tool is None:
        sys.exit(f"pyside6-{name} is not beside {sys.executable}; run installers/develop.py setup")
    subprocess.run([tool, *arguments], cwd=folder, check=True)


def _message(context: str, element: ET.Element) -> Message:
    translation = element.find("translation")
    if translation is None:
        translation = ET.Element("translation", {"type": "unfinished"})
    plurals = [form.text or "" for form in translation.iter("numerusform")]
    return Message(
        context=context,
        source=element.findtext("source", ""),
        comment=element.findtext("comment", ""),
        translations=tuple(plurals or [translation.text or ""]),
        finished=translation.get("type") != "unfinished",
    )


def _is_translated(message: Message) -> bool:
    return message.finished and all(message.translations)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _name(key: Key) -> str:
    context, source, comment = key
    return f"{context}: {source!r}" + (f" ({comment})" if comment else "")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
