"""What a release is made of, as the signed list of its files says it. No device sends these: they lie still."""

from msgspec import field

from sync.wire.messages import Letter


class PieceLetter(Letter):
    """A file as it travels: `name` in the repository, `size` and `sha256` (hex) of its bytes."""

    name: str
    size: int
    sha256: str


class PatchLetter(Letter):
    """How to make a file out of an earlier one, whose `sha256` is `base`."""

    base: str
    blob: PieceLetter


class FileLetter(Letter):
    """A file of the folder: `path` with slashes, `size` and `sha256` of what it holds."""

    path: str
    size: int
    sha256: str
    blob: PieceLetter
    runs: bool = False
    patches: list[PatchLetter] = field(default_factory=list)


class LinkLetter(Letter):
    """A link of the folder: `path`, and what it aims at, relative to where it lies."""

    path: str
    aim: str


class ReleaseLetter(Letter):
    """Every file of one version for one system; nothing else is in its folder."""

    version: str
    system: str
    files: list[FileLetter]
    links: list[LinkLetter] = field(default_factory=list)


class OfferLetter(Letter):
    """What the index says of a release, and which sites may have it by now.

    `share` of all sites in percent; `sites` by their code, in percent too, before the share.
    """

    version: str
    system: str
    share: int = 0
    sites: dict[str, int] = field(default_factory=dict)


class IndexLetter(Letter):
    """All releases for one system that are still given out."""

    offers: list[OfferLetter] = field(default_factory=list)
