"""The kinds of document, one file each. A new kind is one new file here and nothing else.

A kind's file holds a `KIND`: its name, the two letters of its numbers, its steps and what they
move. It knows neither books nor wire.
"""

import importlib
import pkgutil
from types import MappingProxyType

from sync.stock.kinds.kind import Kind
from sync.stock.refusal import Refusal


def _read_kinds() -> MappingProxyType[str, Kind]:
    found: dict[str, Kind] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name != "kind"):
        kind: Kind = importlib.import_module(f"{__name__}.{module}").KIND
        found[kind.name] = kind
    return MappingProxyType(found)


KINDS = _read_kinds()
"""Every kind by its name."""


def kind_named(name: str) -> Kind:
    """The kind of that name; raises Refusal `unknown_kind`."""
    try:
        return KINDS[name]
    except KeyError:
        raise Refusal("unknown_kind", f"There is no document of kind {name[:40]!r}.") from None
