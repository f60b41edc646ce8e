"""The fields of a document and of its lines, by the name the books have for them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

FIELDS = {
    "": QT_TRANSLATE_NOOP("Field", "The whole line"),
    "sku": QT_TRANSLATE_NOOP("Field", "Item"),
    "quantity": QT_TRANSLATE_NOOP("Field", "Quantity"),
    "lot": QT_TRANSLATE_NOOP("Field", "Lot"),
    "expires": QT_TRANSLATE_NOOP("Field", "Expiry"),
    "bin": QT_TRANSLATE_NOOP("Field", "Bin"),
    "unit_price": QT_TRANSLATE_NOOP("Field", "Price"),
    "book": QT_TRANSLATE_NOOP("Field", "Quantity in the books"),
    "party": QT_TRANSLATE_NOOP("Field", "Customer or supplier"),
    "reference": QT_TRANSLATE_NOOP("Field", "Their note"),
    "note": QT_TRANSLATE_NOOP("Field", "Note"),
    "counterpart": QT_TRANSLATE_NOOP("Field", "Direction"),
    "reason": QT_TRANSLATE_NOOP("Field", "Reason"),
    "to_site": QT_TRANSLATE_NOOP("Field", "To site"),
}
"""The empty name stands for a line that one side added or took away."""


def field_word(name: str) -> str:
    source = FIELDS.get(name)
    return name if source is None else QCoreApplication.translate("Field", str(source))
