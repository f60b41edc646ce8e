"""One place in a device's chain: the bytes HQ has in custody, and the step they say, if they say one."""

from dataclasses import dataclass
from typing import NamedTuple

from sync.hq.act import Act, foretold
from sync.stock.refusal import Refusal
from sync.wire.letters import changed, unpacked
from sync.wire.messages import LineLetter, StepLetter
from sync.wire.protocol import MAX_STEP_BYTES

SHORT = 200
"""Characters of a text that may be part of an index: names, numbers, codes."""
_NAME = 64
_FARTHEST_OFFSET_MS = 10**13
"""Three centuries: further than any two clocks that can be told (sync.stock.moment) are apart."""


class DeviceRow(NamedTuple):
    """A device as custody needs it; `seq` and `hash` are the head of its chain at HQ."""

    id: str
    number: str
    name: str
    site: str
    public_key: bytes
    state: str
    previous: str
    seq: int
    hash: bytes


@dataclass(slots=True)
class Entry:
    """A place in a chain. `letter` is None where the bytes are no step, and `fault` says why.

    `is_waiting`: judged before, without a final verdict. `act` is as StepRead's.
    """

    device: DeviceRow
    seq: int
    body: bytes
    hash: bytes
    received_at: str
    letter: StepLetter | None
    fault: Refusal | None
    signature: bytes | None = None
    is_waiting: bool = False
    act: Act | None = None

    @property
    def step(self) -> str:
        """The step's id; empty where there is none."""
        return self.letter.step if self.letter else ""

    @property
    def document(self) -> str:
        """The document's id; empty where there is none."""
        return self.letter.document if self.letter else ""


class StepRead(NamedTuple):
    """What the bytes of a step say; `letter` and `fault` as an entry's. `act` None: the judge is to read it."""

    body: bytes
    letter: StepLetter | None
    fault: Refusal | None
    act: Act | None = None


def read_step(body: bytes) -> StepRead:
    """What those bytes say, whatever they are."""
    try:
        return StepRead(body, _read(body), None)
    except Refusal as refusal:
        return StepRead(body, None, refusal)


def acted(step: StepRead) -> StepRead:
    """The step with its act, unless a document is needed to tell it or the law says no to it."""
    act = foretold(step.letter) if step.letter is not None else None
    return step if act is None else step._replace(act=act)


def entry_of(
    device: DeviceRow, seq: int, step: StepRead, *, head: bytes, received_at: str
) -> Entry:
    """The entry of a step at that place; `head` is the chain's after it."""
    body, letter, fault, act = step
    return Entry(device, seq, body, head, received_at, letter, fault, act=act)


def read_entry(device: DeviceRow, seq: int, body: bytes, *, head: bytes, received_at: str) -> Entry:
    """As `entry_of`, of those bytes."""
    return entry_of(device, seq, read_step(body), head=head, received_at=received_at)


def same_act(one: StepLetter, other: StepLetter) -> bool:
    """Whether two seals say the same, but for whose chain they stand in."""
    return _act(one) == _act(other)


def _act(letter: StepLetter) -> StepLetter:
    return changed(
        letter,
        device="",
        seq=0,
        hlc="",
        origin=None,
        bookmark=0,
        recorded_at="",
        offset_ms=0,
    )


def _read(body: bytes) -> StepLetter:
    """The step in `body`; raises Refusal `malformed` for what no shop seals."""
    if len(body) > MAX_STEP_BYTES:
        raise Refusal("malformed", f"A step has {MAX_STEP_BYTES} bytes at most.")
    if b"\\u0000" in body:  # PostgreSQL keeps no NUL in a text
        raise Refusal("malformed", "A text holds a NUL.")
    try:
        letter = unpacked(body, StepLetter)
    except Refusal as refusal:
        raise Refusal("malformed", refusal.message) from refusal
    _check_names(letter)
    return letter


def _check_names(letter: StepLetter) -> None:
    """Names go into keys and indexes of the books, which have an end."""
    names = (letter.step, letter.document, letter.kind, letter.name, letter.site)
    if not all(names) or len(max(names, key=len)) > _NAME:
        raise Refusal("malformed", "A step names itself, its document, kind, act and site.")
    others = (letter.by, letter.number, letter.case, letter.take)
    if len(max(others, key=len)) > _NAME or abs(letter.offset_ms) > _FARTHEST_OFFSET_MS:
        raise Refusal("malformed", "A name or the clock's offset is longer than any there is.")
    for line in _lines(letter):
        if not line.line or not line.sku or len(line.line) > _NAME:
            raise Refusal("malformed", "A line has a name and a SKU.")
        if len(line.sku) + len(line.lot) + len(line.bin) > SHORT:
            raise Refusal("malformed", f"SKU, lot and bin have {SHORT} characters at most.")


def _lines(letter: StepLetter) -> list[LineLetter]:
    lines = letter.content.lines if letter.content else []
    if letter.changes is not None:
        lines = [*lines, *(line for line in letter.changes.lines.values() if line is not None)]
    return lines
