"""The design tokens of resources/theme/tokens.json as one frozen value."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal

Scheme = Literal["light", "dark"]
Density = Literal["compact", "standard", "touch"]

DENSITIES: tuple[Density, ...] = ("compact", "standard", "touch")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #RRGGBB or #RRGGBBAA by scheme and role; sizes in px; motion in ms."""

    colours: Mapping[str, Mapping[str, str]]
    type_px: Mapping[str, int]
    row_px: Mapping[str, int]
    motion_ms: Mapping[str, int]


def read_tokens() -> Tokens:
    source = resources.files("resources").joinpath("theme/tokens.json")
    read = json.loads(source.read_text(encoding="utf-8"))
    return Tokens(
        colours=read["color"],
        type_px={kind: sizes[0] for kind, sizes in read["type"].items()},
        row_px=read["rowHeight"],
        motion_ms=read["motion"],
    )
