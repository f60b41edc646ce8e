"""What a person may decide about a case, and what follows from it, by code and choice."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.wording.findings import FINDINGS, WAITING

_SAME = (
    QT_TRANSLATE_NOOP("Decision", "The same goods"),
    QT_TRANSLATE_NOOP("Decision", "They count once: what was written twice is taken back."),
)
_OTHER = (
    QT_TRANSLATE_NOOP("Decision", "Other goods"),
    QT_TRANSLATE_NOOP("Decision", "Both count; nothing is taken back."),
)
_MOVED = (
    QT_TRANSLATE_NOOP("Decision", "The goods did move"),
    QT_TRANSLATE_NOOP("Decision", "It counts, as it was written."),
)
_NOT_MOVED = (
    QT_TRANSLATE_NOOP("Decision", "They did not move"),
    QT_TRANSLATE_NOOP("Decision", "What was written is taken back."),
)
_HERE = (
    QT_TRANSLATE_NOOP("Decision", "The goods are here"),
    QT_TRANSLATE_NOOP("Decision", "It counts, as it was written."),
)
_NOT_HERE = (
    QT_TRANSLATE_NOOP("Decision", "They are not here"),
    QT_TRANSLATE_NOOP("Decision", "The arrival is taken back."),
)
_GONE = (
    QT_TRANSLATE_NOOP("Decision", "The goods were handed over"),
    QT_TRANSLATE_NOOP("Decision", "It counts, as it was written."),
)
_NOT_GONE = (
    QT_TRANSLATE_NOOP("Decision", "They were not handed over"),
    QT_TRANSLATE_NOOP("Decision", "What was written is taken back."),
)
_SEEN = (
    QT_TRANSLATE_NOOP("Decision", "Seen"),
    QT_TRANSLATE_NOOP("Decision", "Nothing moves; the document stands as posted."),
)
_KEPT = (
    QT_TRANSLATE_NOOP("Decision", "Seen"),
    QT_TRANSLATE_NOOP("Decision", "It stays at HQ as it is, and counts once HQ can judge it."),
)
_SENT_BACK = (
    QT_TRANSLATE_NOOP("Decision", "Seen"),
    QT_TRANSLATE_NOOP("Decision", "It moved nothing. Where it is still wanted, write it anew."),
)
ANEW = "anew"
"""Not HQ's to offer: what was sent back is seen, and begun again on a draft of its own."""
_ANEW = (
    QT_TRANSLATE_NOOP("Decision", "Begin it anew"),
    QT_TRANSLATE_NOOP(
        "Decision", "What was wanted is copied to a new draft; this one stays as it is."
    ),
)
_DECISIONS = {
    **{(code, "hq"): _KEPT for code in WAITING},
    ("negative_stock", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "The shelf was looked at"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves now; a count sets the figure right."),
    ),
    ("lot_below_zero", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "The lots were looked at"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves now; a count of both lots sets them right."),
    ),
    ("serial_twice", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Found out who has it"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves; whoever asks later reads who has the piece."),
    ),
    ("reserved_taken", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Seen"),
        QT_TRANSLATE_NOOP(
            "Decision", "Nothing moves; whoever was promised the goods is to be told."
        ),
    ),
    ("expired_lot", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Seen"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves; write down what became of the goods."),
    ),
    ("unknown_item", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Seen"),
        QT_TRANSLATE_NOOP("Decision", "The document stands as posted; to add the item is for HQ."),
    ),
    ("edit_clash", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "This computer's"),
        QT_TRANSLATE_NOOP("Decision", "Where both changed the same, what was written here holds."),
    ),
    ("edit_clash", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "HQ's"),
        QT_TRANSLATE_NOOP("Decision", "Where both changed the same, what HQ has holds."),
    ),
    ("transfer_short", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "Lost on the way"),
        QT_TRANSLATE_NOOP("Decision", "What is missing is written off."),
    ),
    ("transfer_short", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Still on the way"),
        QT_TRANSLATE_NOOP("Decision", "What is missing stays in transit."),
    ),
    ("transfer_over", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "More was sent"),
        QT_TRANSLATE_NOOP("Decision", "What came too many is booked as found."),
    ),
    ("transfer_over", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Leave it unbooked"),
        QT_TRANSLATE_NOOP(
            "Decision", "Nothing moves; in transit stays short by it until somebody corrects it."
        ),
    ),
    ("counts_differ", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "This count stands"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves; the shelf stays as this count found it."),
    ),
    ("counts_differ", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "The other count stands"),
        QT_TRANSLATE_NOOP(
            "Decision", "What this count changed is taken back; the other figure holds."
        ),
    ),
    ("fulfilled_before_post", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "They were not handed over"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves now; reverse the reservation to undo it."),
    ),
    ("over_reserved", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "Keep it anyway"),
        QT_TRANSLATE_NOOP("Decision", "The goods stay promised; find the rest elsewhere."),
    ),
    ("over_reserved", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Let it go"),
        QT_TRANSLATE_NOOP("Decision", "The reservation is voided; tell the customer."),
    ),
    ("arrived_before_dispatch", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "The goods are here"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves; the dispatch is still awaited."),
    ),
    ("arrived_before_dispatch", "hq"): _NOT_HERE,
    ("count_window", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "The movement was first"),
        QT_TRANSLATE_NOOP(
            "Decision", "It was in what was counted; the shelf stays as it was found."
        ),
    ),
    ("count_window", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "The count was first"),
        QT_TRANSLATE_NOOP("Decision", "The movement comes on top of what was counted."),
    ),
    ("without_right", "mine"): (
        QT_TRANSLATE_NOOP("Decision", "Approved"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves; the document stands as posted."),
    ),
    ("without_right", "hq"): (
        QT_TRANSLATE_NOOP("Decision", "Seen, not approved"),
        QT_TRANSLATE_NOOP("Decision", "Nothing moves; whoever wants it undone reverses it."),
    ),
}
_MOVES = {
    "arrived": (_HERE, _NOT_HERE),
    "fulfilled": (_GONE, _NOT_GONE),
}
_DID_THEY_MOVE = ("_after_cancel", "_after_reversal", "_before_post", "_out_of_order")
_ABOUT_THE_SAME_GOODS = ("duplicate_note", "posted_", "arrived_", "fulfilled_")


def offered(code: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices that need no more than a word: merging by hand is another matter."""
    return tuple(take for take in choices if _told(code, take) is not None)


def decision_words(code: str, take: str) -> tuple[str, str]:
    """The decision in a word, and what follows from it."""
    word, follows = _told(code, take) or (take, "")
    return _translated(word), _translated(follows)


def _told(code: str, take: str) -> tuple[object, object] | None:
    if (code, take) in _DECISIONS:
        return _DECISIONS[code, take]
    if code.endswith(_DID_THEY_MOVE) and take in {"mine", "hq"}:
        gone, stayed = _MOVES.get(code.partition("_")[0], (_MOVED, _NOT_MOVED))
        return stayed if take == "hq" else gone
    if code.startswith(_ABOUT_THE_SAME_GOODS) and take in {"mine", "hq"}:
        return _SAME if take == "hq" else _OTHER
    if take == ANEW:
        return _ANEW
    if take != "hq":
        return None
    return _SEEN if code in FINDINGS else _SENT_BACK


def _translated(source: object) -> str:
    return QCoreApplication.translate("Decision", str(source))
