"""What the counter's pickers find: items by words, drafts on hold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.counter.till import pieces
from desktop.shell.palette import Finder, Finding
from desktop.wording.figures import shown
from desktop.wording.moments import day_and_minute
from desktop.wording.terms import KIND_ICONS, kind_word
from desktop.workplace import Workplace
from sync.shop.drafts import Kept
from sync.stock.item import Item

translate = QCoreApplication.translate
MOST = 9


def item_finder(place: Workplace, take: Callable[[Item], None]) -> Finder:
    """Items for what was typed, with what is on hand."""

    def find(words: str) -> Sequence[Finding]:
        items = place.books.catalogue.search(words, MOST) if words else []
        return [_item_finding(place, item, take) for item in items]

    return find


def held_finder(
    place: Workplace, held: Callable[[], list[Kept]], take: Callable[[Kept], None]
) -> Finder:
    """Drafts on hold, the newest first; words narrow by party, item or clerk."""

    def find(words: str) -> Sequence[Finding]:
        found = [_held_finding(place, kept, take) for kept in reversed(held())]
        sought = words.casefold()
        return [each for each in found if sought in f"{each.title}{each.note}".casefold()]

    return find


def _item_finding(place: Workplace, item: Item, take: Callable[[Item], None]) -> Finding:
    on_hand = place.books.reading.on_hand(item.sku)
    note = translate("Finder", "{n} on hand").format(n=shown(on_hand, item.decimals))
    return Finding("package", place.item_name(item), lambda: take(item), code=item.sku, note=note)


def _held_finding(place: Workplace, kept: Kept, take: Callable[[Kept], None]) -> Finding:
    draft = kept.draft
    lines = draft.content.lines
    first = place.name_of(lines[0].sku, lines[0].name) if lines else ""
    title = "　".join(word for word in (kind_word(draft.kind), draft.content.party, first) if word)
    note = translate("Finder", "{pieces} pieces, {who}, {at}").format(
        pieces=pieces(lines), who=place.person_name(draft.by), at=day_and_minute(draft.held_at)
    )
    return Finding(KIND_ICONS.get(draft.kind, "file"), title, lambda: take(kept), note=note)
