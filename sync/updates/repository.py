"""The publisher's side: a folder of signed metadata, lists and pieces, to be served as it lies.

The publisher's side of TUF is met here only. Keys come from outside, as signers; none is read or
written here. Whenever it is cut short the folder says what it said before: the timestamp, by which
devices see anything new, is written last.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from securesystemslib.signer import Key, Signer
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from sync.updates.cutting import Cut, cut
from sync.updates.fetching import METADATA, PIECES, TARGETS
from sync.updates.release import index_name, index_read, list_name, release_read
from sync.updates.rules import order_of
from sync.updates.trouble import UpdateTrouble
from sync.wire import letters
from sync.wire.releasing import IndexLetter, OfferLetter, ReleaseLetter

ROOT, LISTS, ONLINE = "root", "targets", "online"
"""Whose keys there are: of the keys themselves, of what is published, and of that it is fresh."""
ROLES: Mapping[str, tuple[str, ...]] = {
    ROOT: (Root.type,),
    LISTS: (Targets.type,),
    ONLINE: (Snapshot.type, Timestamp.type),
}
LIFETIMES = {
    Root.type: timedelta(days=730),
    Targets.type: timedelta(days=365),
    Snapshot.type: timedelta(days=30),
    Timestamp.type: timedelta(days=14),
}
KEPT = 3
"""Releases a system that are still given out, and that patches are made against."""

_Signed = TypeVar("_Signed", Targets, Snapshot, Timestamp)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who signs what is published, and the moment of it."""

    lists: Signer
    online: Signer
    now: datetime


class Repository:
    """The folder of the updates."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pieces = folder / PIECES

    def found(self, keys: Mapping[str, Iterable[Key]], root: Signer, publisher: Publisher) -> bytes:
        """Begin an empty one; the first root, which every build is to bring along."""
        if self._latest(Root.type):
            raise UpdateTrouble(f"{self.folder} holds a repository already.", code="not_here")
        for place in (METADATA, TARGETS, PIECES):
            (self.folder / place).mkdir(parents=True, exist_ok=True)
        signed = Root(consistent_snapshot=True)
        for role, held in keys.items():
            _hand_over(signed, role, held)
        self.change_root(signed, [root], publisher.now)
        self._publish(Targets(), publisher)
        return self.root()

    def root(self) -> bytes:
        """The newest root."""
        return (self.folder / METADATA / f"{self._latest(Root.type)}.root.json").read_bytes()

    def change_root(self, root: Root, signers: Iterable[Signer], now: datetime) -> None:
        """Write the next root, signed by all of them: those of the one before must be among them."""
        root.version = self._latest(Root.type) + 1
        root.expires = now + LIFETIMES[Root.type]
        made = Metadata(root)
        for signer in signers:
            made.sign(signer, append=True)
        self._write(METADATA, f"{root.version}.root.json", made.to_bytes())

    def hand_over(self, role: str, keys: Iterable[Key], root: Signer, now: datetime) -> None:
        """From now on those keys speak for a role, and the ones before no longer do."""
        signed = Metadata[Root].from_bytes(self.root()).signed
        _hand_over(signed, role, keys)
        self.change_root(signed, [root], now)

    def sign_again(self, publisher: Publisher) -> None:
        """The same as before, by other keys."""
        self._publish(self._targets(), publisher)

    def publish(self, built: Path, offer: OfferLetter, publisher: Publisher) -> ReleaseLetter:
        """Cut a built folder up and offer it; patches are made against the releases that are there.

        Raises UpdateTrouble where that version, or a newer one, is there already.
        """
        offers = self.offers(offer.system)
        newest = max((order_of(each.version) for each in offers), default=())
        if order_of(offer.version) <= newest:
            raise UpdateTrouble("That version, or a newer one, is published.", code="turned_back")
        earlier = [self.release(each) for each in offers]
        release = cut(built, offer.version, offer.system, Cut(self.pieces, earlier))
        self._offer(offer.system, [*offers, offer][-KEPT:], publisher, release)
        return release

    def stage(self, offer: OfferLetter, publisher: Publisher) -> None:
        """Say anew which sites may have a release; the offer names it. Raises UpdateTrouble."""
        offers = self.offers(offer.system)
        if offer.version not in [each.version for each in offers]:
            raise UpdateTrouble(f"There is no {offer.version} for {offer.system}.", code="not_here")
        told = [offer if each.version == offer.version else each for each in offers]
        self._offer(offer.system, told, publisher)

    def renew(self, online: Signer, now: datetime) -> None:
        """Say that all this still holds: to be done before the timestamp expires."""
        latest = self._latest(Targets.type)
        version = self._latest(Snapshot.type) + 1
        snapshot = Snapshot(version=version, expires=now + LIFETIMES[Snapshot.type])
        snapshot.meta = {"targets.json": MetaFile(version=latest)}
        self._sign(snapshot, f"{version}.snapshot.json", online)
        before = self.folder / METADATA / "timestamp.json"
        seen = Metadata[Timestamp].from_file(str(before)).signed.version if before.is_file() else 0
        timestamp = Timestamp(version=seen + 1, expires=now + LIFETIMES[Timestamp.type])
        timestamp.snapshot_meta = MetaFile(version=version)
        self._sign(timestamp, "timestamp.json", online)

    def offers(self, system: str) -> list[OfferLetter]:
        """What is offered for a system, oldest first."""
        body = self._target(index_name(system))
        return [] if body is None else index_read(body, system)

    def release(self, offer: OfferLetter) -> ReleaseLetter:
        """The files of an offer; raises UpdateTrouble where they are not there."""
        body = self._target(list_name(offer.version, offer.system))
        if body is None:
            raise UpdateTrouble(f"The list of {offer.version} is not there.")
        return release_read(body, offer)

    def _offer(
        self,
        system: str,
        offers: list[OfferLetter],
        publisher: Publisher,
        release: ReleaseLetter | None = None,
    ) -> None:
        told = {index_name(system): letters.packed(IndexLetter(offers=offers))}
        if release is not None:
            told[list_name(release.version, system)] = letters.packed(release)
        signed = self._targets()
        kept = {list_name(each.version, system) for each in offers}
        others = [n for n in signed.targets if n.endswith(f"-{system}.json") and n not in kept]
        for name in others:
            del signed.targets[name]
        for name, body in told.items():
            target = TargetFile.from_data(name, body, ["sha256"])
            self._write(TARGETS, f"{target.hashes['sha256']}.{name}", body)
            signed.targets[name] = target
        self._publish(signed, publisher)

    def _publish(self, signed: Targets, publisher: Publisher) -> None:
        signed.version = self._latest(Targets.type) + 1
        signed.expires = publisher.now + LIFETIMES[Targets.type]
        self._sign(signed, f"{signed.version}.targets.json", publisher.lists)
        self.renew(publisher.online, publisher.now)

    def _targets(self) -> Targets:
        name = f"{self._latest(Targets.type)}.targets.json"
        return Metadata[Targets].from_file(str(self.folder / METADATA / name)).signed

    def _target(self, name: str) -> bytes | None:
        found = self._targets().targets.get(name)
        if found is None:
            return None
        return (self.folder / TARGETS / f"{found.hashes['sha256']}.{name}").read_bytes()

    def _latest(self, role: str) -> int:
        """The newest version of a role's metadata; 0 where there is none."""
        found = (self.folder / METADATA).glob(f"*.{role}.json")
        return max((int(path.name.partition(".")[0]) for path in found), default=0)

    def _sign(self, signed: _Signed, name: str, signer: Signer) -> None:
        made = Metadata(signed)
        made.sign(signer)
        self._write(METADATA, name, made.to_bytes())

    def _write(self, place: str, name: str, body: bytes) -> None:
        lies = self.folder / place / name
        beside = lies.with_name(name + ".new")
        with beside.open("wb") as written:
            written.write(body)
            written.flush()
            os.fsync(written.fileno())
        beside.replace(lies)


def _hand_over(root: Root, role: str, keys: Iterable[Key]) -> None:
    for name in ROLES[role]:
        for keyid in list(root.roles[name].keyids):
            root.revoke_key(keyid, name)
        for key in keys:
            root.add_key(key, name)
