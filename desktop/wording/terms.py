"""The words of the trade by their codes: kinds, states, steps, verdicts, roles.

One word per thing, as the list of terms has them; an unknown code is shown as it is.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

KINDS = {
    "receipt": QT_TRANSLATE_NOOP("Kind", "Receipt"),
    "issue": QT_TRANSLATE_NOOP("Kind", "Issue"),
    "return": QT_TRANSLATE_NOOP("Kind", "Return"),
    "adjustment": QT_TRANSLATE_NOOP("Kind", "Adjustment"),
    "transfer": QT_TRANSLATE_NOOP("Kind", "Transfer"),
    "reservation": QT_TRANSLATE_NOOP("Kind", "Reservation"),
    "count": QT_TRANSLATE_NOOP("Kind", "Count"),
}
STATES = {
    "draft": QT_TRANSLATE_NOOP("State", "Draft"),
    "posted": QT_TRANSLATE_NOOP("State", "Posted"),
    "dispatched": QT_TRANSLATE_NOOP("State", "In transit"),
    "early": QT_TRANSLATE_NOOP("State", "Arrived, dispatch unknown"),
    "arrived": QT_TRANSLATE_NOOP("State", "Arrived"),
    "reserved": QT_TRANSLATE_NOOP("State", "Reserved"),
    "contested": QT_TRANSLATE_NOOP("State", "More than there is"),
    "fulfilled": QT_TRANSLATE_NOOP("State", "Handed over"),
    "cancelled": QT_TRANSLATE_NOOP("State", "Void"),
    "reversed": QT_TRANSLATE_NOOP("State", "Reversed"),
}
STEPS = {
    "draft": QT_TRANSLATE_NOOP("Step", "Begun"),
    "edit": QT_TRANSLATE_NOOP("Step", "Changed"),
    "post": QT_TRANSLATE_NOOP("Step", "Posted"),
    "arrive": QT_TRANSLATE_NOOP("Step", "Received"),
    "fulfil": QT_TRANSLATE_NOOP("Step", "Handed over"),
    "confirm": QT_TRANSLATE_NOOP("Step", "Kept anyway"),
    "cancel": QT_TRANSLATE_NOOP("Step", "Voided"),
    "reverse": QT_TRANSLATE_NOOP("Step", "Reversed"),
    "resolve": QT_TRANSLATE_NOOP("Step", "Case decided"),
    "attach": QT_TRANSLATE_NOOP("Step", "File added"),
}
VERDICTS = {
    "": QT_TRANSLATE_NOOP("Verdict", "waiting to be sent"),
    "applied": QT_TRANSLATE_NOOP("Verdict", "confirmed by HQ"),
    "merged": QT_TRANSLATE_NOOP("Verdict", "merged by HQ"),
    "applied_with_exception": QT_TRANSLATE_NOOP("Verdict", "confirmed, with a case"),
    "conflict": QT_TRANSLATE_NOOP("Verdict", "for you to decide"),
    "refused": QT_TRANSLATE_NOOP("Verdict", "sent back by HQ"),
    "held": QT_TRANSLATE_NOOP("Verdict", "held at HQ"),
    "retry_later": QT_TRANSLATE_NOOP("Verdict", "HQ asks to send it later"),
}
ROLES = {
    "clerk": QT_TRANSLATE_NOOP("Role", "Clerk"),
    "desk": QT_TRANSLATE_NOOP("Role", "Warehouse desk"),
    "manager": QT_TRANSLATE_NOOP("Role", "Manager"),
    "buyer": QT_TRANSLATE_NOOP("Role", "Buyer"),
    "auditor": QT_TRANSLATE_NOOP("Role", "Auditor"),
    "admin": QT_TRANSLATE_NOOP("Role", "Administrator"),
}
REASONS = {
    "loss": QT_TRANSLATE_NOOP("Reason", "Loss"),
    "gain": QT_TRANSLATE_NOOP("Reason", "Gain"),
    "internal": QT_TRANSLATE_NOOP("Reason", "Used in the house"),
}
LINE_STATES = {
    "offline": QT_TRANSLATE_NOOP("Line", "Offline"),
    "syncing": QT_TRANSLATE_NOOP("Line", "Syncing"),
    "online": QT_TRANSLATE_NOOP("Line", "Online"),
    "revoked": QT_TRANSLATE_NOOP("Line", "Stopped by HQ"),
    "forked": QT_TRANSLATE_NOOP("Line", "Stopped: a copy"),
    "restored": QT_TRANSLATE_NOOP("Line", "Stopped: old data"),
}

# Document kinds in the icon family, always beside their word.
KIND_ICONS = {
    "receipt": "download-simple",
    "issue": "upload-simple",
    "return": "arrow-u-up-left",
    "transfer": "arrows-left-right",
    "count": "clipboard-text",
    "adjustment": "trash",
    "reservation": "bookmark-simple",
}


def kind_word(code: str) -> str:
    return _word("Kind", KINDS, code)


def state_word(code: str) -> str:
    return _word("State", STATES, code)


def step_word(code: str) -> str:
    return _word("Step", STEPS, code)


def verdict_word(code: str) -> str:
    return _word("Verdict", VERDICTS, code)


def role_word(code: str) -> str:
    return _word("Role", ROLES, code)


def reason_word(code: str) -> str:
    return _word("Reason", REASONS, code)


def line_word(code: str) -> str:
    return _word("Line", LINE_STATES, code)


def _word(context: str, table: Mapping[str, object], code: str) -> str:
    source = table.get(code)
    return code if source is None else QCoreApplication.translate(context, str(source))
