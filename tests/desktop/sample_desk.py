"""The window with the case desk alone, over the board's shop and a case of every class."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.cases.page import CasesPage
from desktop.frame import MainWindow
from desktop.main_window import Shell
from desktop.page import PageEntry
from desktop.shell.line_chip import LineState
from desktop.shell.rail import Badge, RailEntry
from desktop.theme.theme import Theme
from desktop.workplace import Workplace
from tests.desktop.sample_cases import tell_cases
from tests.desktop.sample_shop import a_sample_shop

DESK = "D201"


@dataclass
class SampleDesk:
    """`cases` are the ids by code."""

    place: Workplace
    window: MainWindow
    page: CasesPage
    cases: dict[str, str]

    def open(self, code: str) -> None:
        """The case of that code, or the list of all."""
        while self.page.step_back():
            pass
        if code in self.cases:
            self.page.open_case(self.cases[code])

    def close(self) -> None:
        self.window.close()
        self.place.close()
        self.place.books.close()


def sample_desk(theme: Theme, profile: Path, clerk: str = DESK) -> SampleDesk:
    books = a_sample_shop(profile)
    books.journal.device = replace(books.device, name="收銀台 2")
    cases = tell_cases(books)
    place = Workplace(books, language=theme.language)
    place.sign_in(books.catalogue.roster.person(clerk))
    rail = RailEntry("cases", "scales", lambda: QCoreApplication.translate("Rail", "Cases"))
    shell = Shell(theme, (PageEntry(rail, lambda: CasesPage(theme, place)),), feet=())
    window = MainWindow(lambda: shell)
    window.uncover()
    shell.top.show_clerk(place.person_name(clerk))
    shell.show_line(LineState("online", waiting=0, for_you=len(cases)))
    shell.go_to("cases")
    shell.show_badge("cases", Badge(len(cases), "need"))
    page = shell.page
    assert isinstance(page, CasesPage)
    return SampleDesk(place, window, page, cases)
