"""What both ends show of their books, as plain values. Quantities are smallest units beside `decimals`."""

from dataclasses import dataclass
from enum import StrEnum

from sync.stock.attachment import Attachment
from sync.stock.document import Content


class Figure(StrEnum):
    """What a person may ask the reason of."""

    ON_HAND = "on_hand"
    RESERVED = "reserved"
    AVAILABLE = "available"
    IN_TRANSIT = "in_transit"


@dataclass(frozen=True, slots=True)
class StockRow:
    """One (site, SKU, bin, lot).

    `on_hand` includes `pending`; `in_transit` is on its way to the site and stands on a SKU's first
    row only; `as_of` is when HQ's part was known (UTC text, empty: never).
    """

    site: str
    sku: str
    bin: str
    lot: str
    expires: str
    decimals: int
    on_hand: int
    reserved: int
    in_transit: int
    pending: int
    as_of: str

    @property
    def available(self) -> int:
        """What may still be promised."""
        return self.on_hand - self.reserved


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One thing that a SKU's figure at a site is made of, oldest first; `balance` is after it.

    `verdict` is empty while it waits here.
    `counted` is set on a count's line: the quantity that was found.
    """

    at: str
    number: str
    document: str
    kind: str
    step: str
    by: str
    device: str
    decimals: int
    delta: int
    balance: int
    verdict: str
    counted: int | None = None
    party: str = ""
    reason: str = ""
    device_name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list. `pending` counts its steps that wait here; `cases` its open cases."""

    document: str
    number: str
    kind: str
    state: str
    revision: str
    pending: int
    site: str = ""
    party: str = ""
    occurred_at: str = ""
    by: str = ""
    lines: int = 0
    first_item: str = ""
    cases: int = 0


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step on a timeline. `verdict` is empty while it waits; `hash` the head of the device's chain after it.

    `by_name` and `by_ext` are HQ's word for a person of another site.
    """

    seq: int
    step: str
    by: str
    device: str
    at: str
    verdict: str
    code: str = ""
    received_at: str = ""
    offset_ms: int = 0
    reason: str = ""
    hash: str = ""
    device_name: str = ""
    by_name: str = ""
    by_ext: str = ""


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A movement on a document."""

    sku: str
    lot: str
    origin: str
    destination: str
    quantity: int
    decimals: int
    at: str
    step: str


@dataclass(frozen=True, slots=True)
class CountedLine:
    """What a count found on one line. `variance` is the residual after `explained` (number, quantity)."""

    line: str
    counted: int
    book: int
    variance: int
    explained: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseEffect:
    """What taking one choice (`take`) of a case would move: `quantity` smallest units, above zero."""

    take: str
    sku: str
    name: str
    lot: str
    origin: str
    destination: str
    quantity: int
    decimals: int


@dataclass(frozen=True, slots=True)
class StockChange:
    """What a choice would make of the stock at one place, in smallest units."""

    place: str
    sku: str
    name: str
    lot: str
    before: int
    after: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Act:
    """Who did one side of a case, on which device, when (UTC text); `step` is the step's name.

    `document` and `number` are set where it was done on another document than the case's.
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


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What waits for a person on one document. `state` is open or resolved.

    `mine_act` is the act that met with the case, `hq_act` the one that HQ had already.
    """

    case: str
    document: str
    number: str
    also: tuple[str, ...]
    code: str
    message: str
    facts: dict[str, str]
    base: Content | None
    mine: Content | None
    hq: Content | None
    choices: tuple[str, ...]
    state: str
    opened_at: str = ""
    step: str = ""
    resolved_by: str = ""
    taken: str = ""
    reason: str = ""
    effects: tuple[CaseEffect, ...] = ()
    mine_act: Act | None = None
    hq_act: Act | None = None
    resolved_at: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything about one document."""

    document: str
    number: str
    hq_number: str
    kind: str
    state: str
    revision: str
    site: str
    occurred_at: str
    content: Content
    steps: tuple[StepRow, ...]
    movements: tuple[MovementRow, ...]
    cases: tuple[CaseRow, ...]
    counted: tuple[CountedLine, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def person_named(self, code: str) -> str:
        """The name that HQ told with a step of theirs; empty where it told none."""
        return next((step.by_name for step in self.steps if step.by == code), "")


@dataclass(frozen=True, slots=True)
class Report:
    """What a proof of the books found; `problems` are sentences that name document and person."""

    documents: int
    steps: int
    movements: int
    problems: tuple[str, ...]
    chain: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether everything adds up."""
        return not self.problems
