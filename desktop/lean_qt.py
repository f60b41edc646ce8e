"""PySide6 without its look into the source of every module: imported before anything else of ours.

PySide6 reads each imported file once more, to learn whether it may switch `__feature__`s of Qt's
names there (shibokensupport/feature.py, `_mod_uses_pyside`), and keeps the lines for good: 9 MB
and a sixth of our start. Nobody here switches features, which is what every module is told to be.
"""

import linecache
import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - brings what is changed here

FEATURES = "shibokensupport.feature"
_ASKS = "_mod_uses_pyside"


def _switches_nothing(_module: ModuleType) -> bool:
    return False


def leave_sources_alone() -> bool:
    """Whether this PySide6 asks as we know it to."""
    features = sys.modules.get(FEATURES)
    if features is None or not hasattr(features, _ASKS):
        return False
    setattr(features, _ASKS, _switches_nothing)  # there is no option for it
    linecache.clearcache()  # what was read up to here
    return True


leave_sources_alone()
