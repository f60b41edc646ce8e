"""One look for a new version, from the question to a folder that is whole, tested and ready."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sync.updates.assembling import FreeBytes, assemble, free_bytes
from sync.updates.fetching import Source
from sync.updates.installation import ROOT_FILE, Installation
from sync.updates.rules import chosen
from sync.updates.trouble import UpdateTrouble
from sync.updates.trusted import Trusted
from sync.updates.trying_out import try_out
from sync.wire.releasing import ReleaseLetter

State = Literal["newest", "ready", "older_offered", "failed"]


@dataclass(frozen=True, slots=True)
class Looked:
    """How a look ended: the version that runs, and the one that is `ready` or has `failed` its self-test."""

    state: State
    running: str
    version: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """What a look asks of the world beside the disk."""

    source: Source
    try_out: Callable[[Path], str] = try_out
    free_bytes: FreeBytes = free_bytes


def look(installation: Installation, ways: Ways, *, system: str, site: str) -> Looked:
    """Fetch, put together and test the version that this site may have, if there is a newer one.

    What runs is not touched, and nothing is put in place. Takes minutes: on a thread of its own.
    Raises UpdateTrouble and HqAway; the next look goes on where this one stopped.
    """
    lock = installation.alone()
    try:
        return _looked(installation, ways, system, site)
    finally:
        lock.release()


def _looked(installation: Installation, ways: Ways, system: str, site: str) -> Looked:
    running, ready = installation.version, installation.ready()
    installation.tidy()
    root = (installation.folder / ROOT_FILE).read_bytes()
    trusted = Trusted(root, installation.trusted, ways.source)
    offers, refused = trusted.offers(system), installation.refused()
    choice = chosen(offers, running=running, site=site, refused=refused)
    if choice.is_older_offered:
        return Looked("older_offered", running)
    if choice.offer is None or choice.offer.version == ready:
        return Looked("ready" if ready else "newest", running, ready)
    return _made_ready(trusted.release(choice.offer), installation, ways)


def _made_ready(release: ReleaseLetter, installation: Installation, ways: Ways) -> Looked:
    folder = assemble(release, installation, ways.source, free_bytes=ways.free_bytes)
    try:
        ways.try_out(folder)
    except UpdateTrouble as trouble:
        if trouble.code != "failed_test":
            raise
        installation.refuse(release.version, trouble.message)
        return Looked("failed", installation.version, release.version, why=trouble.message)
    installation.make_ready(release.version)
    return Looked("ready", installation.version, release.version)
