"""What may be believed of the place of the updates. The client's side of TUF (The Update Framework) is met here only.

Every file is signed for by keys that the running version names; none may be older than the one seen before,
and none is good for ever. https://theupdateframework.github.io/specification/latest/
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sync.shop.trouble import HqAway
from sync.stock.refusal import Refusal
from sync.updates.fetching import METADATA, TARGETS, Source
from sync.updates.installation import on_disk
from sync.updates.release import index_name, index_read, list_name, release_read
from sync.updates.trouble import UpdateTrouble
from sync.wire.releasing import OfferLetter, ReleaseLetter

if TYPE_CHECKING:
    from tuf.ngclient import FetcherInterface, Updater

_ABSENT = 404
_Read = TypeVar("_Read")

_EXPIRED = (
    "What is offered as an update was signed for a time that is over. If this PC's date is right,"
    " whoever publishes the updates has to sign anew."
)
_TURNED_BACK = (
    "The place of the updates offers an older state than this PC has seen before; it was refused."
)
_UNSIGNED = (
    "What is offered as an update is not signed by whom this version trusts; it was refused."
)
_NOT_THAT = "What is offered as an update is not what was signed for; it was refused."
_UNREADABLE = "What the place of the updates says cannot be read; it was refused."
_AWAY = "The place of the updates cannot be reached."


class Trusted:
    """What is signed for, as of one look. `kept` holds what was seen; `root` is what the running version trusts."""

    def __init__(self, root: bytes, kept: Path, source: Source) -> None:
        self._kept = kept
        self._updater = self._told(lambda: _updater(root, kept, source))

    def offers(self, system: str) -> list[OfferLetter]:
        """What is offered for that system. Raises UpdateTrouble."""
        body = self._file(index_name(system))
        return [] if body is None else index_read(body, system)

    def release(self, offer: OfferLetter) -> ReleaseLetter:
        """The files of an offer. Raises UpdateTrouble."""
        body = self._file(list_name(offer.version, offer.system))
        if body is None:
            raise UpdateTrouble(
                "The list of the update's files is not signed for.", code="unsigned"
            )
        return release_read(body, offer)

    def _file(self, name: str) -> bytes | None:
        return self._told(lambda: self._fetched(name))

    def _fetched(self, name: str) -> bytes | None:
        found = self._updater.get_targetinfo(name)
        if found is None:
            return None
        with tempfile.TemporaryDirectory(dir=self._kept) as place:
            return Path(self._updater.download_target(found, str(Path(place) / "it"))).read_bytes()

    def _told(self, act: Callable[[], _Read]) -> _Read:
        from tuf.api.exceptions import DownloadError, RepositoryError

        try:
            return act()
        except (RepositoryError, DownloadError) as fault:
            raise _trouble(fault) from fault
        except OSError as fault:
            raise on_disk(fault, self._kept) from fault


def _updater(root: bytes, kept: Path, source: Source) -> "Updater":
    from tuf.ngclient import Updater  # and with it a quarter of a second: not before a look is due

    kept.mkdir(parents=True, exist_ok=True)
    return Updater(
        str(kept),
        f"{METADATA}/",
        target_base_url=f"{TARGETS}/",
        fetcher=_fetcher(source),
        bootstrap=root,
    )


def _fetcher(source: Source) -> "FetcherInterface":
    """TUF's way to ask for a file, through our own door to the line."""
    from tuf.api.exceptions import DownloadError, DownloadHTTPError
    from tuf.ngclient import FetcherInterface

    class Fetcher(FetcherInterface):
        """Piece by piece."""

        def _fetch(self, url: str) -> Iterator[bytes]:
            """The file's bytes; raises DownloadHTTPError 404 where there is none, as TUF has it."""
            try:
                got = source(url, 0)
            except Refusal as none:
                raise DownloadHTTPError(none.message, _ABSENT) from none
            except HqAway as away:
                raise DownloadError(away.message) from away
            return self._rest(url, got)

        def _rest(self, url: str, got: bytes) -> Iterator[bytes]:
            so_far = 0
            while got:
                yield got
                so_far += len(got)
                try:
                    got = source(url, so_far)
                except (HqAway, Refusal) as away:
                    raise DownloadError(away.message) from away

    return Fetcher()


def _trouble(fault: Exception) -> UpdateTrouble:
    from tuf.api import exceptions as told

    sentences: tuple[tuple[type[Exception], str, str], ...] = (
        (told.ExpiredMetadataError, "expired", _EXPIRED),
        (told.BadVersionNumberError, "turned_back", _TURNED_BACK),
        (told.UnsignedMetadataError, "unsigned", _UNSIGNED),
        (told.LengthOrHashMismatchError, "damaged", _NOT_THAT),
        (told.RepositoryError, "damaged", _UNREADABLE),
        (told.DownloadLengthMismatchError, "damaged", _NOT_THAT),
        (told.DownloadError, "line", _AWAY),
    )
    for kind, code, sentence in sentences:
        if isinstance(fault, kind):
            return UpdateTrouble(sentence, code=code)
    raise fault
