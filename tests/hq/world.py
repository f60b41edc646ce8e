"""A small company for HQ's tests: two shops and a store, a few people, a few goods, and tills that push."""

from typing import Any

from sqlalchemy import Table, select

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.feed import Changed, site_scope, touch
from sync.hq.tables import item, site, staff, staff_site

NOW = "2026-11-20T04:00:00.000Z"
"""Noon in Hong Kong."""

SITES = ("KC00", "MK02", "TST1")
SKUS = ("TEA", "RICE", "OIL", "SOAP", "SALT", "OLD")


class World:
    """The books and short ways to look into them."""

    def __init__(self, database: HqDatabase) -> None:
        self.database = database
        with database.transaction() as connection:
            bulk.insert(connection, site, [(code, code, "store", "", "") for code in SITES])
            bulk.insert(connection, item, [_item(sku) for sku in SKUS])
            bulk.insert(
                connection,
                staff,
                [(code, code.title(), code, "", True, "") for code in ("clerk", "desk", "buyer")],
            )
            bulk.insert(connection, staff_site, [("buyer", "KC00")])
            touch(
                connection,
                [Changed("all", "site", code, is_new=True) for code in SITES]
                + [Changed("all", "item", sku, is_new=True) for sku in SKUS]
                + [Changed(site_scope(code), "staff", "clerk", is_new=True) for code in SITES],
            )

    def rows(self, table: Table, **where: object) -> list[Any]:
        """The rows of a table with those values, in the order of its key."""
        query = select(table).order_by(*table.primary_key.columns)
        for name, value in where.items():
            query = query.where(table.c[name] == value)
        with self.database.reading() as connection:
            return list(connection.execute(query).all())


def _item(sku: str) -> tuple[object, ...]:
    return (sku, sku.title(), "", "", "pc", 0, 100, "HKD", "", "none", sku != "OLD", "")
