"""What waits at the case desk when the demo's window opens: one case of each of three sorts."""

from pathlib import Path

from sync.demo.company import Server, Till, a_till
from sync.hq.headquarters import open_headquarters
from sync.stock.moment import Clock
from sync.wire.record import step_data_read

_CAT, _YEAST, _SAUCE = "PT-0085", "BK-0500", "SC-0510"
_DESK, _CLERK = "D201", "C101"


def leave_cases(profile: Path, *, server: Server, clock: Clock) -> int:
    """Let two sides differ about a draft, a note be written down twice, and a shelf be oversold.

    Once for a demo that is kept. Returns how many cases wait.
    """
    with a_till(profile, server=server, clock=clock) as till:
        till.sync()
        if not list(till.books.reading.cases()):
            _differ(till, server, clock)
            _write_twice(till)
            _oversell(till)
            till.sync()
        return sum(case.state == "open" for case in till.books.reading.cases())


def _differ(till: Till, server: Server, clock: Clock) -> None:
    lines = [{"sku": _CAT, "quantity": "24"}, {"sku": _YEAST, "quantity": "12"}]
    note = {"kind": "receipt", "by": _DESK, "party": "SUP-07", "post": False, "lines": lines}
    draft = till.record(note).document
    till.sync()
    with open_headquarters(server.folder, clock) as hq:
        told = b'{"lines": {"1": {"quantity": "20"}}, "reference": "TL-8816"}'
        hq.desk.step(draft, "edit", step_data_read(told))
    told = '{"lines": {"1": {"quantity": "22"}}, "note": "逐罐掃描"}'.encode()
    till.by(_DESK).step(draft, "edit", told)


def _write_twice(till: Till) -> None:
    lines = [{"sku": _SAUCE, "quantity": "6"}]
    note = {"kind": "receipt", "party": "SUP-07", "reference": "DN-20261", "lines": lines}
    for by in (_DESK, _CLERK):
        till.record({**note, "by": by})


def _oversell(till: Till) -> None:
    shelf = till.books.reading.on_hand(_YEAST)
    lines = [{"sku": _YEAST, "quantity": str(shelf + 2)}]
    till.record({"kind": "issue", "by": _CLERK, "lines": lines})
