"""What the world puts in the way, by code: what happened, then what to do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

TROUBLES = {
    "books_damaged": QT_TRANSLATE_NOOP(
        "Trouble",
        "The data file will not open. Nothing was changed."
        " Keep this computer as it is and call support.",
    ),
    "books_newer": QT_TRANSLATE_NOOP(
        "Trouble",
        "A newer Counterstock wrote this data. Nothing was changed. Start the newer version.",
    ),
    "disk_fault": QT_TRANSLATE_NOOP(
        "Trouble",
        "The disk refuses to read or write. What was posted is safe. Call support.",
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "Trouble",
        "The disk is full. What was posted is safe. Make room, then try again.",
    ),
    "hq_away": QT_TRANSLATE_NOOP(
        "Trouble",
        "HQ cannot be reached. Work goes on here; try again later or check the address.",
    ),
    "hq_certificate": QT_TRANSLATE_NOOP(
        "Trouble",
        "What answers cannot prove that it is HQ: nothing was sent. Look at the date of this"
        " computer and at the network it is on; if both are right, tell the manager.",
    ),
    "hq_fault": QT_TRANSLATE_NOOP(
        "Trouble",
        "HQ answers that something is wrong there. Nothing is lost: all of it waits here and is sent"
        " again by itself. If it lasts, tell the manager.",
    ),
    "hq_busy": QT_TRANSLATE_NOOP(
        "Trouble", "HQ is busy. Work goes on here; sending goes on by itself."
    ),
    "hq_says_no": QT_TRANSLATE_NOOP("Trouble", "HQ does not accept this. Tell the manager."),
    "hq_slow": QT_TRANSLATE_NOOP(
        "Trouble", "HQ answers slowly. Work goes on here; sending goes on by itself."
    ),
    "key_missing": QT_TRANSLATE_NOOP(
        "Trouble",
        "The key of this data is not on this computer. Nothing was changed. Call support.",
    ),
    "key_wrong": QT_TRANSLATE_NOOP(
        "Trouble",
        "The key on this computer belongs to other data. Nothing was changed. Call support.",
    ),
    "keyring_missing": QT_TRANSLATE_NOOP(
        "Trouble",
        "This computer has no safe place for keys. Set one up, or name a key file.",
    ),
    "not_hq": QT_TRANSLATE_NOOP(
        "Trouble",
        "Something else answers instead of HQ, such as the sign-in page of a network. Work goes on"
        " here; sign in to the network in a browser, or check the address.",
    ),
    "not_enrolled": QT_TRANSLATE_NOOP("Trouble", "This computer is not connected to HQ yet."),
    "profile_busy": QT_TRANSLATE_NOOP(
        "Trouble", "Counterstock is open already. Close the other window first."
    ),
    "recovery_missing": QT_TRANSLATE_NOOP(
        "Trouble",
        "The file of the recovery key is not in this data, or cannot be read. Nothing was changed."
        " Bring it back from a copy, or call support.",
    ),
    "recovery_newer": QT_TRANSLATE_NOOP(
        "Trouble",
        "A newer Counterstock wrote the file of the recovery key. Nothing was changed. Start the"
        " newer version.",
    ),
    "sqlite_old": QT_TRANSLATE_NOOP(
        "Trouble", "This installation is not whole. Nothing was changed. Install it once more."
    ),
    "stalled": QT_TRANSLATE_NOOP(
        "Trouble",
        "HQ answers, and still the oldest document has not reached it. Nothing is lost; all of it"
        " waits here. Call support.",
    ),
    "step_too_large": QT_TRANSLATE_NOOP(
        "Trouble",
        "A document is too large for the way to HQ, and what follows it waits. Call support.",
    ),
    "too_large": QT_TRANSLATE_NOOP(
        "Trouble", "HQ takes only smaller parcels. Sending goes on in smaller ones."
    ),
    "trouble": QT_TRANSLATE_NOOP(
        "Trouble", "Something outside the program went wrong. What was posted is safe."
    ),
}

JOINING = {
    "not_hq": QT_TRANSLATE_NOOP(
        "Trouble",
        "What answers there is not HQ. Check the address; where the network has a sign-in page, sign"
        " in with a browser first.",
    ),
    "hq_away": QT_TRANSLATE_NOOP(
        "Trouble", "HQ cannot be reached. Check the address, or try again later."
    ),
    "hq_busy": QT_TRANSLATE_NOOP("Trouble", "HQ is busy. Try again in a minute."),
    "hq_slow": QT_TRANSLATE_NOOP("Trouble", "HQ answers slowly. Try again in a minute."),
}
"""The same where there are no books yet, so that nothing goes on here."""
