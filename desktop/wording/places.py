"""Places outside every site, in words; a site's own places have names of their own."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from sync.stock.place import CUSTOMER, GAIN, INTERNAL, LOSS, SUPPLIER, VARIANCE, receiver_of

PLACES = {
    SUPPLIER: QT_TRANSLATE_NOOP("Place", "Supplier"),
    CUSTOMER: QT_TRANSLATE_NOOP("Place", "Customer"),
    LOSS: QT_TRANSLATE_NOOP("Place", "Loss"),
    GAIN: QT_TRANSLATE_NOOP("Place", "Gain"),
    INTERNAL: QT_TRANSLATE_NOOP("Place", "Used in the house"),
    VARIANCE: QT_TRANSLATE_NOOP("Place", "Count variance"),
}


def place_word(place: str) -> str:
    """Empty for the bins of a site."""
    if receiver_of(place):
        return QCoreApplication.translate("Place", "In transit")
    source = {str(known): words for known, words in PLACES.items()}.get(place)
    return QCoreApplication.translate("Place", str(source)) if source else ""
