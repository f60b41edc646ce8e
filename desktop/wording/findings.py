"""What a case is about, by code. Nobody erred; a person has to look."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

FINDINGS = {
    "archived_item": QT_TRANSLATE_NOOP("Finding", "{sku} was no longer kept when this happened."),
    "arrived_after_cancel": QT_TRANSLATE_NOOP(
        "Finding", "The goods arrived although the transfer was voided."
    ),
    "arrived_after_reversal": QT_TRANSLATE_NOOP(
        "Finding", "The goods arrived although the transfer was reversed."
    ),
    "arrived_before_dispatch": QT_TRANSLATE_NOOP(
        "Finding", "The arrival is known, the dispatch is not yet."
    ),
    "arrived_twice": QT_TRANSLATE_NOOP("Finding", "This transfer was received twice."),
    "closed_period": QT_TRANSLATE_NOOP("Finding", "{day} was closed when this arrived."),
    "count_window": QT_TRANSLATE_NOOP(
        "Finding", "A movement lies so close to the count that a person must say which was first."
    ),
    "counts_differ": QT_TRANSLATE_NOOP(
        "Finding", "{number} found {hq} of {sku}, this count {mine}. Which one stands?"
    ),
    "duplicate_note": QT_TRANSLATE_NOOP(
        "Finding", "Note {reference} of {party} is on {other} too. The same goods?"
    ),
    "edit_clash": QT_TRANSLATE_NOOP("Finding", "Both sides changed the same line differently."),
    "expired_lot": QT_TRANSLATE_NOOP(
        "Finding", "Lot {lot} of {sku} went out after it had expired."
    ),
    "fulfilled_after_cancel": QT_TRANSLATE_NOOP(
        "Finding", "The goods were handed over although the reservation was let go."
    ),
    "fulfilled_after_reversal": QT_TRANSLATE_NOOP(
        "Finding", "The goods were handed over although that was reversed."
    ),
    "fulfilled_before_post": QT_TRANSLATE_NOOP(
        "Finding", "The goods were handed over before HQ knew of the reservation."
    ),
    "fulfilled_twice": QT_TRANSLATE_NOOP("Finding", "The reserved goods were handed over twice."),
    "lot_below_zero": QT_TRANSLATE_NOOP(
        "Finding", "{site} has {quantity} of lot {lot} of {sku} after this. Look which lot went."
    ),
    "negative_stock": QT_TRANSLATE_NOOP(
        "Finding", "{site} has {quantity} of {sku} after this. Count it."
    ),
    "over_reserved": QT_TRANSLATE_NOOP(
        "Finding", "{number} reserves {missing} of {sku} more than there is."
    ),
    "newer_version": QT_TRANSLATE_NOOP(
        "Finding", "A newer version wrote this. HQ can judge it once it is upgraded too."
    ),
    "posted_after_cancel": QT_TRANSLATE_NOOP(
        "Finding", "The document was posted although it was voided."
    ),
    "posted_after_reversal": QT_TRANSLATE_NOOP(
        "Finding", "The document was posted although it was reversed."
    ),
    "posted_twice": QT_TRANSLATE_NOOP("Finding", "The document was posted twice."),
    "reserved_taken": QT_TRANSLATE_NOOP(
        "Finding", "{site} has {left} of {sku} left, and {reserved} are reserved."
    ),
    "serial_twice": QT_TRANSLATE_NOOP(
        "Finding", "Serial {serial} of {sku} went with {other} already. Find out who has it."
    ),
    "transfer_over": QT_TRANSLATE_NOOP("Finding", "{units} more of {sku} arrived than were sent."),
    "transfer_short": QT_TRANSLATE_NOOP(
        "Finding", "{units} fewer of {sku} arrived than were sent."
    ),
    "unknown_kind": QT_TRANSLATE_NOOP(
        "Finding",
        "HQ does not know this kind of document yet. It can judge it once it is upgraded.",
    ),
    "waits_for_step": QT_TRANSLATE_NOOP(
        "Finding", "This waits for an earlier step that has not reached HQ yet."
    ),
    "unknown_item": QT_TRANSLATE_NOOP("Finding", "HQ's catalogue has no {sku}."),
    "without_right": QT_TRANSLATE_NOOP("Finding", "{by} had no right to do this at the time."),
}

WAITING = frozenset({"newer_version", "unknown_kind", "waits_for_step"})
"""Of steps that HQ holds: it judges them by itself as soon as it can."""
