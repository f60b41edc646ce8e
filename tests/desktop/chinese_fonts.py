"""A Chinese font for machines that have none, lent to the process by fontconfig. Never shipped.

Named through fontconfig and not through Qt, since only so the weights of a variable font work.
"""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>{lent}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def lend_fonts() -> None:
    """Before the first QApplication of the process; without the wheel nothing changes."""
    spec = find_spec("manimgx_fonts_cjk")
    if spec is None or spec.origin is None:
        return
    folder = Path(tempfile.gettempdir()) / "counterstock-fonts"
    folder.mkdir(exist_ok=True)
    configuration = folder / "fonts.conf"
    lent = Path(spec.origin).parent
    configuration.write_text(_CONFIGURATION.format(lent=lent, cache=folder / "cache"))
    os.environ["FONTCONFIG_FILE"] = str(configuration)
