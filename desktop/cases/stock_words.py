"""What a choice makes of the stock, place by place, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.cases.stock_card import Becomes
from desktop.wording.figures import shown
from desktop.wording.places import place_word
from desktop.workplace import Workplace
from sync.stock.views import StockChange


def stock_words(place: Workplace, changes: Iterable[StockChange]) -> tuple[Becomes, ...]:
    """Each figure before and after."""
    return tuple(
        Becomes(
            _where(place, change),
            shown(change.before, change.decimals),
            shown(change.after, change.decimals),
        )
        for change in changes
    )


def _where(place: Workplace, change: StockChange) -> str:
    where = place_word(change.place) or place.shelf_name(change.place)
    name = place.name_of(change.sku, change.name)
    words = QCoreApplication.translate("Case", "Lot {lot}").format(lot=change.lot)
    return "　".join(part for part in (where, name, words if change.lot else "") if part)
