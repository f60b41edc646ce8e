"""What a choice makes of the stock, place by place, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.cases.matter import Matter
from desktop.cases.stock_card import Becomes
from desktop.wording.figures import shown
from desktop.wording.places import place_word
from desktop.workplace import Workplace
from sync.stock.reserving import wanted
from sync.stock.verdict import Choice
from sync.stock.views import StockChange

translate = QCoreApplication.translate

_PROMISED_TWICE = "over_reserved"


def stock_words(place: Workplace, changes: Iterable[StockChange]) -> tuple[Becomes, ...]:
    """Each figure before and after."""
    return tuple(
        Becomes(
            _where(place, change),
            shown(change.before, change.decimals),
            _counted(change.after, change.decimals, _unit(place, change.sku)),
        )
        for change in changes
    )


def promise_words(place: Workplace, matter: Matter, take: str) -> tuple[Becomes, ...]:
    """What keeping a reservation holds back from now on; nothing where it is let go."""
    if matter.case.code != _PROMISED_TWICE or take != Choice.MINE:
        return ()
    site, lines = matter.view.site, matter.view.content.lines
    told: list[Becomes] = []
    for sku, quantity in wanted(lines).items():
        line = next(line for line in lines if line.sku == sku)
        rows = list(place.books.reading.stock(sku=sku, site=site))
        reserved, free = (sum(row.reserved for row in rows), sum(row.available for row in rows))
        for word, before, after in (
            (translate("Case", "Reserved"), reserved, reserved + quantity),
            (translate("Case", "Available"), free, free - quantity),
        ):
            words = f"{word}　{place.name_of(sku, line.name)}"
            becomes = _counted(after, line.decimals, line.unit)
            told.append(Becomes(words, shown(before, line.decimals), becomes))
    return tuple(told)


def _unit(place: Workplace, sku: str) -> str:
    item = place.item(sku)
    return item.unit if item is not None else ""


def _counted(quantity: int, decimals: int, unit: str) -> str:
    return f"{shown(quantity, decimals)} {unit}".strip()


def _where(place: Workplace, change: StockChange) -> str:
    where = place_word(change.place) or place.shelf_name(change.place)
    name = place.name_of(change.sku, change.name)
    words = QCoreApplication.translate("Case", "Lot {lot}").format(lot=change.lot)
    return "　".join(part for part in (where, name, words if change.lot else "") if part)
