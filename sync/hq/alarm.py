"""The last resort of judging: a bug met by one step must not hold up the steps of other documents.

This is the only place of HQ that catches whatever it may be; the step stays in custody and is judged
again when the program is mended.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

from sync.hq.database import FAULTS
from sync.hq.trouble import Trouble
from sync.stock.refusal import Refusal

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


def attempt(work: Callable[[], _T], *, what: str, also_of_the_database: bool = False) -> _T | None:
    """What `work` returns, or None where it met a bug: the alarm is logged with its traceback.

    Refusals and troubles pass through, and errors of the database unless they count as the step's own.
    """
    try:
        return work()
    except (Refusal, Trouble):
        raise
    except Exception as fault:
        if isinstance(fault, FAULTS) and not also_of_the_database:
            raise
        _log.exception("A bug met %s; it waits in custody.", what)
        return None
