"""One button of the Windows taskbar, whichever version's folder runs; the installer's menu entry bears the same name.

Without it somebody who pins the window pins the folder of one version, which an update takes away.
"""

import sys

APP_ID = "Counterstock.Counterstock"

if sys.platform == "win32":
    import ctypes


def take_place() -> None:
    """Before the first window; elsewhere than on Windows there is nothing to say."""
    if sys.platform == "win32":
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
