"""Every folder of code says why the room exists."""

import ast

from tests.house.sources import ROOT, Source, planted, program, proofs


def _silent(source: Source) -> list[str]:
    return [] if ast.get_docstring(source.tree) else [source.path]


def _unmarked(sources: tuple[Source, ...]) -> list[str]:
    folders = {(ROOT / source.path).parent for source in sources} - {ROOT}
    return sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists())


def test_every_module_of_the_program_says_why_it_exists() -> None:
    assert [path for source in program() for path in _silent(source)] == []


def test_every_folder_with_code_is_a_package() -> None:
    assert _unmarked(program()) == []
    assert _unmarked(proofs()) == []


def test_a_silent_module_and_an_unmarked_folder_are_found() -> None:
    assert _silent(planted("a = 1\n"))
    assert _unmarked((planted("", "sync/nowhere/planted.py"),))
