"""Proof that every step in custody has one verdict, and that goods moved only where one says so."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sync.hq import bulk

_UNANSWERED = (
    "SELECT l.device, l.seq FROM device_log l LEFT JOIN verdict v"
    " ON v.device = l.device AND v.seq = l.seq WHERE v.device IS NULL ORDER BY l.device, l.seq"
)
_UNFOUNDED = (
    "SELECT v.device, v.seq FROM verdict v LEFT JOIN device_log l"
    " ON l.device = v.device AND l.seq = v.seq WHERE l.device IS NULL ORDER BY v.device, v.seq"
)
_MOVED_WITHOUT = (
    "SELECT m.step, m.sku, m.document, v.verdict FROM movement m"
    " LEFT JOIN verdict v ON v.step = m.step WHERE v.verdict IS NULL OR v.verdict"
    " NOT IN ('applied', 'merged', 'applied_with_exception') ORDER BY m.step, m.line"
)
_HOMELESS = (
    "SELECT m.step, m.sku, m.document FROM movement m LEFT JOIN document d ON d.id = m.document"
    " WHERE d.id IS NULL ORDER BY m.step, m.line"
)


def verdict_problems(connection: Connection) -> Iterator[str]:
    """A sentence for each step without its verdict, and each movement without a reason."""
    for device, seq in bulk.ask(connection, _UNANSWERED):
        yield f"Step {seq} of device {device} has no verdict."
    for device, seq in bulk.ask(connection, _UNFOUNDED):
        yield f"There is a verdict on step {seq} of device {device}, which is not in custody."
    for step, sku, document, verdict in bulk.ask(connection, _MOVED_WITHOUT):
        said = f"was {verdict}" if verdict else "has no verdict"
        yield f"Document {document}: step {step} {said}, but moved {sku}."
    for step, sku, document in bulk.ask(connection, _HOMELESS):
        yield f"Step {step} moved {sku} for document {document}, which is not there."
