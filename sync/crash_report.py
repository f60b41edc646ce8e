"""What happened when the program made a mistake: a text on this computer, for the person at it first.

Version, system and places in our code; no values of variables, no messages of errors, nothing of a
document. Nothing here sends anything.
"""

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sync.edition import VERSION
from sync.logbook import hide_secrets, trace_of
from sync.stock.moment import Clock

NATIVE_FILE = "native-fault.txt"
REPORTS_KEPT = 20
A_RUN = 5
"""So many reports a run: a fault that repeats has been written down already."""

_NEW, _KEPT = "crash-", "kept-crash-"
_STAMP = "%Y%m%dT%H%M%S"
_LINES = 400


class CrashReports:
    """The reports of one log folder. A folder that cannot be written means no report, and no fault."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock
        self._told: set[str] = set()

    def write(self, error: BaseException) -> Path | None:
        """Write down what happened; None where this run has done so, or where nothing can be written."""
        return self._write(trace_of(error))

    def waiting(self) -> list[Path]:
        """The reports nobody has decided about, oldest first."""
        return sorted(self.folder.glob(f"{_NEW}*.txt"))

    def all(self) -> list[Path]:
        """Those that wait and those that were kept."""
        return [*self.waiting(), *sorted(self.folder.glob(f"{_KEPT}*.txt"))]

    def keep(self, report: Path) -> None:
        """Leave it in the folder, and ask no more."""
        if report.exists():
            report.replace(report.with_name(report.name.replace(_NEW, _KEPT, 1)))

    def delete(self, report: Path) -> None:
        """Forget it."""
        report.unlink(missing_ok=True)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Let a fault below Python leave its traces; those of the run before become a report.

        Nothing is watched where the folder cannot be written.
        """
        self._take_native()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            traces = (self.folder / NATIVE_FILE).open("wb")
        except OSError:
            yield
            return
        with traces:
            faulthandler.enable(traces)
            try:
                yield
            finally:
                faulthandler.disable()
        (self.folder / NATIVE_FILE).unlink(missing_ok=True)

    def noting(self) -> "_Noting":
        """Around what may go wrong: a mistake is written down, and goes on to whoever called."""
        return _Noting(self)

    def _take_native(self) -> None:
        path = self.folder / NATIVE_FILE
        if path.exists() and path.stat().st_size:
            self._write(path.read_text(encoding="utf-8", errors="replace"))

    def _write(self, traces: str) -> Path | None:
        if traces in self._told or len(self._told) >= A_RUN:
            return None
        self._told.add(traces)
        now = self._clock.now().astimezone(UTC)
        path = self.folder / f"{_NEW}{now:{_STAMP}}-{len(self._told)}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(_report(traces, now), encoding="utf-8")
        except OSError:
            return None
        for old in self.all()[:-REPORTS_KEPT]:
            old.unlink(missing_ok=True)
        return path


class _Noting:
    def __init__(self, reports: CrashReports) -> None:
        self._reports = reports

    def __enter__(self) -> None:
        """Nothing yet."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Who stops reading our answers is no mistake of ours, and whoever interrupts neither."""
        if isinstance(error, Exception) and not isinstance(error, BrokenPipeError):
            self._reports.write(error)


def written_at(report: Path) -> str:
    """The instant a report was written, as UTC text; empty for a name that is none of ours."""
    stamp = report.stem.removeprefix(_KEPT).removeprefix(_NEW).partition("-")[0]
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def _report(traces: str, now: datetime) -> str:
    lines = hide_secrets(traces).splitlines()[:_LINES]
    import platform  # not before the first paint: it takes its time

    python = f"{platform.python_implementation()} {platform.python_version()}"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    head = (
        f"Counterstock {VERSION}",
        f"{python} on {system}",
        f"{now:%Y-%m-%d %H:%M:%S} UTC",
        "",
        "This text stays on this computer until somebody hands it on.",
        "It has places in the program, and nothing of a document, a person or a key.",
        "",
    )
    return "\n".join((*head, *lines, ""))
