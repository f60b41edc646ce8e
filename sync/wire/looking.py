"""Who has a case open just now: asked and answered while a page shows it. No step, no fact, no right."""

from sync.wire.messages import Letter

AGAIN_S = 30
"""A page that stays open says so once more after this many seconds."""
LASTS_S = 180
"""What was not said again for so long holds no longer: a device that is cut off stands in nobody's way."""


class Look(Letter):
    """Somebody has a case open. `take` puts them in the place of whoever had it; `leave`: no longer.

    `by` is a staff code, or empty for the device itself.
    """

    case: str
    by: str = ""
    take: bool = False
    leave: bool = False


class Looked(Letter):
    """Who has the case now, since when; all of it empty where nobody has. `own`: the device that asks.

    `ext` is told of people who do not work at the site that asks: its roster has not got them.
    """

    case: str
    by: str = ""
    name: str = ""
    ext: str = ""
    device_name: str = ""
    since: str = ""
    own: bool = False
