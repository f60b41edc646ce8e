"""What was written down of our mistakes, offered to the person at the window before anyone else."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.frame import MainWindow
from desktop.shell.text_box import TextBox
from desktop.theme.theme import Theme
from desktop.wording.moments import day_and_minute
from sync.crash_report import CrashReports, written_at


class CrashDesk(QObject):
    """Made once the shell is. The strip stands while there is a report that nobody has decided about."""

    def __init__(self, theme: Theme, reports: CrashReports, window: MainWindow) -> None:
        super().__init__(window)
        self._theme, self._reports, self._window = theme, reports, window
        self.box: TextBox | None = None
        strip = window.shell.crash
        strip.show_pressed.connect(self._show)
        strip.keep_pressed.connect(self._keep)
        strip.delete_pressed.connect(self._delete)
        self.look()

    def look(self) -> None:
        """Offer the newest report, or nothing where all are decided about."""
        strip, report = self._window.shell.crash, self._newest()
        if report is None:
            strip.hide()
        else:
            strip.open(day_and_minute(written_at(report)))

    def _newest(self) -> Path | None:
        waiting = self._reports.waiting()
        return waiting[-1] if waiting else None

    def _show(self) -> None:
        report = self._newest()
        if report is None:
            return
        self.box = TextBox(
            self._theme,
            self._window,
            title=self.tr("What happened"),
            words=self.tr(
                "This is all that was written down. It names places in the program, no document"
                " and no person."
            ),
            text=report.read_text(encoding="utf-8"),
        )
        self.box.offer(self.tr("Delete it"), self._delete)
        self.box.offer(self.tr("Keep it"), self._keep)
        self.box.open()

    def _keep(self) -> None:
        report = self._newest()
        if report is not None:
            self._reports.keep(report)
        self.look()

    def _delete(self) -> None:
        report = self._newest()
        if report is not None:
            self._reports.delete(report)
        self.look()
