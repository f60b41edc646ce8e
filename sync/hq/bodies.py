"""The bodies of feed rows: what each kind of thing looks like on its way, as JSON.

A member of staff who no longer works at a site is told to that site as inactive.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy import Connection

from sync.hq import bulk
from sync.stock.quantity import format_money
from sync.wire.letters import is_json, packed
from sync.wire.messages import BarcodeLetter, ItemLetter, SiteLetter, StaffLetter

Key: TypeAlias = tuple[str, str, str]
"""(scope, kind, entity)."""

UNREADABLE = b"null"
"""Stands in the feed for a body that is damaged: who reads it names it, and goes on."""

_log = logging.getLogger(__name__)

_ITEM = (
    "SELECT sku, name, name_hans, name_en, unit, decimals, price, currency, category, tracking,"
    " active FROM item WHERE sku{keys}"
)
_SITE = "SELECT code, name, kind, name_hans, name_en, zone FROM site WHERE code{keys}"
_STAFF = "SELECT code, name, role, pin, active, extension FROM staff WHERE code{keys}"


def bodies(connection: Connection, keys: Sequence[Key]) -> dict[Key, bytes]:
    """The body of each of those rows; what is not there is left out."""
    found: dict[Key, bytes] = {}
    groups: dict[tuple[str, str], list[str]] = {}
    for scope, kind, entity in keys:
        groups.setdefault((scope, kind), []).append(entity)
    for (scope, kind), entities in groups.items():
        read = _READERS[kind](connection, entities, scope)
        found.update({(scope, kind, entity): _whole(kind, entity, body) for entity, body in read})
    return found


def _whole(kind: str, entity: str, body: bytes) -> bytes:
    """The body, or nothing where it is damaged: as it is, it would make the whole page unreadable."""
    if is_json(body):
        return body
    _log.error("%s %s cannot be read; it is told as nothing.", kind, entity)
    return UNREADABLE


def item_letters(connection: Connection, skus: Iterable[str]) -> list[ItemLetter]:
    """Those SKUs with their barcodes, in the order of SKU."""
    wanted = list(skus)
    codes: dict[str, list[BarcodeLetter]] = {}
    statement = "SELECT sku, code, pack FROM barcode WHERE sku{keys} ORDER BY code"
    for sku, code, pack in bulk.ask_for(connection, statement, wanted):
        codes.setdefault(sku, []).append(BarcodeLetter(code=code, pack=pack))
    rows = sorted(bulk.ask_for(connection, _ITEM, wanted))
    return [_item(row, codes.get(row[0], [])) for row in rows]


def _item(row: bulk.Row, codes: list[BarcodeLetter]) -> ItemLetter:
    sku, name, hans, english, unit, decimals, price, currency, category, tracking, active = row
    return ItemLetter(
        sku=sku,
        name=name,
        name_hans=hans,
        name_en=english,
        unit=unit,
        decimals=decimals,
        price=None if price is None else format_money(price),
        currency=currency,
        category=category,
        tracking=tracking,
        barcodes=codes,
        active=bool(active),
    )


def _items(connection: Connection, skus: list[str], _scope: str) -> Iterable[tuple[str, bytes]]:
    return [(letter.sku, packed(letter)) for letter in item_letters(connection, skus)]


def _sites(connection: Connection, codes: list[str], _scope: str) -> Iterable[tuple[str, bytes]]:
    for code, name, kind, hans, english, zone in bulk.ask_for(connection, _SITE, codes):
        letter = SiteLetter(
            code=code, name=name, kind=kind, name_hans=hans, name_en=english, zone=zone
        )
        yield code, packed(letter)


def _staff(connection: Connection, codes: list[str], scope: str) -> Iterable[tuple[str, bytes]]:
    site = scope.partition(":")[2]
    works_at: dict[str, set[str]] = {}
    statement = "SELECT staff, site FROM staff_site WHERE staff{keys}"
    for code, place in bulk.ask_for(connection, statement, codes):
        works_at.setdefault(code, set()).add(place)
    for code, name, role, pin, active, extension in bulk.ask_for(connection, _STAFF, codes):
        works_here = not works_at.get(code) or not site or site in works_at[code]
        letter = StaffLetter(
            code=code, name=name, role=role, pin=pin, active=bool(active) and works_here,
            ext=extension,
        )  # fmt: skip
        yield code, packed(letter)


def _documents(connection: Connection, ids: list[str], _scope: str) -> Iterable[tuple[str, bytes]]:
    statement = "SELECT id, letter FROM document WHERE id{keys}"
    return [(key, bytes(body)) for key, body in bulk.ask_for(connection, statement, ids)]


_Reader: TypeAlias = Callable[[Connection, list[str], str], Iterable[tuple[str, bytes]]]

_READERS: MappingProxyType[str, _Reader] = MappingProxyType(
    {"item": _items, "site": _sites, "staff": _staff, "document": _documents}
)
