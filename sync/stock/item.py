"""Items and their SKUs as the catalogue knows them."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sync.stock.made import quickly_made


class Tracking(StrEnum):
    """How single goods of a SKU are told apart."""

    NONE = "none"
    LOT = "lot"
    EXPIRY = "expiry"
    SERIAL = "serial"


class SiteKind(StrEnum):
    """What a site is."""

    STORE = "store"
    WAREHOUSE = "warehouse"
    TEMPORARY = "temporary"
    SUBCONTRACTOR = "subcontractor"


@quickly_made
@dataclass(frozen=True, slots=True)
class ItemBarcode:
    """A code on a pack, and how many base units that pack holds."""

    code: str
    pack: Fraction = Fraction(1)


@quickly_made
@dataclass(frozen=True, slots=True)
class Item:
    """One SKU. Quantities of it are integers of `10 ** -decimals` of `unit`; `price` is in minor units."""

    sku: str
    name: str
    name_hans: str = ""
    name_en: str = ""
    unit: str = ""
    decimals: int = 0
    price: int | None = None
    currency: str = ""
    category: str = ""
    tracking: Tracking = Tracking.NONE
    barcodes: tuple[ItemBarcode, ...] = ()
    active: bool = True

    def names(self) -> tuple[str, ...]:
        """Every name it has, none twice: Traditional or as imported first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.name_hans, self.name_en) if n))


@quickly_made
@dataclass(frozen=True, slots=True)
class Site:
    """A place of work: its code stands in every number printed there."""

    code: str
    name: str
    kind: SiteKind = SiteKind.STORE
    name_hans: str = ""
    name_en: str = ""
    zone: str = "Asia/Hong_Kong"
