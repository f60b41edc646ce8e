"""PySide6 looks into no source file of ours, and still works as it did."""

import linecache
import subprocess
import sys

from desktop import lean_qt

_ASKED = """
import desktop.app, linecache, sys
from sync.stock import law
print(sorted(name for name in linecache.cache if "/sync/" in name or "/desktop/" in name))
print(law.__name__ in sys.modules)
"""


def test_no_source_is_read_for_an_import() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["[]", "True"]


def test_this_pyside_asks_as_we_know_it_to() -> None:
    assert lean_qt.leave_sources_alone()


def test_what_was_read_is_let_go() -> None:
    linecache.getlines(__file__)
    lean_qt.leave_sources_alone()
    assert __file__ not in linecache.cache
