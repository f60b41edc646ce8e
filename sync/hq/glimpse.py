"""What a device that is almost in step may read: its next page by one statement, where that is enough.

A waiting pull looks often and mostly finds one document or none; each question it asks less is a
wait for the database less before another shop's document is there.
"""

from collections.abc import Sequence

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.devices import site_allowed
from sync.hq.feed import ALL, page_size, site_scope
from sync.wire.feed_row import digest_text, row_letter
from sync.wire.letters import is_json
from sync.wire.messages import Page, Row

_MOST = 20
"""Rows of such a page; who lacks more is not almost in step."""
_SITE = f"'{site_scope('')}' || "
_ONE = (
    "SELECT * FROM (SELECT seq, kind, entity FROM feed WHERE scope = {scope} AND seq > ?"
    f" AND (kind <> 'item' OR seq > ?) ORDER BY seq LIMIT {_MOST + 1}) AS {{name}}"
)
_EVERY = " UNION ALL ".join(
    (
        _ONE.format(scope=f"'{ALL}'", name="a"),
        _ONE.format(scope=f"{_SITE}(SELECT site FROM device WHERE id = ?)", name="b"),
    )
)
_GLIMPSE = (
    "SELECT d.site, d.state, h.seq, h.epoch,"
    f" coalesce((SELECT total FROM feed_digest WHERE scope = '{ALL}'), 0),"
    f" coalesce((SELECT total FROM feed_digest WHERE scope = {_SITE}d.site), 0),"
    " f.seq, f.kind, f.entity, t.letter"
    " FROM feed_head AS h LEFT JOIN device AS d ON d.id = ?"
    f" LEFT JOIN ({_EVERY}) AS f ON 1 = 1"
    " LEFT JOIN document AS t ON t.id = f.entity AND f.kind = 'document'"
    f" ORDER BY f.seq LIMIT {_MOST + 1}"
)


def glimpse(
    database: HqDatabase, device: str, bookmark: int, page_bytes: int, *, items_from: int
) -> tuple[Page, str] | None:
    """The device's page after `bookmark` and its site, as `feed.page_of` and `devices.site_in` tell them.

    None: it has many rows, or others than documents; ask for the page. Raises as `site_in`.
    """
    asked = (device, bookmark, items_from, device, bookmark, items_from)
    with database.glancing() as books:
        found = bulk.ask(books, _GLIMPSE, asked)
    site = site_allowed([row[:2] for row in found[:1] if row[0] is not None])
    rows = _rows([row[6:] for row in found if row[6] is not None], page_bytes)
    if rows is None:
        return None
    _, _, head, epoch, of_all, of_site, *_ = found[0]
    digest = digest_text(of_all + of_site)
    page = Page(epoch=epoch, rows=rows, bookmark=head, head=head, complete=True, digest=digest)
    return page, site


def _rows(found: Sequence[bulk.Row], page_bytes: int) -> list[Row] | None:
    """Those rows, where they are few documents that can be read."""
    told = [
        (seq, kind, entity, b"" if body is None else bytes(body))
        for seq, kind, entity, body in found
    ]
    if len(told) > _MOST or not all(
        kind == "document" and is_json(body) for _, kind, _, body in told
    ):
        return None
    if len(told) > 1 and sum(page_size(body) for *_, body in told) > page_bytes:
        return None
    return [row_letter(seq, kind, entity, body) for seq, kind, entity, body in told]
