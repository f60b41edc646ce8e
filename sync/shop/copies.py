"""The nightly copy of the journal: the newest seven, encrypted under the same key, beside the books."""

from pathlib import Path

from sync.shop.database import Database

KEPT = 7
_FOLDER = "copies"


def keep_copy(journal: Database, *, day: str) -> Path | None:
    """Copy the journal if `day` (such as 2026-11-20) has no copy yet; the oldest beyond seven go.

    The copy is whole or not there: it is made beside its place and moved in. None: there was one.
    """
    folder = journal.path.with_name(_FOLDER)
    place = folder / f"journal-{day}.db"
    if place.exists():
        return None
    folder.mkdir(exist_ok=True)
    beside = place.with_suffix(".new")
    beside.unlink(missing_ok=True)
    journal.copy_to(beside)
    beside.replace(place)
    for old in sorted(folder.glob("journal-*.db"))[:-KEPT]:
        old.unlink()
    return place
