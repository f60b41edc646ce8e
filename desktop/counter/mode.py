"""What the counter can write: a kind of document, and what that kind asks for."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class Mode:
    """One segment. `fields` are those of the header that this kind has; `needs` must be filled.

    `party` is the word for the other side, empty where there is none, `reference` for the other
    side's own number. `way_back` is the step that takes back what was just posted.
    """

    key: str
    kind: str
    title: str
    fields: tuple[str, ...]
    needs: str = ""
    party: str = ""
    reference: str = str(QT_TRANSLATE_NOOP("Mode", "Their note"))
    way_back: str = "reverse"

    @property
    def is_arrival(self) -> bool:
        """Receiving a transfer begins no document: it is the second fact on one."""
        return self.key == "arrival"

    def words(self) -> str:
        return QCoreApplication.translate("Mode", self.title)

    def party_words(self) -> str:
        return QCoreApplication.translate("Mode", self.party) if self.party else ""

    def reference_words(self) -> str:
        return QCoreApplication.translate("Mode", self.reference)

    @property
    def holds(self) -> bool:
        """Whether it holds goods back for somebody and moves none."""
        return self.kind == "reservation"


_CUSTOMER = str(QT_TRANSLATE_NOOP("Mode", "Customer"))
_SUPPLIER = str(QT_TRANSLATE_NOOP("Mode", "Supplier"))
_EITHER = str(QT_TRANSLATE_NOOP("Mode", "Party"))

MODES = (
    Mode(
        "issue", "issue", str(QT_TRANSLATE_NOOP("Mode", "Issue")), ("party", "note"),
        party=_CUSTOMER,
    ),
    Mode(
        "receipt", "receipt", str(QT_TRANSLATE_NOOP("Mode", "Receipt")),
        ("party", "reference", "note"), party=_SUPPLIER,
    ),
    Mode(
        "return", "return", str(QT_TRANSLATE_NOOP("Mode", "Return")),
        ("counterpart", "party", "note"), needs="counterpart", party=_EITHER,
    ),
    Mode(
        "adjustment", "adjustment", str(QT_TRANSLATE_NOOP("Mode", "Adjust")),
        ("reason", "note"), needs="reason",
    ),
    Mode(
        "transfer", "transfer", str(QT_TRANSLATE_NOOP("Mode", "Transfer")),
        ("to_site", "note"), needs="to_site",
    ),
    Mode(
        "reservation", "reservation", str(QT_TRANSLATE_NOOP("Mode", "Reserve")),
        ("party", "reference", "note"), needs="party", party=_CUSTOMER,
        reference=str(QT_TRANSLATE_NOOP("Mode", "Deposit")), way_back="cancel",
    ),
    Mode("arrival", "transfer", str(QT_TRANSLATE_NOOP("Mode", "Arrival")), ()),
)  # fmt: skip
