"""What a code on goods turned out to be, once the catalogue was asked."""

from dataclasses import dataclass
from fractions import Fraction

from sync.stock.item import Item


@dataclass(frozen=True, slots=True)
class Found:
    """An item, and what else its code said.

    `pack` base units stand behind one scan. `quantity` (smallest units) and `price` (minor units,
    for all of it) are set where the code itself carries weight or price; `lot`, `serial` and
    `expires` (UTC text) where it carries those.
    """

    item: Item
    pack: Fraction = Fraction(1)
    lot: str = ""
    serial: str = ""
    expires: str = ""
    quantity: int | None = None
    price: int | None = None
