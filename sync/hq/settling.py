"""Cases that answer themselves: what was missing has come."""

from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.ruling import CaseFile
from sync.wire.letters import changed


def settled_by_hq(bench: Bench, case: CaseFile, reason: str) -> CaseFile:
    """A case that has answered itself."""
    letter = changed(case.letter, state="resolved", reason=reason, resolved_at=bench.now)
    return replace(case, letter=letter)
