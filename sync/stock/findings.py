"""What HQ may find noteworthy about a step that it takes all the same."""

from sync.stock.verdict import Choice, Finding

_BOTH = (Choice.MINE, Choice.HQ)


def negative_stock(site: str, sku: str, *, after: int, text: str) -> Finding | None:
    """Stock of `sku` at `site` fell below zero; `text` is `after` as people write it."""
    if after >= 0:
        return None
    message = f"{site} has {text} of {sku} after this; count it."
    return Finding(
        "negative_stock", message, {"site": site, "sku": sku, "quantity": text}, (Choice.HQ,)
    )


def same_note(reference: str, party: str, *, other: str) -> Finding:
    """The same supplier's note was recorded on document `other` already."""
    message = f"Note {reference} of {party} is on {other} too; the same goods or others?"
    return Finding(
        "duplicate_note", message, {"reference": reference, "party": party, "other": other}, _BOTH
    )


def without_right(by: str, right: str) -> Finding:
    """The person had no right to this at the time."""
    return Finding(
        "without_right", f"{by} had no right to {right}.", {"by": by, "right": right}, _BOTH
    )


def archived_item(sku: str) -> Finding:
    """The item was no longer sold when this happened."""
    return Finding(
        "archived_item", f"{sku} was archived when this happened.", {"sku": sku}, (Choice.HQ,)
    )


def unknown_item(sku: str) -> Finding:
    """HQ's catalogue has no such SKU."""
    return Finding("unknown_item", f"HQ's catalogue has no {sku}.", {"sku": sku}, (Choice.HQ,))


def closed_period(day: str) -> Finding:
    """The day it happened on was closed already."""
    return Finding(
        "closed_period", f"{day} was closed when this arrived.", {"day": day}, (Choice.HQ,)
    )


def expired_lot(sku: str, lot: str, *, expires: str) -> Finding:
    """Goods went out after the instant at which they expired (UTC text)."""
    message = f"Lot {lot or '-'} of {sku} went out after it had expired ({expires})."
    return Finding(
        "expired_lot", message, {"sku": sku, "lot": lot, "expires": expires}, (Choice.HQ,)
    )


def lot_below_zero(site: str, sku: str, lot: str, *, text: str) -> Finding:
    """More of a lot left than was there, though there is enough of the SKU: another lot was taken."""
    message = f"{site} has {text} of lot {lot} of {sku} after this; look which lot went."
    facts = {"site": site, "sku": sku, "lot": lot, "quantity": text}
    return Finding("lot_below_zero", message, facts, (Choice.HQ,))


def serial_twice(site: str, sku: str, serial: str, *, other: str) -> Finding:
    """One piece, told of twice: `other` is the document that moved it before."""
    message = f"Serial {serial} of {sku} was moved by {other} already; find out who has it."
    facts = {"site": site, "sku": sku, "serial": serial, "other": other}
    return Finding("serial_twice", message, facts, (Choice.HQ,))
