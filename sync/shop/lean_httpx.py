"""httpx without its command line: imported before httpx, at its one door.

The command line brings rich, pygments and click along wherever they are installed: 85 modules and
8 MB that no shop needs. httpx itself goes on without it (httpx/__init__.py, `except ImportError`).
"""

import sys

COMMAND_LINE = "httpx._main"

sys.modules.setdefault(COMMAND_LINE, None)  # type: ignore[arg-type]  # None: it cannot be imported
