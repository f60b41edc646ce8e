"""Of new versions, in words: for the strip and for the settings page."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from desktop.wording.parcels import PARCELS
from desktop.wording.sentence import refusal_sentence
from sync.edition import VERSION
from sync.shop.trouble import Trouble
from sync.stock.refusal import Refusal
from sync.updates.updating import Looked

_WHY = {
    "not_here": QT_TRANSLATE_NOOP(
        "Updates", "New versions come the way this one was installed, not by themselves."
    ),
    "line": QT_TRANSLATE_NOOP("Updates", "The place of new versions could not be reached."),
    "hq_away": QT_TRANSLATE_NOOP("Updates", "The place of new versions could not be reached."),
    "expired": QT_TRANSLATE_NOOP(
        "Updates",
        "What is offered was signed for a time that is over. Check this computer's date; if it is"
        " right, tell HQ.",
    ),
    "turned_back": QT_TRANSLATE_NOOP(
        "Updates", "An older state than before was offered. It was refused; tell HQ."
    ),
    "unsigned": QT_TRANSLATE_NOOP(
        "Updates", "What is offered is not signed by the publisher. It was refused; tell HQ."
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "Updates", "What is offered is damaged. It was refused and is tried again later."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "Updates", "The disk has too little room for the new version. It waits until there is more."
    ),
    "disk_fault": QT_TRANSLATE_NOOP(
        "Updates", "The new version could not be written to the disk. Call support."
    ),
    "file_held": QT_TRANSLATE_NOOP(
        "Updates",
        "Another program holds a file of the new version, perhaps a virus scanner. It is tried"
        " again later.",
    ),
    "busy": QT_TRANSLATE_NOOP("Updates", "Another window of Counterstock is fetching it."),
}


class Updates(QObject):
    def ready(self, version: str) -> str:
        told = self.tr(
            "Version {version} is ready. It starts the next time Counterstock is opened."
        )
        return told.format(version=version)

    def failed(self, version: str) -> str:
        told = self.tr(
            "Version {version} did not pass its self-test on this computer and was taken away."
            " This version stays."
        )
        return told.format(version=version)

    def not_now(self, waiting: int) -> str:
        """Why it cannot be started at once."""
        if waiting:
            return self.tr(
                "%n step(s) still wait for HQ. Restart once they have gone.", "", waiting
            )
        return self.tr("A document is open. Post it or put it aside, then restart.")

    def standing(self, found: object) -> str:
        """For the settings page: which version this is, and how the last look ended."""
        this = self.tr("This is Counterstock {version}.").format(version=VERSION)
        said = self._said(found)
        return PARCELS.said([this, said]) if said else this

    def _said(self, found: object) -> str:
        if isinstance(found, Refusal):
            return refusal_sentence(found.code, found.message, found.facts)
        if isinstance(found, Trouble):
            return _why(found)
        if not isinstance(found, Looked):
            return ""
        return self._ended(found)

    def _ended(self, found: Looked) -> str:
        if found.state == "newest":
            return self.tr("It is the newest for this shop.")
        if found.state == "older_offered":
            return self.tr("Only an older one is offered; it was refused.")
        return self.ready(found.version) if found.state == "ready" else self.failed(found.version)


UPDATES = Updates()


def _why(trouble: Trouble) -> str:
    known = _WHY.get(trouble.code)
    return QCoreApplication.translate("Updates", str(known)) if known else trouble.message
