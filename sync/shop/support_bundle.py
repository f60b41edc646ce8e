"""What somebody who helps may be given, and a person reads first: how this device stands, and its logs.

Figures and codes only. Names of customers, suppliers and people are hidden wherever they stand, and
so is everything that looks like a key; nothing of the books themselves goes in.
"""

import platform
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from sync.crash_report import CrashReports
from sync.edition import VERSION
from sync.logbook import COMMANDS_LOG, HIDDEN, WINDOW_LOG, hide_secrets
from sync.shop.profile import Books
from sync.shop.profile_folder import log_folder
from sync.shop.whole_file import keep_whole
from sync.stock.moment import Clock, now_text

LOG_BYTES = 200_000
"""So much of the end of each log: what a person can look through."""

_NAMES = 5_000
_SHORTEST = 2
_DIGEST = 16
_TABLES = ("document", "movement", "balance", "item", "barcode", "cases", "staff", "site")
_STEPS = ("step", "verdict", "draft")
_MARKS = ("bookmark", "epoch", "digest", "as_of")
_ABOUT = """Counterstock {version}, written {at}
{python} on {system}

What is in here: this page, how the device stands, how many rows its books have, the digest of what
it shows, its logs, and reports of mistakes. What is not: documents, items, prices, names of people
or customers, keys, PINs, tokens. It was sent to nobody: whoever has this file was given it.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One text of the bundle: its name in the file, and its words."""

    name: str
    text: str


def pages_of(profile: Path, clock: Clock, books: Books | None, *, trouble: str = "") -> list[Page]:
    """Every page, in the order a person reads them. Without open books, `trouble` says why.

    Raises Trouble where open books cannot be read.
    """
    reports = CrashReports(log_folder(profile), clock)
    pages = [Page("about.txt", _about(clock))]
    if books is None:
        pages.append(Page("status.txt", f"The books were not read: {trouble or 'none here'}.\n"))
    else:
        pages += [
            Page("status.txt", _status(books)),
            Page("counts.txt", _counts(books)),
            Page("digest.txt", _digest(books)),
        ]
    logs = [log_folder(profile) / name for name in (WINDOW_LOG, COMMANDS_LOG)]
    files = [log for log in logs if log.exists()] + reports.all()
    names = _names(books) if books is not None else []
    pages += [Page(f"logs/{file.name}", _end_of(file)) for file in files]
    return [Page(page.name, _hidden(page.text, names)) for page in pages]


def as_text(pages: list[Page]) -> str:
    """All pages one after another, as they are shown before they are saved."""
    return "\n".join(f"===== {page.name} =====\n{page.text}" for page in pages)


def save(pages: list[Page], file: Path) -> int:
    """Write the pages as a zip; its size in bytes. Raises DiskFault, with no half file left."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for page in pages:
            bundle.writestr(page.name, page.text)
    keep_whole(file, packed.getvalue())
    return len(packed.getvalue())


def _about(clock: Clock) -> str:
    return _ABOUT.format(
        version=VERSION,
        at=now_text(clock),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
    )


def _status(books: Books) -> str:
    status, device = books.queue.status(), books.device
    told = {
        "device": device.id, "number": device.number, "site": device.site, "hq": device.hq_url,
        "state": status.state, "epoch": status.epoch, "waiting": status.waiting,
        "oldest_waiting_s": status.oldest_waiting_s, "files_waiting": status.files_waiting,
        "last_exchange": status.last_exchange or "never", "clock_offset_s": status.clock_offset_s,
        "cases": status.cases, "safe_to_close": status.safe_to_close,
        "reasons": ", ".join(status.reasons) or "none",
        "mended_times": status.mended.times, "mended_rows": status.mended.rows,
        "in_doubt": status.mended.is_in_doubt,
    }  # fmt: skip
    return _lines(told)


def _counts(books: Books) -> str:
    counted = {name: _count(books.journal_file.row(_counting(name))) for name in _STEPS}
    counted |= {name: _count(books.cache_file.row(_counting(name))) for name in _TABLES}
    for file in sorted(books.profile.glob("*.db")):
        counted[f"{file.name} bytes"] = file.stat().st_size
    return _lines(counted)


def _counting(table: str) -> str:
    return f"SELECT count(*) FROM {table}"


def _count(row: tuple[object, ...] | None) -> int:
    return int(str(row[0])) if row is not None else 0


def _digest(books: Books) -> str:
    rows = books.cache_file.rows("SELECT name, value FROM mark")
    marks = {str(name): str(value) for name, value in rows}
    return _lines({name: marks.get(name, "")[:_DIGEST] for name in _MARKS})


def _names(books: Books) -> list[str]:
    """Customers, suppliers and people that these books name, the longest first."""
    parties = books.cache_file.rows(
        "SELECT DISTINCT party FROM document WHERE party <> '' LIMIT ?", (_NAMES,)
    )
    people = books.cache_file.rows("SELECT name FROM staff")
    names = {str(row[0]).strip() for row in (*parties, *people)}
    return sorted((name for name in names if len(name) >= _SHORTEST), key=len, reverse=True)


def _hidden(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, HIDDEN)
    return hide_secrets(text)


def _end_of(file: Path) -> str:
    """The last lines of a file; where it is gone or held, that is what is said of it."""
    try:
        with file.open("rb") as log:
            log.seek(max(0, file.stat().st_size - LOG_BYTES))
            return log.read().decode("utf-8", errors="replace")
    except OSError as fault:
        return f"It could not be read: {fault.strerror}.\n"


def _lines(told: Mapping[str, object]) -> str:
    width = max(len(name) for name in told)
    return "".join(f"{name:<{width}}  {value}\n" for name, value in told.items())
