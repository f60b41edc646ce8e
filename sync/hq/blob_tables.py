"""The tables of attachments: which documents name which file, and the files' bytes."""

from sqlalchemy import Index, Table

from sync.hq.columns import METADATA, flag, key, octets, whole, words

attachment = Table(
    "attachment",
    METADATA,
    key("document", primary=True),
    key("sha256", primary=True),
    whole("size"),
    key("media_type"),
    words("name"),
    key("step"),
    Index("ix_attachment_sha256", "sha256"),
)
"""Which documents name which blob: HQ takes no other, and tells it to nobody else's devices."""

_so_far = (whole("size"), whole("received"), flag("whole"), key("received_at"))
blob = Table("blob", METADATA, key("sha256", primary=True), *_so_far)
"""The bytes behind an attachment, by their SHA-256: `received` of `size` so far, from the first on.
`whole`: all are there and were found to be what they are called."""

blob_chunk = Table(
    "blob_chunk",
    METADATA,
    key("sha256", primary=True),
    whole("start", primary=True),
    octets("bytes"),
)
