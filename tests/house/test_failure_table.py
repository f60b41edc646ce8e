"""docs/failures.md has a line for each reported failure, and each line a test that exists or a reason."""

import ast
import re

from tests.house.sources import ROOT, Source, planted, proofs

ROWS = 54
_ROW = re.compile(r"^\| (\d+) \|", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_REASON = "Cannot happen here: "


def _lines(text: str) -> dict[int, str]:
    found = [line for line in text.splitlines() if _ROW.match(line)]
    return {int(line.split("|")[1]): line for line in found}


def _tests(sources: tuple[Source, ...]) -> set[tuple[str, str]]:
    return {
        (source.path, node.name)
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef)
    }


def _faults(text: str, sources: tuple[Source, ...], rows: range) -> list[str]:
    lines, known = _lines(text), _tests(sources)
    named = {number: set(_TEST.findall(line)) for number, line in lines.items()}
    faults = [
        f"row {number} names {test[1]}, which is not there"
        for number, tests in named.items()
        for test in sorted(tests - known)
    ]
    faults += [f"row {number} is missing" for number in rows if number not in lines]
    faults += [
        f"row {number} has neither test nor reason"
        for number, line in lines.items()
        if not named[number] and _REASON not in line
    ]
    told = {test for tests in named.values() for test in tests}
    return faults + [
        f"{path} has {name}, which no row names"
        for path, name in sorted(known - told)
        if name.startswith("test_row_") and path.startswith("tests/failures/")
    ]


def _text() -> str:
    return (ROOT / "docs" / "failures.md").read_text(encoding="utf-8")


def test_every_row_names_a_test_that_exists_or_says_why_there_is_none() -> None:
    assert _faults(_text(), proofs(), range(1, ROWS + 1)) == []


def test_a_row_without_its_test_is_found() -> None:
    text = "| 1 | x | y | `tests/failures/test_a.py::test_row_01_b` |\n| 2 | x | y | z |\n"
    source = planted("def test_row_09_c() -> None: ...\n", "tests/failures/test_a.py")
    assert _faults(text, (source,), range(1, 4)) == [
        "row 1 names test_row_01_b, which is not there",
        "row 3 is missing",
        "row 2 has neither test nor reason",
        "tests/failures/test_a.py has test_row_09_c, which no row names",
    ]
