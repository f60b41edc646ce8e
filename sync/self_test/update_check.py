"""The way of an update, tried whole: signed, given out by HQ, fetched by patches, and refused where it must be."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from sync.demo.company import Server
from sync.shop.hq_client import HqClient
from sync.stock.moment import Clock
from sync.updates.installation import CURRENT, ROOT_FILE, Installation
from sync.updates.place import Place, address_of
from sync.updates.release import folder_of
from sync.updates.repository import LISTS, ONLINE, ROOT, Publisher, Repository
from sync.updates.trouble import UpdateTrouble
from sync.updates.updating import Looked, Ways, look
from sync.wire.releasing import OfferLetter

_SYSTEM, _OLD, _NEW, _LATER = "self-test", "1.0", "1.1", "1.2"
_PROGRAM = b"".join(b"line %d of a program\n" % number for number in range(5000))


@dataclass(frozen=True, slots=True)
class Trial:
    """A publisher with keys of its own, and a copy of the program that has the old version."""

    repository: Repository
    publisher: Publisher
    copy: Installation


def new_trial(folder: Path) -> Trial:
    """Two versions published, the old one installed."""
    root, lists, online = (CryptoSigner.generate_ed25519() for _ in range(3))
    publisher = Publisher(lists, online, datetime.now(UTC))
    repository = Repository(folder / "served")
    named = {ROOT: root, LISTS: lists, ONLINE: online}
    trusted = repository.found(
        {role: [signer.public_key] for role, signer in named.items()}, root, publisher
    )
    made = Trial(repository, publisher, Installation(folder / "copy", folder_of(_OLD)))
    _build(made.copy.folder, _OLD, trusted)
    (made.copy.root / CURRENT).write_text(made.copy.running, encoding="utf-8")
    for version in (_OLD, _NEW):
        publish(made, version)
    return made


def publish(trial: Trial, version: str) -> None:
    """Give a version out to all sites."""
    built = trial.repository.folder.with_name(version)
    _build(built, version, trial.repository.root())
    offer = OfferLetter(version=version, system=_SYSTEM, share=100)
    trial.repository.publish(built, offer, trial.publisher)


def update_over_the_line(trial: Trial, server: Server, clock: Clock) -> str:
    """What came over the line of an HQ that gives the trial's updates out. Raises Trouble."""
    with HqClient(address_of(server.url, ""), clock=clock) as client:
        found = _looked(trial, client)
        made = trial.copy.root / folder_of(_NEW) / "program"
        if found.version != _NEW or made.read_bytes() != _PROGRAM + _NEW.encode():
            raise UpdateTrouble("What was put together is not what was published.")
        trial.copy.put_in_place(_NEW)
        stranger = Publisher(
            CryptoSigner.generate_ed25519(), trial.publisher.online, trial.publisher.now
        )
        publish(Trial(trial.repository, stranger, trial.copy), _LATER)
        try:
            _looked(trial, client)
        except UpdateTrouble as refused:
            if refused.code != "unsigned":
                raise
            return f"{_NEW} came by patches and is whole; what a stranger signed was refused"
    raise UpdateTrouble("What a stranger signed was taken.", code="unsigned")


def _looked(trial: Trial, client: HqClient) -> Looked:
    ways = Ways(Place(client), try_out=lambda _folder: "this is one", free_bytes=lambda _: 1 << 40)
    return look(trial.copy, ways, system=_SYSTEM, site="MK02")


def _build(folder: Path, version: str, trusted: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "program").write_bytes(_PROGRAM + version.encode())
    (folder / ROOT_FILE).write_bytes(trusted)
