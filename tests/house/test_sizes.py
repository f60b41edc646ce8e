"""Small files, small functions, few parameters: what one person can hold in the head."""

import ast
from collections.abc import Iterator

from tests.house.sources import Source, planted, program, proofs

LINES_A_FILE = 400
LINES_A_TEST_FILE = 600
LINES_A_FUNCTION = 40
POSITIONAL_PARAMETERS = 4
# A released migration is history: it is written once and never tidied.
HISTORY = "sync/hq/migrations/versions/"


def _living() -> list[Source]:
    return [source for source in program() if not source.path.startswith(HISTORY)]


def _functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _long_file(source: Source, limit: int) -> list[str]:
    lines = source.text.count("\n")
    return [f"{source.path}: {lines} lines"] if lines > limit else []


def _long_functions(source: Source) -> list[str]:
    lengths = [(node, node.end_lineno or 0) for node in _functions(source)]
    return [
        f"{source.path}:{node.lineno} {node.name}: {end - node.lineno + 1} lines"
        for node, end in lengths
        if end - node.lineno + 1 > LINES_A_FUNCTION
    ]


def _wide_functions(source: Source) -> list[str]:
    return [
        f"{source.path}:{node.lineno} {node.name}: {len(named)} positional parameters"
        for node in _functions(source)
        if len(named := _positional(node)) > POSITIONAL_PARAMETERS
    ]


def _positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    names = [argument.arg for argument in [*node.args.posonlyargs, *node.args.args]]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def test_no_file_of_the_program_is_longer_than_a_person_reads_in_one_go() -> None:
    assert [fault for source in _living() for fault in _long_file(source, LINES_A_FILE)] == []


def test_no_test_file_is_longer_than_600_lines() -> None:
    assert [fault for source in proofs() for fault in _long_file(source, LINES_A_TEST_FILE)] == []


def test_no_function_of_the_program_is_longer_than_40_lines() -> None:
    assert [fault for source in _living() for fault in _long_functions(source)] == []


def test_no_function_takes_more_than_four_positional_parameters() -> None:
    assert [fault for source in _living() for fault in _wide_functions(source)] == []


def test_a_long_file_is_found() -> None:
    assert _long_file(planted("a = 1\n" * 401), LINES_A_FILE)
    assert not _long_file(planted("a = 1\n" * 400), LINES_A_FILE)


def test_a_long_function_is_found() -> None:
    assert _long_functions(planted("def long():\n" + "    a = 1\n" * 40))
    assert not _long_functions(planted("def short():\n" + "    a = 1\n" * 39))


def test_a_wide_function_is_found_and_self_and_keywords_are_free() -> None:
    assert _wide_functions(planted("def wide(a, b, c, d, e): ..."))
    assert not _wide_functions(planted("def kind(self, a, b, c, d, *, e, f): ..."))
