"""Every state that the line, HQ's answers and a stick can put the sync page into, by name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from desktop.line_facts import LineFacts
from desktop.shell.line_chip import LineState
from desktop.sync_centre.page import SyncPage
from desktop.sync_centre.sticks import Happened, _Taken
from desktop.workplace import Workplace
from sync.shop.parcels import TakenBack
from sync.shop.proof_of_sums import Proof
from sync.shop.queue import SENT
from sync.shop.round_result import Tally
from sync.shop.stick import Carried, Saved
from sync.shop.trouble import DiskFault
from sync.stock.refusal import Refusal
from sync.wire.messages import VerdictLetter
from tests.desktop.sample_cases import tell_case_on

SINCE = "2026-11-20T02:18:00.000Z"
_AT_HQ = 4
_AWAY = LineFacts(
    "offline", since=SINCE, last_heard="2026-11-20T02:17:03.000Z", next_try_s=42.0, failures=5,
    pushed=6, pulled=38, waiting=9, trouble="hq_away",
)  # fmt: skip
_HERE = LineFacts("online", since=SINCE, last_heard=SINCE, pushed=6, pulled=38)
_PROOF = Proof(movements=1284, at=SINCE, wrong=())
LINES: Mapping[str, LineFacts] = {
    "away": _AWAY,
    "online": replace(_HERE, proof=_PROOF),
    "sums": replace(_HERE, proof=replace(_PROOF, wrong=("TY-1100 at MK02",))),
    "syncing": replace(_HERE, line="syncing", waiting=9),
    "idle": LineFacts(),
    "portal": replace(_AWAY, trouble="not_hq"),
    "certificate": replace(_AWAY, trouble="hq_certificate"),
    "slow": replace(_AWAY, trouble="hq_slow"),
    "busy": replace(_AWAY, trouble="hq_busy", next_try_s=480.0),
    "of-tomorrow": replace(_AWAY, trouble="a_code_of_tomorrow", message="Raw English."),
    "upgrade": replace(_AWAY, line="online", trouble="protocol"),
    "disk": replace(_HERE, trouble="disk_full"),
    "stalled": replace(_HERE, waiting=9, trouble="stalled"),
    "clock": replace(_HERE, clock_offset_s=-3480),
    "revoked": replace(_HERE, state="revoked", waiting=9),
    "forked": replace(_AWAY, state="forked", trouble="", clock_offset_s=400),
    "restored": replace(_HERE, state="restored", waiting=9),
}
CHIPS: Mapping[str, LineState] = {
    "away": LineState("offline", waiting=9, for_you=1),
    "idle": LineState("offline"),
    "online": LineState("online"),
    "sums": LineState("online", intact=False),
    "syncing": LineState("syncing", waiting=9, sent=4),
    "upgrade": LineState("online", waiting=9),
    "stalled": LineState("online", waiting=9, for_you=3),
    "certificate": LineState("offline", waiting=9, for_you=1, offline_hours=51),
    **{state: LineState("signed_out", waiting=9) for state in ("revoked", "forked", "restored")},
}
"""What the bar shows meanwhile; of what is not here as "away"."""
STICKS: Mapping[str, Happened] = {
    "saved": Saved(Path("MK02-07-20261120-1046.counterstock-parcel"), 9, 3, 2),
    "nothing-to-save": Saved(Path("MK02-07-20261120-1046.counterstock-parcel"), 0, 0, 0),
    "carried": Carried("0197a0c2-77aa-7000"),
    "disk-fault": DiskFault("raw"),
    **{
        code: Refusal(code, "Raw English.")
        for code in (
            "not_a_parcel", "parcel_damaged", "parcel_signature", "parcel_recipient", "parcel_kind",
            "parcel_newer", "parcel_own", "parcel_stale", "parcel_too_large", "hq_keys_unknown",
            "carrier", "file_exists", "no_file",
        )
    },
}  # fmt: skip


def show_stick(page: SyncPage, name: str) -> None:
    page.sticks._show(STICKS[name])


def take_verdicts_from_stick(page: SyncPage) -> None:
    """An answer that brought verdicts and changes, of which HQ has more than went on."""
    tally = Tally(pulled=38, verdicts=Counter(applied=4, applied_with_exception=1, refused=1))
    back = TakenBack(state="ok", tally=tally, is_complete=False)
    page.sticks._show(_Taken(back, 3))


def let_hq_answer(place: Workplace) -> str:
    """Of the first steps one each: with a case, refused, confirmed, in custody, held; the sixth went out."""
    books = place.books
    steps = books.journal.after(0, limit=50)
    told = (("applied", ""), ("refused", "unknown_item"), ("applied", ""), ("held", ""))
    letters = [
        VerdictLetter(seq=step.seq, step=step.step, verdict=verdict, code=code)
        for step, (verdict, code) in zip(steps, told, strict=False)
    ]
    books.projection.settle(letters)
    books.journal.settle(letters)
    books.journal.set_acknowledged(steps[_AT_HQ].seq)
    books.journal.set_mark(SENT, str(steps[_AT_HQ + 1].seq))
    case = tell_case_on(books, steps[0].document, "negative_stock")
    place.tell((), {step.document for step in steps})
    return case
