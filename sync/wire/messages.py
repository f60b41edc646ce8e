"""One schema a letter. Quantities and money are decimal strings, instants fixed-width UTC text.

Unknown fields of a sealed step survive because its bytes are kept and passed on as they came.
"""

from typing import TypeAlias

from msgspec import UNSET, Raw, Struct, UnsetType, field


class Letter(Struct, omit_defaults=True, kw_only=True):
    """What every letter has in common: fields at their default are not sent."""


class LineLetter(Letter):
    """A document's line; `quantity` in base units, `unit_price` in major units of the item's currency."""

    line: str
    sku: str
    quantity: str
    name: str = ""
    unit: str = ""
    decimals: int = 0
    lot: str = ""
    expires: str = ""
    bin: str = ""
    unit_price: str | None = None
    book: str | None = None


class ContentLetter(Letter):
    """What is written on a document."""

    lines: list[LineLetter]
    party: str = ""
    reference: str = ""
    note: str = ""
    counterpart: str = ""
    reason: str = ""
    to_site: str = ""


class ChangesLetter(Letter):
    """An edit: header fields, and whole lines by name; null takes a line away."""

    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, LineLetter | None] = field(default_factory=dict)


class AttachmentLetter(Letter):
    """A file that belongs to a document: `sha256` of its bytes in hex, `size` in bytes."""

    sha256: str
    size: int
    media_type: str
    name: str


class Base(Letter):
    """What an edit was made from: HQ's revision, or the device's own earlier step. Empty: nothing."""

    revision: str = ""
    after: str = ""


class Origin(Letter):
    """Where a step was first sealed, if this is a second sealing under a new device identity."""

    device: str
    seq: int
    hash: str


class StepLetter(Letter):
    """One sealed act. Its bytes are made once, hashed, signed, stored and sent as they are.

    `site` is the site whose document it is, `at` the device's clock when it happened, `offset_ms`
    what to add to that clock to have HQ's, `recorded_at` the device's clock at sealing where it
    differs from `at`. `arrived` maps line to quantity; `case` and `take` belong to a resolution.
    """

    step: str
    document: str
    kind: str
    name: str
    site: str
    device: str
    seq: int
    at: str
    hlc: str
    by: str = ""
    number: str = ""
    offset_ms: int = 0
    recorded_at: str = ""
    base: Base | None = None
    content: ContentLetter | None = None
    changes: ChangesLetter | None = None
    arrived: dict[str, str] | None = None
    attached: list[AttachmentLetter] = field(default_factory=list)
    case: str = ""
    take: str = ""
    reason: str = ""
    bookmark: int = 0
    origin: Origin | None = None
    v: int = 1


class Hello(Letter):
    """A device says where it stands. `seq` and `hash` are its chain's head, `bookmark` how far it has read."""

    protocol: int
    oldest_protocol: int
    app: str
    device: str
    epoch: str
    seq: int
    hash: str
    bookmark: int
    clock: str
    settled_seq: int = 0


class Welcome(Letter):
    """HQ says where it stands: `state` is ok, forked, restored or revoked.

    `seq` and `hash` are the last step in HQ's custody for this device; push continues at `seq + 1`.
    `keys`: what HQ opens parcels with (X25519) and signs with (Ed25519), both public, raw, hex.
    """

    protocol: int
    epoch: str
    state: str
    seq: int
    hash: str
    head: int
    hq_time: str
    sites: list[str]
    max_steps: int
    max_bytes: int
    page_bytes: int
    wait_s: int
    purged_before: int = 0
    backoff_s: int = 0
    new_epoch: bool = False
    keys: str = ""


class Push(Letter):
    """Sealed steps of one chain from `first` on; `signature` (hex) is over the hash of the last."""

    device: str
    epoch: str
    first: int
    previous: str
    steps: list[Raw]
    signature: str
    openings: list[Raw] = field(default_factory=list)


class VerdictLetter(Letter):
    """HQ's stored answer to one step.

    `number` is HQ's own, `case` the case it opened, `retry_s` goes with retry_later.
    """

    seq: int
    step: str
    verdict: str
    code: str = ""
    message: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    revision: str = ""
    feed: int = 0
    number: str = ""
    case: str = ""
    retry_s: int = 0
    renamed: dict[str, str] = field(default_factory=dict)


class Pushed(Letter):
    """`acknowledged` is the last seq in custody. `resend_from` above 0: HQ has a gap, send from there."""

    acknowledged: int
    verdicts: list[VerdictLetter]
    head: int
    state: str = "ok"
    resend_from: int = 0


class Row(Letter):
    """One current thing of the feed: an item, a staff member, a site or a document."""

    seq: int
    kind: str
    id: str
    body: Raw


class Page(Letter):
    """Rows after the bookmark by `seq`; the next pull starts at `bookmark`. `complete`: none is left."""

    epoch: str
    rows: list[Row]
    bookmark: int
    head: int
    complete: bool
    digest: str = ""


class CataloguePage(Letter):
    """Items after a SKU in the order of SKU; `next` is empty at the end.

    `as_of` is the feed's head when the walk began, `seqs` are the items' own positions in it.
    """

    epoch: str
    items: list["ItemLetter"]
    next: str
    as_of: int
    total: int
    seqs: list[int] = field(default_factory=list)


class BarcodeLetter(Letter):
    """A code and its pack, a rational such as `12` or `1/3`."""

    code: str
    pack: str = "1"


class ItemLetter(Letter):
    """One SKU of the catalogue."""

    sku: str
    name: str
    name_hans: str = ""
    name_en: str = ""
    unit: str = ""
    decimals: int = 0
    price: str | None = None
    currency: str = ""
    category: str = ""
    tracking: str = "none"
    barcodes: list[BarcodeLetter] = field(default_factory=list)
    active: bool = True


class SiteLetter(Letter):
    """One site."""

    code: str
    name: str
    kind: str = "store"
    name_hans: str = ""
    name_en: str = ""
    zone: str = "Asia/Hong_Kong"


class StaffLetter(Letter):
    """One person who may sign in at this site; `pin` is an Argon2id hash, `ext` a telephone's extension."""

    code: str
    name: str
    role: str
    pin: str
    active: bool = True
    ext: str = ""


class StepSummary(Letter):
    """A step as a document's timeline shows it. `hash` is the head of its device's chain after it.

    `by_name` and `by_ext` are told where a device may have the document that knows not the person.
    `knew` is of a count's post: by device what HQ's book had then (sync/wire/knowing.py).
    """

    step: str
    seq: int
    name: str
    by: str
    device: str
    at: str
    verdict: str
    code: str = ""
    device_name: str = ""
    received_at: str = ""
    offset_ms: int = 0
    reason: str = ""
    hash: str = ""
    by_name: str = ""
    by_ext: str = ""
    knew: dict[str, list[int]] | None = None


class MovementLetter(Letter):
    """One movement. SKU, lot and expiry are left out where they are the line's own."""

    step: str
    line: str
    quantity: str
    origin: str
    destination: str
    at: str
    sku: str | UnsetType = UNSET
    lot: str | UnsetType = UNSET
    expires: str | UnsetType = UNSET
    decimals: int | UnsetType = UNSET


class ClashLetter(Letter):
    """What both sides changed: `line` empty for the header, `field` empty for edit against removal."""

    line: str
    field: str
    base: str
    mine: str
    hq: str


class EffectLetter(Letter):
    """What taking one choice of a case would move, as things stand."""

    take: str
    sku: str
    quantity: str
    origin: str
    destination: str
    name: str = ""
    lot: str = ""
    decimals: int = 0


class ActLetter(Letter):
    """Who did one side of a case, on which device and when; `step` is the step's name.

    `document` and `number` are told where it was done on another document than the case's, and
    `by_name` and `by_ext` where a device that has the case may not know the person.
    """

    by: str
    device: str
    at: str
    step: str
    device_name: str = ""
    document: str = ""
    number: str = ""
    by_name: str = ""
    by_ext: str = ""


class CaseLetter(Letter):
    """What waits for a person, on one document. `also` names other documents it is about.

    `mine_act` is the act that met with the case, `hq_act` the one that HQ had already.
    """

    case: str
    code: str
    message: str
    step: str
    state: str
    choices: list[str]
    opened_at: str
    also: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    base: ContentLetter | None = None
    mine: ContentLetter | None = None
    hq: ContentLetter | None = None
    clashes: list[ClashLetter] = field(default_factory=list)
    effects: list[EffectLetter] = field(default_factory=list)
    mine_act: ActLetter | None = None
    hq_act: ActLetter | None = None
    owner: str = ""
    taken: str = ""
    reason: str = ""
    resolved_by: str = ""
    resolved_at: str = ""


class DocumentLetter(Letter):
    """A document with all that happened to it, as HQ has it at `revision`."""

    id: str
    number: str
    kind: str
    state: str
    revision: str
    site: str
    occurred_at: str
    content: ContentLetter
    hq_number: str = ""
    steps: list[StepSummary] = field(default_factory=list)
    movements: list[MovementLetter] = field(default_factory=list)
    cases: list[CaseLetter] = field(default_factory=list)
    attachments: list[AttachmentLetter] = field(default_factory=list)


Entity: TypeAlias = DocumentLetter | ItemLetter | SiteLetter | StaffLetter
