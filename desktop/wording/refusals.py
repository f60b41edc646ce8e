"""What the law, a right or HQ says no to, by code."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

REFUSALS = {
    "adjustment_reason": QT_TRANSLATE_NOOP("Refusal", "Say why: loss, gain or used in the house."),
    "already_enrolled": QT_TRANSLATE_NOOP("Refusal", "This computer is connected to HQ already."),
    "already_resolved": QT_TRANSLATE_NOOP("Refusal", "This case is decided already."),
    "archived_item": QT_TRANSLATE_NOOP("Refusal", "This item is no longer kept."),
    "attachment_malformed": QT_TRANSLATE_NOOP(
        "Refusal", "The file's name or fingerprint cannot be read."
    ),
    "attachment_too_large": QT_TRANSLATE_NOOP(
        "Refusal", "The file is too large. Files of up to 20 MB go."
    ),
    "attachment_type": QT_TRANSLATE_NOOP("Refusal", "Only photos and PDF files can be attached."),
    "barcode_check_digit": QT_TRANSLATE_NOOP(
        "Refusal", "The check digit of this barcode is wrong. Scan it again."
    ),
    "barcode_empty": QT_TRANSLATE_NOOP("Refusal", "Nothing was scanned."),
    "barcode_too_long": QT_TRANSLATE_NOOP("Refusal", "The code is too long."),
    "barcode_unknown": QT_TRANSLATE_NOOP("Refusal", "No item has this code. Nothing was added."),
    "barcode_unprintable": QT_TRANSLATE_NOOP(
        "Refusal", "The code holds signs that cannot be read. Scan it again."
    ),
    "below_nothing": QT_TRANSLATE_NOOP(
        "Refusal", "So many are not on the document. Nothing was changed."
    ),
    "blob_hash": QT_TRANSLATE_NOOP(
        "Refusal", "The file did not come whole. It is sent again by itself."
    ),
    "carrier": QT_TRANSLATE_NOOP(
        "Refusal", "HQ has stopped this computer. What it carries for others waits here."
    ),
    "choice_not_offered": QT_TRANSLATE_NOOP("Refusal", "This case does not offer that choice."),
    "code_expired": QT_TRANSLATE_NOOP("Refusal", "This code is too old. Ask HQ for a new one."),
    "code_unknown": QT_TRANSLATE_NOOP(
        "Refusal", "HQ does not know this code. Look at it again or ask HQ for a new one."
    ),
    "code_used": QT_TRANSLATE_NOOP(
        "Refusal", "Another computer has used this code. Ask HQ for a new one."
    ),
    "counted_twice": QT_TRANSLATE_NOOP("Refusal", "One item and lot stands twice on the count."),
    "decimals": QT_TRANSLATE_NOOP("Refusal", "This item is not counted that finely."),
    "device_name": QT_TRANSLATE_NOOP("Refusal", "The name of this computer is too long."),
    "document_too_large": QT_TRANSLATE_NOOP(
        "Refusal", "The document is too large to be sent. Post it in two parts."
    ),
    "enrol_code": QT_TRANSLATE_NOOP(
        "Refusal", "HQ does not know this code, or it is used or too old. Ask HQ for a new one."
    ),
    "file_exists": QT_TRANSLATE_NOOP(
        "Refusal",
        "Another file has that name already. It was not written over; choose another name or folder.",
    ),
    "forbidden_text": QT_TRANSLATE_NOOP("Refusal", "The text holds a sign that cannot be kept."),
    "forked": QT_TRANSLATE_NOOP(
        "Refusal",
        "HQ knows another computer with this data, or this is a copy of it. Ask HQ for a code and connect"
        " this one again.",
    ),
    "hlc_malformed": QT_TRANSLATE_NOOP("Refusal", "The data cannot be read."),
    "hq_insecure": QT_TRANSLATE_NOOP("Refusal", "The address must begin with https."),
    "hq_keys_unknown": QT_TRANSLATE_NOOP(
        "Refusal", "This computer has not met HQ's keys yet. Connect once, then try again."
    ),
    "hq_url": QT_TRANSLATE_NOOP(
        "Refusal", "This is no address. It looks like https://hq.example.com"
    ),
    "key_present": QT_TRANSLATE_NOOP(
        "Refusal", "This computer has the key already. Nothing was changed."
    ),
    "key_reuse": QT_TRANSLATE_NOOP(
        "Refusal", "A document with this name of yours exists already with other content."
    ),
    "kind_mismatch": QT_TRANSLATE_NOOP("Refusal", "This is a document of another kind."),
    "line_name": QT_TRANSLATE_NOOP("Refusal", "A line of the document is named wrongly."),
    "line_twice": QT_TRANSLATE_NOOP("Refusal", "Two lines of the document have the same number."),
    "malformed_json": QT_TRANSLATE_NOOP("Refusal", "The data cannot be read."),
    "missing_field": QT_TRANSLATE_NOOP("Refusal", "Something the document needs is missing."),
    "moment_malformed": QT_TRANSLATE_NOOP("Refusal", "The date or time cannot be read."),
    "no_attachment": QT_TRANSLATE_NOOP("Refusal", "The document has no such file."),
    "no_changes": QT_TRANSLATE_NOOP("Refusal", "Nothing was changed."),
    "no_file": QT_TRANSLATE_NOOP(
        "Refusal", "The file cannot be read or written. Look at its name and place."
    ),
    "no_lines": QT_TRANSLATE_NOOP("Refusal", "The document has no lines yet."),
    "no_pack": QT_TRANSLATE_NOOP("Refusal", "This item comes in no packs."),
    "no_right": QT_TRANSLATE_NOOP(
        "Refusal", "This needs a right that you do not have. Ask the manager."
    ),
    "not_a_parcel": QT_TRANSLATE_NOOP(
        "Refusal",
        "This file is no stick file of Counterstock's. Nothing was taken in; take another.",
    ),
    "not_allowed": QT_TRANSLATE_NOOP("Refusal", "{by} had no right to do this."),
    "not_available": QT_TRANSLATE_NOOP(
        "Refusal", "Only {available} of {sku} may still be promised. The rest is held back."
    ),
    "not_on_transfer": QT_TRANSLATE_NOOP(
        "Refusal",
        "This item is not on the transfer. Set it aside; receive it on a document of its own.",
    ),
    "other_site": QT_TRANSLATE_NOOP("Refusal", "This step belongs to {site}."),
    "out_of_scope": QT_TRANSLATE_NOOP("Refusal", "This belongs to a site you do not work for."),
    "pack_remainder": QT_TRANSLATE_NOOP("Refusal", "So many packs do not come out in whole units."),
    "parcel_damaged": QT_TRANSLATE_NOOP(
        "Refusal", "This stick file is damaged. Nothing was taken in; save it once more."
    ),
    "parcel_device": QT_TRANSLATE_NOOP(
        "Refusal", "HQ does not know the computer that made this stick file."
    ),
    "parcel_kind": QT_TRANSLATE_NOOP(
        "Refusal", "This stick file goes the other way. Take the other one."
    ),
    "parcel_newer": QT_TRANSLATE_NOOP(
        "Refusal", "A newer Counterstock made this stick file. Update this computer first."
    ),
    "parcel_own": QT_TRANSLATE_NOOP(
        "Refusal",
        "This computer saved that file itself. It is for HQ; HQ's answer comes back here.",
    ),
    "parcel_recipient": QT_TRANSLATE_NOOP(
        "Refusal", "This stick file is for another computer. Nothing was taken in; take this one's."
    ),
    "parcel_signature": QT_TRANSLATE_NOOP(
        "Refusal",
        "This stick file was altered, or is not whole. Nothing was taken in; save it once more.",
    ),
    "parcel_stale": QT_TRANSLATE_NOOP(
        "Refusal", "This stick file is from before HQ was restored. Export anew."
    ),
    "parcel_too_large": QT_TRANSLATE_NOOP(
        "Refusal", "This is too large for a stick file. Take it to HQ in two parts."
    ),
    "pin_pause": QT_TRANSLATE_NOOP("Refusal", "Wait {wait_s} s, then try again."),
    "previous_site": QT_TRANSLATE_NOOP(
        "Refusal", "This computer belongs to {site}. Ask HQ for a code of that site."
    ),
    "protocol": QT_TRANSLATE_NOOP(
        "Refusal", "HQ and this computer are of different ages. Update the older one."
    ),
    "public_key": QT_TRANSLATE_NOOP(
        "Refusal", "HQ did not take the key of this computer. Try once more."
    ),
    "quantity_malformed": QT_TRANSLATE_NOOP("Refusal", "The quantity is not a number."),
    "quantity_not_positive": QT_TRANSLATE_NOOP("Refusal", "The quantity must be above zero."),
    "quantity_too_large": QT_TRANSLATE_NOOP("Refusal", "The quantity is too large."),
    "quantity_too_precise": QT_TRANSLATE_NOOP("Refusal", "This item is counted in whole units."),
    "reason_missing": QT_TRANSLATE_NOOP(
        "Refusal", "Say in a few words why: whoever asks later reads it."
    ),
    "recovery_code_typo": QT_TRANSLATE_NOOP(
        "Refusal", "A sign of the code is wrong or missing. Look at it again."
    ),
    "recovery_code_wrong": QT_TRANSLATE_NOOP(
        "Refusal", "This code is for other books. Nothing was changed."
    ),
    "restored": QT_TRANSLATE_NOOP(
        "Refusal",
        "This data is older than what HQ has of it. Ask HQ for a code and connect this computer again.",
    ),
    "return_direction": QT_TRANSLATE_NOOP(
        "Refusal", "Say whether the goods come from a customer or go to a supplier."
    ),
    "reversed_already": QT_TRANSLATE_NOOP("Refusal", "This document is reversed already."),
    "revoked": QT_TRANSLATE_NOOP(
        "Refusal",
        "HQ has stopped this computer. Its documents stay; ask HQ for a code and connect it again.",
    ),
    "same_site": QT_TRANSLATE_NOOP("Refusal", "A transfer goes to another site."),
    "short": QT_TRANSLATE_NOOP("Refusal", "There is not enough available to reserve."),
    "site_code": QT_TRANSLATE_NOOP("Refusal", "Choose the other site."),
    "sku_or_barcode": QT_TRANSLATE_NOOP("Refusal", "A line needs an item."),
    "step_lost": QT_TRANSLATE_NOOP(
        "Refusal", "What this follows has never reached HQ. Look at the document and do it again."
    ),
    "text_too_long": QT_TRANSLATE_NOOP("Refusal", "The text is too long."),
    "too_many_attachments": QT_TRANSLATE_NOOP(
        "Refusal", "The document has as many files as it may have."
    ),
    "unknown_barcode": QT_TRANSLATE_NOOP("Refusal", "No item has this code. Nothing was added."),
    "unknown_blob": QT_TRANSLATE_NOOP(
        "Refusal",
        "HQ does not have this file yet; it comes from the computer where it was attached."
        " Try again later.",
    ),
    "unknown_case": QT_TRANSLATE_NOOP("Refusal", "There is no such case."),
    "unknown_device": QT_TRANSLATE_NOOP("Refusal", "HQ does not know this computer."),
    "unknown_document": QT_TRANSLATE_NOOP("Refusal", "There is no such document."),
    "unknown_field": QT_TRANSLATE_NOOP("Refusal", "The document has no such field."),
    "unknown_item": QT_TRANSLATE_NOOP("Refusal", "No item has this code. Nothing was added."),
    "unknown_kind": QT_TRANSLATE_NOOP("Refusal", "There is no such kind of document."),
    "unknown_line": QT_TRANSLATE_NOOP("Refusal", "The document has no such line."),
    "unknown_pick": QT_TRANSLATE_NOOP("Refusal", "Both sides have the same there."),
    "unknown_site": QT_TRANSLATE_NOOP("Refusal", "There is no such site."),
    "unknown_staff": QT_TRANSLATE_NOOP("Refusal", "Nobody has this staff code."),
    "unknown_step": QT_TRANSLATE_NOOP("Refusal", "This cannot be done with this kind of document."),
    "unknown_update": QT_TRANSLATE_NOOP(
        "Refusal", "The place of new versions has no such file. It is tried again later."
    ),
    "wrong_pin": QT_TRANSLATE_NOOP("Refusal", "Not that PIN."),
    "wrong_state": QT_TRANSLATE_NOOP("Refusal", "This cannot be done with the document any more."),
    "wrong_type": QT_TRANSLATE_NOOP("Refusal", "The data cannot be read."),
}
