"""The list of a release's files as read from outside: every path stays inside its folder, every hash is one."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from sync.stock.refusal import Refusal
from sync.updates.rules import is_version
from sync.updates.trouble import UpdateTrouble
from sync.wire import letters
from sync.wire.releasing import FileLetter, IndexLetter, OfferLetter, PieceLetter, ReleaseLetter

FOLDER = "app-"
"""How the name of a version's folder begins."""
PART = ".part"
"""How the name of one that is being put together ends."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[0-9a-z][0-9a-z.-]{0,199}")
_MOST_BYTES, _LONGEST_PATH = 1 << 30, 180
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"\\|?*]')


def folder_of(version: str) -> str:
    """The name of a version's folder."""
    return FOLDER + version


def system_of(platform: str, machine: str) -> str:
    """How releases name a system, from `sys.platform` and `platform.machine()`."""
    told = {"amd64": "x86_64", "arm64": "aarch64"}
    return f"{platform}-{told.get(machine.lower(), machine.lower())}"


def list_name(version: str, system: str) -> str:
    """The name under which the signed metadata holds a release's list of files."""
    return f"{version}-{system}.json"


def index_name(system: str) -> str:
    """The name of the list of all releases for a system."""
    return f"{system}.json"


def index_read(body: bytes, system: str) -> list[OfferLetter]:
    """What is offered for that system; raises UpdateTrouble `damaged`.

    An offer that this version does not understand, as a later form may be, is passed over.
    """
    try:
        index = letters.unpacked(body, IndexLetter)
    except Refusal as refusal:
        raise UpdateTrouble("The list of the updates cannot be read.") from refusal
    return [o for o in index.offers if is_version(o.version) and o.system == system]


def release_read(body: bytes, offer: OfferLetter) -> ReleaseLetter:
    """The list that belongs to an offer; raises UpdateTrouble `damaged`.

    It is signed for, and looked through all the same: a slip at the publisher's shall not write
    outside the folder either.
    """
    try:
        release = letters.unpacked(body, ReleaseLetter)
    except Refusal as refusal:
        raise UpdateTrouble("The list of the update's files cannot be read.") from refusal
    if (release.version, release.system) != (offer.version, offer.system):
        raise UpdateTrouble("The list of the update's files is that of another version.")
    faults = [*_faults(release.files), *_link_faults(release)]
    if faults:
        raise UpdateTrouble(f"The list of the update's files makes no sense: {faults[0][:200]}.")
    return release


def is_inside(path: str) -> bool:
    """Whether that path, with slashes, stays in its folder on every system."""
    parts = path.split("/")
    plain = all(part and part not in {".", ".."} and part == part.rstrip(". ") for part in parts)
    return plain and len(path) <= _LONGEST_PATH and not _NOT_IN_NAMES.search(path)


def _faults(files: Iterable[FileLetter]) -> list[str]:
    files = list(files)
    seen = {file.path.casefold() for file in files}
    twice = [] if len(seen) == len(files) else ["a path is there twice"]
    paths = [file.path for file in files if not is_inside(file.path)]
    pieces = [piece for file in files for piece in _pieces(file)]
    hashes = [f.path for f in files if not _is_file(f)]
    return [*twice, *paths, *hashes, *(piece.name for piece in pieces if not _is_piece(piece))]


def _link_faults(release: ReleaseLetter) -> list[str]:
    return [
        link.path
        for link in release.links
        if not is_inside(link.path) or not _stays(link.path, link.aim)
    ]


def _stays(path: str, aim: str) -> bool:
    """Whether a link's aim, seen from where it lies, is in the folder."""
    depth = len(PurePosixPath(path).parts) - 1
    if not aim or aim.startswith("/") or _NOT_IN_NAMES.search(aim):
        return False
    for part in aim.split("/"):
        depth += -1 if part == ".." else 1
        if depth < 0:
            return False
    return True


def _pieces(file: FileLetter) -> list[PieceLetter]:
    return [file.blob, *(each.blob for each in file.patches)]


def _is_file(file: FileLetter) -> bool:
    return bool(_SHA256.fullmatch(file.sha256)) and 0 <= file.size <= _MOST_BYTES


def _is_piece(piece: PieceLetter) -> bool:
    is_named = bool(_NAME.fullmatch(piece.name) and _SHA256.fullmatch(piece.sha256))
    return is_named and 0 < piece.size <= _MOST_BYTES
