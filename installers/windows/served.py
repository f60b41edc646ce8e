"""Whose updates a build takes, and for the trial a publisher of its own, whose keys are worth nothing."""

import argparse
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from installers import publish
from sync.updates.repository import Repository

SYSTEM = "win32-x86_64"
_PASSPHRASE = "of the trial alone"  # noqa: S105 - of keys that are worth nothing
_MOST_KEYS = 6
_UNSAID = (
    "Whose updates does it take? --updates DIR names a folder of installers/publish.py;"
    " with --no-updates it is never updated from inside."
)


@dataclass(frozen=True, slots=True)
class Served:
    """A folder of updates as installers/publish.py makes it, with the trial's keys beside it."""

    folder: Path

    @property
    def keys(self) -> Path:
        """All three keys in one folder: good enough for a trial, and for nothing else."""
        return self.folder.with_name(f"{self.folder.name}-keys")

    def found(self) -> None:
        """An empty one with keys of its own; what lay there before is taken away."""
        for old in (self.folder, self.keys):
            shutil.rmtree(old, ignore_errors=True)
        self._publish("init", "--root-keys", str(self.keys), "--keys", str(self.keys))

    def give_out(self, built: Path, version: str) -> None:
        """That version to everybody; nothing is done twice."""
        if version not in [offer.version for offer in Repository(self.folder).offers(SYSTEM)]:
            words = (str(built), version, SYSTEM, "--keys", str(self.keys), "--share", "100")
            self._publish("publish", *words)

    def _publish(self, command: str, *words: str) -> None:
        reading, writing = os.pipe()
        os.write(writing, f"{_PASSPHRASE}\n".encode() * _MOST_KEYS)
        os.close(writing)
        asked = (command, str(self.folder), *words, "--passphrase-fd", str(reading))
        if publish.main(asked):
            raise RuntimeError(f"The trial's updates could not be made: {command}.")


def trust(served: Path, folder: Path) -> None:
    """The frozen folder takes its updates from there; before it is packed. Raises RuntimeError."""
    if publish.main(("trust", str(served), str(folder))):
        raise RuntimeError(f"{served} holds no updates that a build could trust.")


def missing(told: argparse.Namespace) -> list[str]:
    """A sentence where nobody said whose updates the build takes: it could never be updated again."""
    if told.try_ or told.no_updates:
        return []
    if told.updates is None:
        return [_UNSAID]
    is_signed = (told.updates / "metadata" / "timestamp.json").is_file()
    return [] if is_signed else [f"{told.updates} holds no signed updates: see docs/updates.md."]
