"""Publish updates: python -m installers.publish COMMAND. docs/updates.md tells the whole of it.

    init REPOSITORY --root-keys DIR --keys DIR    make the three keys and an empty repository
    trust REPOSITORY FOLDER                       let a built folder trust it; before it is packed
    publish REPOSITORY FOLDER VERSION SYSTEM --keys DIR [--share PERCENT] [--site CODE=PERCENT]…
    stage REPOSITORY VERSION SYSTEM --keys DIR [--share PERCENT] [--site CODE=PERCENT]…
    renew REPOSITORY --keys DIR                   say that all still holds; every week, by a timer
    rekey REPOSITORY ROLE --root-keys DIR --keys DIR    a new key for "targets" or "online"
    offers REPOSITORY SYSTEM                      what is offered, and to whom

SYSTEM is such as win32-x86_64 or linux-x86_64. Passphrases are asked for, or read from a file
descriptor, a line a key in the order in which they are needed: --passphrase-fd 3.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from installers.publish_keys import KeyFault, Passphrase, key_file, new_key, signer_of
from sync.updates.installation import ROOT_FILE
from sync.updates.repository import LISTS, ONLINE, ROOT, Publisher, Repository
from sync.updates.rules import is_version
from sync.updates.trouble import UpdateTrouble
from sync.wire.releasing import OfferLetter

_PERCENT = 100


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; 0 only if it was done, and a sentence where it was not."""
    told = _parser().parse_args(arguments)
    try:
        _COMMANDS[told.command](told)
    except (KeyFault, UpdateTrouble) as no:
        print(f"Nothing was done: {no}", file=sys.stderr)
        return 1
    return 0


def _init(told: argparse.Namespace) -> None:
    passphrase, repository = _passphrase(told), _repository(told)
    root = new_key(told.root_keys, ROOT, passphrase)
    lists = new_key(told.keys, LISTS, passphrase)
    online = new_key(told.keys, ONLINE, passphrase)
    named = {ROOT: root, LISTS: lists, ONLINE: online}
    public = {role: [signer.public_key] for role, signer in named.items()}
    repository.found(public, root, Publisher(lists, online, _now()))
    print(
        f"{repository.folder} is empty and signed. Put {told.root_keys} away, and a copy elsewhere."
    )


def _trust(told: argparse.Namespace) -> None:
    try:
        root = _repository(told).root()
    except FileNotFoundError as none:
        raise KeyFault(f"{told.repository} holds no signed updates: see init.") from none
    (told.folder / ROOT_FILE).write_bytes(root)
    print(f"{told.folder} takes its updates from whom {told.repository} is signed by.")


def _publish(told: argparse.Namespace) -> None:
    repository, offer = _repository(told), _offer(told)
    trusted = told.folder / ROOT_FILE
    if not trusted.is_file():
        raise KeyFault(f"{told.folder} trusts nobody; it could never be updated again: see trust.")
    release = repository.publish(told.folder, offer, _publisher(told))
    patched = [patch.blob.size for file in release.files for patch in file.patches]
    print(f"{offer.version} for {offer.system}: {len(release.files)} files, {_turn(offer)}.")
    print(f"{len(patched)} patches of {sum(patched):,} bytes in all.")


def _stage(told: argparse.Namespace) -> None:
    offer = _offer(told)
    _repository(told).stage(offer, _publisher(told))
    print(f"{offer.version} for {offer.system}: {_turn(offer)}.")


def _renew(told: argparse.Namespace) -> None:
    _repository(told).renew(signer_of(told.keys, ONLINE, _passphrase(told)), _now())
    print("Signed anew.")


def _rekey(told: argparse.Namespace) -> None:
    """The old key stays until the new one speaks; what it had signed is signed again."""
    passphrase, repository = _passphrase(told), _repository(told)
    root = signer_of(told.root_keys, ROOT, passphrase)
    before = key_file(told.keys, told.role)
    other = LISTS if told.role == ONLINE else ONLINE
    kept = signer_of(told.keys, other, passphrase)
    if before.is_file():
        before.replace(before.with_suffix(".given-up"))
    fresh = new_key(told.keys, told.role, passphrase)
    signers = {told.role: fresh, other: kept}
    repository.hand_over(told.role, [fresh.public_key], root, _now())
    repository.sign_again(Publisher(signers[LISTS], signers[ONLINE], _now()))
    print(f"From now on another key speaks for {told.role}. Destroy {before.stem}.given-up.")


def _offers(told: argparse.Namespace) -> None:
    for offer in _repository(told).offers(told.system):
        print(f"{offer.version}: {_turn(offer)}")


def _turn(offer: OfferLetter) -> str:
    sites = ", ".join(f"{code} {share} %" for code, share in sorted(offer.sites.items()))
    return f"{offer.share} % of the sites" + (f", {sites}" if sites else "")


def _offer(told: argparse.Namespace) -> OfferLetter:
    if not is_version(told.version):
        raise KeyFault(f"{told.version!r} is no version: numbers and points, such as 1.4.0.")
    sites = dict(told.site)
    return OfferLetter(version=told.version, system=told.system, share=told.share, sites=sites)


def _publisher(told: argparse.Namespace) -> Publisher:
    passphrase = _passphrase(told)
    lists = signer_of(told.keys, LISTS, passphrase)
    return Publisher(lists, signer_of(told.keys, ONLINE, passphrase), _now())


def _repository(told: argparse.Namespace) -> Repository:
    return Repository(told.repository.absolute())


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _passphrase(told: argparse.Namespace) -> Passphrase:
    if told.passphrase_fd is None:
        return _asked
    with os.fdopen(told.passphrase_fd, encoding="utf-8") as given:
        lines = iter(given.read().splitlines())

    def read(_name: str, _is_new: bool) -> str:  # noqa: FBT001 - as Passphrase has it
        return next(lines, "")

    return read


def _asked(name: str, is_new: bool) -> str:  # noqa: FBT001 - as Passphrase has it
    said = getpass.getpass(f"Passphrase of the key {name!r}: ")
    if is_new and getpass.getpass("The same again: ") != said:
        raise KeyFault("Those were two different ones.")
    return said


def _share(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _PERCENT):
        raise argparse.ArgumentTypeError(f"0 to 100 percent, not {text[:20]!r}")
    return int(text)


def _site(text: str) -> tuple[str, int]:
    code, _, share = text.partition("=")
    return code, _share(share)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="installers.publish",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    made = {name: commands.add_parser(name) for name in _COMMANDS}
    for command in made.values():
        command.add_argument("repository", type=Path)
        command.add_argument("--passphrase-fd", type=int)
    for name in ("trust", "publish"):
        made[name].add_argument("folder", type=Path)
    for name in ("publish", "stage"):
        made[name].add_argument("version")
        made[name].add_argument("system")
        made[name].add_argument("--share", type=_share, default=0)
        made[name].add_argument("--site", type=_site, action="append", default=[])
    made["offers"].add_argument("system")
    made["rekey"].add_argument("role", choices=[LISTS, ONLINE])
    for name in ("init", "rekey"):
        made[name].add_argument("--root-keys", type=Path, required=True)
    for name in ("init", "publish", "stage", "renew", "rekey"):
        made[name].add_argument("--keys", type=Path, required=True)
    return parser


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "init": _init,
    "trust": _trust,
    "publish": _publish,
    "stage": _stage,
    "renew": _renew,
    "rekey": _rekey,
    "offers": _offers,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
