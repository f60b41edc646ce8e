"""What was taken of each difference, once a case of two edits is settled."""

from collections.abc import Mapping

from desktop.cases.dispute import Dispute, Key, key_of
from desktop.cases.matter import Matter
from sync.stock.differences import Difference, Pick, differences
from sync.stock.verdict import Choice


def taken_picks(matter: Matter, dispute: Dispute) -> Mapping[Key, Pick]:
    """One whole side, or of a merge by hand what the document has of each field."""
    case = matter.case
    if case.taken in {Choice.MINE, Choice.HQ}:
        return dispute.with_side(Choice(case.taken)).picks
    if case.base is None or case.hq is None:
        return {}
    stands = {
        key_of(each): each.mine for each in differences(case.base, matter.view.content, case.hq)
    }
    return {
        key_of(each): _pick(each, stands.get(key_of(each), each.base)) for each in dispute.open_ones
    }


def _pick(difference: Difference, stands: str) -> Pick:
    sides = {difference.mine: Choice.MINE, difference.hq: Choice.HQ}
    return sides.get(stands, stands)
