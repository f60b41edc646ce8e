"""What a caller writes for `record` and for the `--data` of a step: strict, because a typing slip is not stock.

A letter here is untrusted text. Anything but its own fields, in their own types, is a Refusal with
a code and a sentence; the values of the law are made from it in `drafting`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NoReturn, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from sync.stock.refusal import Refusal
from sync.wire.protocol import MAX_TEXT

_MAX_NAME = 200
"""Keys and codes are names, not prose."""


class RecordedLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a document: `sku` or `barcode`, and a quantity.

    The quantity is in base units, or in packs where the barcode names a pack.
    """

    quantity: str
    sku: str = ""
    barcode: str = ""
    unit_price: str | None = None
    lot: str = ""
    expires: str = ""
    bin: str = ""


class RecordLetter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One document as CLI.md has it. `key` is the caller's own name for it, `by` a staff code."""

    kind: str
    lines: list[RecordedLine]
    party: str = ""
    reference: str = ""
    note: str = ""
    origin: str = field(name="from", default="")
    destination: str = field(name="to", default="")
    reason: str = ""
    to_site: str = ""
    occurred_at: str = ""
    post: bool = True
    by: str = ""
    key: str = ""


class ChangedLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a step says of one line; fields that are left out stay as they are."""

    quantity: str | UnsetType = UNSET
    sku: str | UnsetType = UNSET
    barcode: str | UnsetType = UNSET
    unit_price: str | UnsetType | None = UNSET
    lot: str | UnsetType = UNSET
    expires: str | UnsetType = UNSET
    bin: str | UnsetType = UNSET


class StepDataLetter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `--data` of a step or a resolution. Lines by name; null takes a line away."""

    lines: dict[str, ChangedLine | None] = field(default_factory=dict)
    party: str | UnsetType = UNSET
    reference: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    origin: str | UnsetType = field(name="from", default=UNSET)
    destination: str | UnsetType = field(name="to", default=UNSET)
    reason: str | UnsetType = UNSET
    to_site: str | UnsetType = UNSET
    occurred_at: str = ""


_Letter = TypeVar("_Letter", RecordLetter, StepDataLetter)

_records = msgspec.json.Decoder(RecordLetter)
_step_data = msgspec.json.Decoder(StepDataLetter)


def record_read(text: bytes) -> RecordLetter:
    """One line of `record`.

    Raises Refusal: `malformed_json`, `unknown_field`, `missing_field`, `wrong_type`,
    `forbidden_text`, `text_too_long`.
    """
    return _checked(_decoded(_records, text))


def step_data_read(text: bytes) -> StepDataLetter:
    """The `--data` of a step. Raises Refusal as `record_read` does."""
    return _checked(_decoded(_step_data, text))


def _decoded(decoder: msgspec.json.Decoder[_Letter], text: bytes) -> _Letter:
    try:
        return decoder.decode(text)
    except msgspec.ValidationError as fault:
        _refuse_shape(str(fault))
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise Refusal("malformed_json", f"This is not a JSON object in UTF-8: {fault}.") from fault


_SHAPE = re.compile(r"^(?P<what>.*?)( - at `\$\.?(?P<where>.*)`)?$", re.DOTALL)
_FIELD = re.compile(r"field `(?P<name>.*)`", re.DOTALL)


def _refuse_shape(fault: str) -> NoReturn:
    found = _SHAPE.match(fault)
    what, where = (found["what"], found["where"] or "") if found else (fault, "")
    named = _FIELD.search(what)
    name = (named["name"] if named else where)[:_MAX_NAME]
    place = f" in {where[:_MAX_NAME]}" if where else ""
    if what.startswith("Object contains unknown field"):
        raise Refusal("unknown_field", f"There is no field {name!r}{place}.", field=name)
    if what.startswith("Object missing required field"):
        raise Refusal("missing_field", f"The field {name!r} is missing{place}.", field=name)
    raise Refusal("wrong_type", f"{what.replace('`', '')}{place}.", field=name)


def _checked(letter: _Letter) -> _Letter:
    for where, text in _texts(letter):
        if "\0" in text:
            raise Refusal(
                "forbidden_text", f"The field {where!r} holds a NUL character.", field=where
            )
        if len(text) > MAX_TEXT or len(text.encode()) > MAX_TEXT:
            raise Refusal(
                "text_too_long", f"The field {where!r} is longer than 64 KiB.", field=where
            )
    return letter


@cache
def _fields_of(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """Each field's name here and in the letter; msgspec works them out anew each time."""
    return tuple((info.name, info.encode_name) for info in msgspec.structs.fields(kind))


def _texts(letter: Struct) -> Iterator[tuple[str, str]]:
    for attribute, name in _fields_of(type(letter)):
        value = getattr(letter, attribute)
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, list):
            yield from (found for line in value for found in _texts(line))
        elif isinstance(value, dict):
            yield from (("lines", key) for key in value)
            yield from (
                found for line in value.values() if line is not None for found in _texts(line)
            )
