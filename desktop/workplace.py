"""What every page of one signed-in shop shares: its books, who works, names, and what has changed.

No widget, and no rule: pages read and write through the books' own doors.
"""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.errands import Errands
from desktop.language import MAINLAND
from sync.shop.document_list import DocumentList
from sync.shop.drafts import Drafts
from sync.shop.ledger import Actor
from sync.shop.outlook import Outlook
from sync.shop.profile import Books
from sync.shop.roster import Person
from sync.shop.stock_list import StockList
from sync.stock.item import Item, Site
from sync.stock.place import bin_of, receiver_of, site_of

Brought = TypeVar("Brought")

_ITEMS_KEPT = 2000
_HQ = "hq"
"""The device of what HQ does by itself."""


class Sender(Protocol):
    """Has something done beside the window, and brings back what it returned."""

    def send(self, fetch: Callable[[], Brought], bring: Callable[[Brought], None]) -> object:
        """Call fetch() there and bring(what it returned) here."""


class Workplace(QObject):
    """changed carries SKUs and documents; recorded follows each act of a person here.

    fetch_asked carries the SHA-256 of a file that a person wants to see, fetched a Fetched.
    """

    changed = Signal(object, object)  # frozenset of SKUs, frozenset of document ids
    recorded = Signal()
    clerk_changed = Signal()
    fetch_asked = Signal(str)
    fetched = Signal(object)

    def __init__(self, books: Books, *, language: str) -> None:
        super().__init__()
        self.books = books
        self.language = language
        self.errands = Errands(self)
        self.rounds: Sender = self.errands  # until there are rounds, nobody else hears HQ
        self._outside: Errands | None = None
        site, clock = books.device.site, books.clock
        self.drafts = Drafts(books.journal, books.ledger, clock)
        self.outlook = Outlook(books.cache_file, clock, site=site)
        self.stock = StockList(books.cache_file, books.catalogue, site=site, clock=clock)
        self.documents = DocumentList(books.cache_file)
        self._clerk: Person | None = None
        self._people: dict[str, Person] = {}
        self._sites: dict[str, Site] = {}
        self._items: dict[str, Item | None] = {}

    @property
    def outside(self) -> Errands:
        """Errands that wait for a stick or a printer: nobody who only reads the books waits for them."""
        if self._outside is None:
            self._outside = Errands(self)
        return self._outside

    @property
    def site(self) -> str:
        return self.books.device.site

    @property
    def clerk(self) -> Person | None:
        return self._clerk

    def actor(self) -> Actor:
        """Whose rights an act has; nobody signed in is the device itself."""
        if self._clerk is None:
            return Actor()
        return Actor(self._clerk.code, self._clerk.role)

    def sign_in(self, clerk: Person | None) -> None:
        self._clerk = clerk
        self.clerk_changed.emit()

    def tell(self, skus: Iterable[str], documents: Iterable[str]) -> None:
        """These SKUs and documents are not what they were."""
        of_skus, of_documents = frozenset(skus), frozenset(documents)
        self.outlook.forget(of_skus)
        self.changed.emit(of_skus, of_documents)

    def tell_recorded(self, skus: Iterable[str], document: str) -> None:
        """A person here recorded something: it waits to be sent."""
        self.tell(skus, (document,))
        self.recorded.emit()

    def forget_names(self) -> None:
        """After the catalogue, the staff or the sites changed."""
        for kept in (self._people, self._sites, self._items):
            kept.clear()

    def item(self, sku: str) -> Item | None:
        if sku not in self._items:
            if len(self._items) > _ITEMS_KEPT:
                self._items.clear()
            self._items[sku] = self.books.catalogue.item(sku)
        return self._items[sku]

    def item_name(self, item: Item | None, otherwise: str = "") -> str:
        """In the language of the screens, where the catalogue has one."""
        if item is None:
            return otherwise
        if self.language == "en" and item.name_en:
            return item.name_en
        if self.language == MAINLAND and item.name_hans:
            return item.name_hans
        return item.name

    def name_of(self, sku: str, otherwise: str = "") -> str:
        return self.item_name(self.item(sku), otherwise or sku)

    def person_name(self, code: str, otherwise: str = "") -> str:
        """The name of a person of this site; of others what HQ told, or else the code."""
        person = self._person(code)
        return person.name if person is not None else otherwise or code

    def extension_of(self, code: str, otherwise: str = "") -> str:
        """Where a person is reached by telephone, of others by HQ's word; empty where it is not known."""
        person = self._person(code)
        return person.ext if person is not None else otherwise

    def _person(self, code: str) -> Person | None:
        if not self._people:
            self._people = {person.code: person for person in self.books.catalogue.staff()}
        return self._people.get(code)

    def site_name(self, code: str) -> str:
        if not self._sites:
            self._sites = {site.code: site for site in self.books.catalogue.sites()}
        site = self._sites.get(code)
        if site is None:
            return code
        if self.language == "en" and site.name_en:
            return site.name_en
        return site.name_hans if self.language == MAINLAND and site.name_hans else site.name

    def other_sites(self) -> list[Site]:
        return [site for site in self.books.catalogue.sites() if site.code != self.site]

    def device_name(self, device: str, otherwise: str = "") -> str:
        """This computer's own name, HQ's word for another's; of HQ itself the word of the language."""
        if device == _HQ:
            return QCoreApplication.translate("Case", "HQ")
        own = self.books.device
        return own.name if device == own.id else otherwise or device[:8]

    def shelf_name(self, place: str) -> str:
        """Site and bin of a shelf; empty for what lies outside every site."""
        site = site_of(place)
        return (
            "　".join(part for part in (self.site_name(site), bin_of(place)) if part)
            if site
            else ""
        )

    def is_on_way_here(self, place: str) -> bool:
        return receiver_of(place) == self.site

    def close(self) -> None:
        self.errands.close()
        if self._outside is not None:
            self._outside.close()
