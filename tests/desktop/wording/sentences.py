"""Codes that the books can raise, read from their source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import sync

ROOT = Path(sync.__file__).parent

# What a shop's screen can meet; imports and intake at HQ answer to a terminal.
ROOMS = ("stock", "shop", "hq/devices.py", "wire/parcel")


def codes_of(names: tuple[str, ...]) -> set[str]:
    """First arguments of every call of one of the names."""
    return {
        code
        for path in sorted(ROOT.rglob("*.py"))
        if path.relative_to(ROOT).as_posix().startswith(ROOMS)
        for code in _codes(ast.parse(path.read_text(encoding="utf-8")), names)
    }


def _codes(tree: ast.AST, names: tuple[str, ...]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in names and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
