"""What one profile prefers, read once at start, and where they lie.

Facts of the books (device, site, people) are not settings and do not belong here.
"""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Literal, get_args

Sound = Literal["off", "tick", "both"]

LOCK_MINUTES = (3, 5, 10, 30)
"""After so many minutes without a key or the pointer the next who comes types a PIN."""

SOUNDS: tuple[Sound, ...] = get_args(Sound)

_ALLOWED: Mapping[str, tuple[object, ...]] = {
    "language": ("", "zh_HK", "zh_CN", "en"),
    "theme": ("light", "dark", "system"),
    "density": ("compact", "standard", "touch"),
    "sound": SOUNDS,
    "lock_minutes": LOCK_MINUTES,
}

_ALLOW_HTTP = "COUNTERSTOCK_ALLOW_HTTP"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """An empty language follows the computer."""

    language: str = ""
    theme: Literal["light", "dark", "system"] = "system"
    density: Literal["compact", "standard", "touch"] = "standard"
    sound: Sound = "both"
    lock_minutes: int = 10


def allows_http() -> bool:
    """Whether HQ may be spoken to in plain HTTP beyond this computer: whoever starts it must say so."""
    return os.environ.get(_ALLOW_HTTP) == "1"


def settings_file(profile: Path) -> Path:
    return profile / "settings.json"


def read_settings(profile: Path) -> Settings:
    """A missing or damaged file means the defaults: preferences never stop a shop."""
    path = settings_file(profile)
    if not path.exists():
        return Settings()
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        _log.warning("settings cannot be read, using the defaults: %s", path)
        return Settings()
    return _known(read)


def save_settings(profile: Path, settings: Settings) -> None:
    """Written beside and then put in place, so that a power cut leaves the old or the new."""
    path = settings_file(profile)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    fresh.replace(path)


def _known(read: object) -> Settings:
    if not isinstance(read, dict):
        return Settings()
    names = [field.name for field in fields(Settings)]
    valid = {name: read[name] for name in names if read.get(name) in _ALLOWED[name]}
    return replace(Settings(), **valid)
