"""From what a caller wrote to what stands on a document.

Both ends draw up documents by these rules; each brings its own catalogue as `Items`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from sync.stock.document import Changes, Content
from sync.stock.kinds import kind_named
from sync.stock.quantity import parse_quantity
from sync.stock.refusal import Refusal
from sync.wire.drafted_line import Items, changed_line, given, moment_of, new_line
from sync.wire.record import ChangedLine, RecordLetter, StepDataLetter

_EVERY_KIND = ("party", "reference", "note")
_PLAIN_FIELDS = (*_EVERY_KIND, "reason", "to_site")
"""Header fields that letter and law call by one name; a return's direction has two."""


@dataclass(frozen=True, slots=True)
class StepData:
    """What a step brings beside its name. `arrived` maps line to smallest units; None: as sent."""

    changes: Changes | None = None
    arrived: Mapping[str, int] | None = None
    occurred_at: str = ""
    reason: str = ""


def content_of(letter: RecordLetter, items: Items) -> Content:
    """The content of a new document, its lines named 1, 2 and so on.

    Raises Refusal: `unknown_kind`, `unknown_field`, `return_direction`, and as `new_line` does.
    """
    kind = kind_named(letter.kind)
    fields = {name: text for name in _PLAIN_FIELDS if (text := getattr(letter, name))}
    if letter.origin or letter.destination:
        fields["counterpart"] = _counterpart(letter.origin, letter.destination)
    _check_fields(letter.kind, fields)
    lines = tuple(
        new_line(str(n), line, items, allow_zero=kind.allows_zero)
        for n, line in enumerate(letter.lines, 1)
    )
    return Content(lines, **fields)


def edit_of(letter: StepDataLetter, kind: str, content: Content, items: Items) -> StepData:
    """An edit of a document whose content is `content`: its changes, in whole lines.

    Raises Refusal: `unknown_field`, `no_changes`, and as `changed_line` does.
    """
    changes = changes_of(letter, kind, content, items)
    if not changes.fields and not changes.lines:
        raise Refusal("no_changes", "An edit says what it changes.")
    return StepData(changes, occurred_at=moment_of(letter.occurred_at))


def changes_of(letter: StepDataLetter, kind: str, content: Content, items: Items) -> Changes:
    """The changes that `letter` makes to `content`; none if it says none."""
    fields = _fields(letter)
    _check_fields(kind, fields)
    allow_zero = kind_named(kind).allows_zero
    lines = {
        name: changed_line(name, change, content.line(name), items, allow_zero=allow_zero)
        for name, change in letter.lines.items()
    }
    return Changes(fields, lines)


def arrival_of(letter: StepDataLetter, content: Content) -> StepData:
    """What arrived of a transfer, or was handed over of a reservation, by line.

    Nothing said means as sent, null means none of it.

    Raises Refusal: `unknown_line`, `unknown_field` where more than quantities are given.
    """
    if _fields(letter):
        raise Refusal("unknown_field", "An arrival takes lines and occurred_at, and nothing else.")
    arrived = {name: _arrived(name, change, content) for name, change in letter.lines.items()}
    return StepData(None, arrived or None, moment_of(letter.occurred_at))


def plain_step_of(letter: StepDataLetter) -> StepData:
    """The data of a step that changes nothing on paper. Raises Refusal `unknown_field`."""
    if letter.lines or set(_fields(letter)) - {"reason"}:
        raise Refusal("unknown_field", "This step takes occurred_at and reason, and nothing else.")
    return StepData(None, None, moment_of(letter.occurred_at), given(letter.reason, ""))


def step_data_of(
    letter: StepDataLetter, name: str, content: Content, *, kind: str, items: Items
) -> StepData:
    """The data of step `name` on a document of that kind and content."""
    if name == "edit":
        return edit_of(letter, kind, content, items)
    if name in {"arrive", "fulfil"}:
        return arrival_of(letter, content)
    return plain_step_of(letter)


def _arrived(name: str, change: ChangedLine | None, content: Content) -> int:
    sent = content.line(name)
    if sent is None:
        raise Refusal("unknown_line", f"The transfer has no line {name[:40]!r}.", line=name[:40])
    if change is None:
        return 0
    quantity = change.quantity
    if isinstance(quantity, UnsetType) or change != ChangedLine(quantity=quantity):
        raise Refusal("unknown_field", f"Line {name} of an arrival takes a quantity only.")
    return parse_quantity(quantity, sent.decimals, allow_zero=True)


def _fields(letter: StepDataLetter) -> dict[str, str]:
    written = {name: getattr(letter, name) for name in _PLAIN_FIELDS}
    fields = {name: text for name, text in written.items() if text is not UNSET}
    if letter.origin is not UNSET or letter.destination is not UNSET:
        fields["counterpart"] = _counterpart(
            given(letter.origin, ""), given(letter.destination, "")
        )
    return fields


def _check_fields(kind: str, fields: Mapping[str, str]) -> None:
    for name in fields:
        if name not in _EVERY_KIND and name not in kind_named(kind).fields:
            raise Refusal("unknown_field", f"A {kind} has no field {name!r}.", field=name)


def _counterpart(origin: str, destination: str) -> str:
    if origin not in {"", "customer"} or destination not in {"", "supplier"}:
        raise Refusal("return_direction", 'A return is "from": "customer" or "to": "supplier".')
    if origin and destination:
        raise Refusal("return_direction", "A return has one direction, not two.")
    return origin or destination
