"""What a case is about, by code. Nobody erred; a person has to look."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

FINDINGS = {
    "archived_item": QT_TRANSLATE_NOOP("Finding", "{sku} was no longer kept when this happened."),
    "arrived_after_cancel": QT_TRANSLATE_NOOP(
        "Finding", "The goods arrived although the transfer was cancelled."
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
    "duplicate_note": QT_TRANSLATE_NOOP(
        "Finding", "Note {reference} of {party} is on {other} too. The same goods?"
    ),
    "edit_clash": QT_TRANSLATE_NOOP("Finding", "Both sides changed the same line differently."),
    "negative_stock": QT_TRANSLATE_NOOP(
        "Finding", "{site} has {quantity} of {sku} after this. Count it."
    ),
    "posted_after_cancel": QT_TRANSLATE_NOOP(
        "Finding", "The document was posted although it was cancelled."
    ),
    "posted_after_reversal": QT_TRANSLATE_NOOP(
        "Finding", "The document was posted although it was reversed."
    ),
    "posted_twice": QT_TRANSLATE_NOOP("Finding", "The document was posted twice."),
    "transfer_over": QT_TRANSLATE_NOOP("Finding", "{units} more of {sku} arrived than were sent."),
    "transfer_short": QT_TRANSLATE_NOOP(
        "Finding", "{units} fewer of {sku} arrived than were sent."
    ),
    "unknown_item": QT_TRANSLATE_NOOP("Finding", "HQ's catalogue has no {sku}."),
    "without_right": QT_TRANSLATE_NOOP("Finding", "{by} had no right to do this at the time."),
}
