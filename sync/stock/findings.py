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
