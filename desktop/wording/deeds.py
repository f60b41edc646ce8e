"""What somebody did with a paper that asks for a person, and what it counts as meanwhile, by the step.

Goods that came are received, goods that were kept for somebody are handed over: neither is a post.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_ACTED = {
    "post": QT_TRANSLATE_NOOP("Deed", "posted {number}"),
    "arrive": QT_TRANSLATE_NOOP("Deed", "received {number}"),
    "fulfil": QT_TRANSLATE_NOOP("Deed", "handed over {number}"),
    "edit": QT_TRANSLATE_NOOP("Deed", "changed {number}"),
    "cancel": QT_TRANSLATE_NOOP("Deed", "voided {number}"),
    "reverse": QT_TRANSLATE_NOOP("Deed", "reversed {number}"),
    "": QT_TRANSLATE_NOOP("Deed", "acted on {number}"),
}
_DONE_BEFORE = {
    "post": QT_TRANSLATE_NOOP("Deed", "posted it"),
    "arrive": QT_TRANSLATE_NOOP("Deed", "received it"),
    "fulfil": QT_TRANSLATE_NOOP("Deed", "handed it over"),
    "edit": QT_TRANSLATE_NOOP("Deed", "changed it"),
    "cancel": QT_TRANSLATE_NOOP("Deed", "voided it"),
    "reverse": QT_TRANSLATE_NOOP("Deed", "reversed it"),
    "": QT_TRANSLATE_NOOP("Deed", "acted on it"),
}
_IN_QUEUE = {
    "post": QT_TRANSLATE_NOOP(
        "Deed", "It counts as posted. Nothing else moves until somebody decides."
    ),
    "arrive": QT_TRANSLATE_NOOP(
        "Deed", "It counts as received. Nothing else moves until somebody decides."
    ),
    "fulfil": QT_TRANSLATE_NOOP(
        "Deed", "It counts as handed over. Nothing else moves until somebody decides."
    ),
    "": QT_TRANSLATE_NOOP("Deed", "It counts. Nothing else moves until somebody decides."),
}
_TO_DECIDE = {
    "post": QT_TRANSLATE_NOOP(
        "Deed", "Nobody was wrong. It counts as posted; nothing else moves until somebody decides."
    ),
    "arrive": QT_TRANSLATE_NOOP(
        "Deed",
        "Nobody was wrong. It counts as received; nothing else moves until somebody decides.",
    ),
    "fulfil": QT_TRANSLATE_NOOP(
        "Deed",
        "Nobody was wrong. It counts as handed over; nothing else moves until somebody decides.",
    ),
    "": QT_TRANSLATE_NOOP(
        "Deed", "Nobody was wrong. It counts; nothing else moves until somebody decides."
    ),
}
_TO_LOOK_AT = {
    "post": QT_TRANSLATE_NOOP(
        "Deed", "Nobody was wrong. It counts as posted; somebody looks and says what was found."
    ),
    "arrive": QT_TRANSLATE_NOOP(
        "Deed", "Nobody was wrong. It counts as received; somebody looks and says what was found."
    ),
    "fulfil": QT_TRANSLATE_NOOP(
        "Deed",
        "Nobody was wrong. It counts as handed over; somebody looks and says what was found.",
    ),
    "": QT_TRANSLATE_NOOP(
        "Deed", "Nobody was wrong. It counts; somebody looks and says what was found."
    ),
}
_TO_APPROVE = {
    "post": QT_TRANSLATE_NOOP("Deed", "It counts as posted. Somebody says whether it is approved."),
    "arrive": QT_TRANSLATE_NOOP(
        "Deed", "It counts as received. Somebody says whether it is approved."
    ),
    "fulfil": QT_TRANSLATE_NOOP(
        "Deed", "It counts as handed over. Somebody says whether it is approved."
    ),
    "": QT_TRANSLATE_NOOP("Deed", "It counts. Somebody says whether it is approved."),
}


def acted_words(step: str, number: str) -> str:
    """What a person did with the paper of that number, as a sentence goes on after their name."""
    return _by(_ACTED, step).format(number=number)


def done_before_words(step: str) -> str:
    """What another had done with the same paper before, after the word for that."""
    return _by(_DONE_BEFORE, step)


def meanwhile_in_queue(step: str) -> str:
    """What a step counts as while a case is open on its paper, where steps are listed."""
    return _by(_IN_QUEUE, step)


def until_decided(step: str) -> str:
    """The same at the case itself, where one of two sides is taken."""
    return _by(_TO_DECIDE, step)


def until_looked_at(step: str) -> str:
    """The same where somebody only looks."""
    return _by(_TO_LOOK_AT, step)


def until_approved(step: str) -> str:
    """The same where somebody had no right to it."""
    return _by(_TO_APPROVE, step)


def _by(words: Mapping[str, object], step: str) -> str:
    return QCoreApplication.translate("Deed", str(words.get(step, words[""])))
