"""resources/theme/style.qss with the colours of one scheme filled in."""

import re
from collections.abc import Mapping
from importlib import resources

_ROLE = re.compile(r"@([A-Za-z0-9]+)")


def fill_style_sheet(colours: Mapping[str, str]) -> str:
    """Colours by role, as #RRGGBB; a role the tokens do not have is a KeyError."""
    source = resources.files("resources").joinpath("theme/style.qss")
    return _ROLE.sub(lambda found: colours[found[1]], source.read_text(encoding="utf-8"))
