"""What a batch may touch: whose stock of which goods is looked up before anything is judged."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sync.hq.folder import Folder
from sync.wire.messages import StepLetter

Sought: TypeAlias = Mapping[str, set[str]]
"""By site the SKUs whose stock is looked up there."""


def sites_of(letter: StepLetter) -> set[str]:
    """The sites that a step names; the empty one may be among them."""
    changed = letter.changes.fields.get("to_site", "") if letter.changes else ""
    return {letter.site, letter.content.to_site if letter.content else "", changed}


def stock_sought(
    folders: Mapping[str, Folder], letters: Iterable[StepLetter]
) -> dict[str, set[str]]:
    """By site the SKUs whose stock there the documents of those letters may move.

    `folders` are by document those that the books have.
    """
    places: dict[str, tuple[set[str], set[str]]] = {}
    for letter in letters:
        sites, skus = places.setdefault(letter.document, (set(), set()))
        sites.update(sites_of(letter))
        if letter.content:
            skus.update([line.sku for line in letter.content.lines])
    found: dict[str, set[str]] = {}
    for document, (sites, skus) in places.items():
        folder = folders.get(document)
        if folder is not None:
            sites.update(folder.sites)
            skus.update([line.sku for line in folder.document.content.lines])
            skus.update([m.sku for m in folder.document.movements])
        for site in sites - {""}:
            found.setdefault(site, set()).update(skus)
    return found
