"""The program while nobody looks: the tray, a calm close, a word about the line, and the lock."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from desktop.exchange_thread import Told
from desktop.idle_watch import IdleWatch
from desktop.line_news import LineNews, News, Stand
from desktop.shell.closing_box import ClosingBox
from desktop.shell.tray import Tray
from desktop.shop_window import ShopWindow
from desktop.theme.theme import Theme
from desktop.update_desk import update_desk


class Presence(QObject):
    """Of one shop's window, from the moment that it exchanges. quit_asked: end the program."""

    quit_asked = Signal()
    open_asked = Signal()

    def __init__(
        self, shop: ShopWindow, theme: Theme, *, quiet_s: Callable[[], float], tray: Tray
    ) -> None:
        super().__init__(shop)
        self._shop, self._theme, self.tray = shop, theme, tray
        self._news = LineNews(shop.place.books.clock.monotonic_s)
        self.watch = IdleWatch(quiet_s, self)
        self.updates = update_desk(shop, quiet_s=quiet_s)
        self.box: ClosingBox | None = None
        self._connect()
        shop.window.ask_before_closing(self.may_close)
        tray.show()

    def close(self) -> None:
        """The window may close unasked from now on."""
        self.watch.use_minutes(0)
        self.updates.close()
        self._shop.window.ask_before_closing(None)
        QApplication.setQuitOnLastWindowClosed(True)
        self.tray.hide()

    def may_close(self) -> bool:
        """Whether nothing waits; else the person is asked, and answers later."""
        status = self._shop.place.books.queue.status()
        if not status.waiting or _session_ends():
            return True
        self.box = ClosingBox(
            self._theme, self._shop.window, waiting=status.waiting, has_tray=self.tray.is_there,
            is_stopped=status.state != "ok",
        )  # fmt: skip
        self.box.keep_sending.connect(self._hide)
        self.box.close_now.connect(self.quit_asked)
        self.box.open()
        return False

    def lock(self) -> None:
        """The next who comes types a PIN; the draft stays, and what asks something is put away."""
        if self._shop.window.covering() is not None:
            return
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QDialog):
            asking.reject()
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
        self._shop.lock()

    def _hide(self) -> None:
        self.lock()
        QApplication.setQuitOnLastWindowClosed(False)
        self._shop.window.hide()

    def _take_told(self, told: Told) -> None:
        chip = self._shop.window.shell.top.line_chip
        icon, tone = chip.look()[::-1]
        self.tray.show_line(icon, tone, chip.sentence())
        link = told.link
        stand = Stand(told.status.cases, told.refused, link.is_online, told.is_lost)
        for news in self._news.take(stand):
            if not self._shop.window.isActiveWindow():
                self.tray.tell(self._words(news))

    def _words(self, news: News) -> str:
        if news.kind == "case":
            return self.tr("%n document(s) want you.", "", news.count)
        if news.kind == "sent_back":
            return self.tr("HQ sent back %n step(s).", "", news.count)
        return self.tr("Back online. What waited is going out.")

    def _connect(self) -> None:
        self._shop.heard.connect(self._take_told)
        self.watch.idle.connect(self.lock)
        self.updates.restart_asked.connect(self.quit_asked)
        self.tray.open_asked.connect(self.open_asked)
        self.tray.quit_asked.connect(self.quit_asked)
        self.tray.sync_asked.connect(self._shop.try_now)


def _session_ends() -> bool:
    """Whether the computer is being shut down: then nobody is asked anything."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.isSavingSession()
