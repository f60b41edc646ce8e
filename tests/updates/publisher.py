"""A publisher with real keys and small versions, and a PC that has one of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from securesystemslib.signer import CryptoSigner, Key

from sync.shop.trouble import HqAway
from sync.stock.refusal import Refusal
from sync.updates.installation import CURRENT, ROOT_FILE, Installation
from sync.updates.release import folder_of
from sync.updates.repository import LISTS, ONLINE, ROOT, Publisher, Repository
from sync.updates.updating import Looked, Ways, look
from sync.wire.releasing import OfferLetter

SYSTEM = "linux-x86_64"
PLENTY = 1 << 40
PROGRAM = b"#!/bin/sh\n" + b"".join(b"echo line %d of the program\n" % n for n in range(2000))


class Keys:
    """One key a role."""

    def __init__(self) -> None:
        self.root, self.lists, self.online = (CryptoSigner.generate_ed25519() for _ in range(3))

    def publisher(self, now: datetime | None = None) -> Publisher:
        return Publisher(self.lists, self.online, now or datetime.now(UTC))

    def public(self) -> dict[str, list[Key]]:
        named = {ROOT: self.root, LISTS: self.lists, ONLINE: self.online}
        return {role: [signer.public_key] for role, signer in named.items()}


def founded(folder: Path, keys: Keys, now: datetime | None = None) -> Repository:
    repository = Repository(folder)
    repository.found(keys.public(), keys.root, keys.publisher(now))
    return repository


def built(folder: Path, version: str, root: bytes) -> Path:
    """A version as it is built: a program, what stays the same, and a link."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "counterstock").write_bytes(PROGRAM + f"echo {version}\n".encode())
    (folder / "counterstock").chmod(0o755)
    (folder / "_internal" / "large.so").write_bytes(bytes(range(256)) * 64)
    (folder / "_internal" / "說明.txt").write_text(f"版本 {version}", encoding="utf-8")
    (folder / "_internal" / "same.so").symlink_to("large.so")
    (folder / ROOT_FILE).write_bytes(root)
    return folder


def offer(version: str, share: int = 100, **sites: int) -> OfferLetter:
    return OfferLetter(version=version, system=SYSTEM, share=share, sites=sites)


def installed(root: Path, version: str, trusts: bytes) -> Installation:
    """A PC with that version, as its installer leaves it."""
    built(root / folder_of(version), version, trusts)
    (root / CURRENT).write_text(folder_of(version), encoding="utf-8")
    return Installation(root, folder_of(version))


class Line:
    """The place of the updates as a PC reaches it: what it was asked, and what goes wrong on the way."""

    def __init__(self, folder: Path, *, at_once: int = 4096) -> None:
        self._folder, self._at_once = folder, at_once
        self.asked: list[tuple[str, int]] = []
        self.sent_bytes = 0
        self.breaks_after: int | None = None
        self.bent: Callable[[str, bytes], bytes] = lambda _path, body: body

    def __call__(self, path: str, start: int) -> bytes:
        self.asked.append((path, start))
        if self.breaks_after is not None and len(self.asked) > self.breaks_after:
            raise HqAway("The line is cut.")
        file = self._folder / path
        if not file.is_file():
            raise Refusal("unknown_update", "There is no such file.")
        body = self.bent(path, file.read_bytes())[start : start + self._at_once]
        self.sent_bytes += len(body)
        return body

    def mend(self) -> None:
        self.breaks_after, self.asked, self.sent_bytes = None, [], 0
        self.bent = lambda _path, body: body


def passes(_folder: Path) -> str:
    return "passed"


def looked(
    pc: Installation,
    line: Line,
    *,
    site: str = "MK02",
    try_out: Callable[[Path], str] = passes,
    free: int = PLENTY,
) -> Looked:
    ways = Ways(line, try_out, lambda _folder: free)
    return look(pc, ways, system=SYSTEM, site=site)
