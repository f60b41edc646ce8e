"""What is read of one case before anybody decides: the case, its document, and others it is about."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.wording.findings import FINDINGS
from desktop.workplace import Workplace
from sync.stock.refusal import Refusal
from sync.stock.views import Act, CaseRow, DocumentView, StepRow

_HQ = "hq"
"""The device of HQ's own acts."""


@dataclass(frozen=True, slots=True)
class Matter:
    """`also` holds those of the other documents that this device has."""

    case: CaseRow
    view: DocumentView
    also: tuple[DocumentView, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.case.state == "open"

    @property
    def is_clash(self) -> bool:
        """Whether single fields are chosen rather than one way on."""
        return self.case.base is not None and "merged" in self.case.choices

    @property
    def was_sent_back(self) -> bool:
        """Whether HQ did not take the step at all, so that it moved nothing."""
        return self.case.code not in FINDINGS

    def can_begin_anew(self, site: str) -> bool:
        """Whether what was wanted can be copied to a new draft of `site`."""
        mine = self.case.mine
        is_written = self.was_sent_back and mine is not None and bool(mine.lines)
        return is_written and self.view.site == site


def read_matter(place: Workplace, case_id: str) -> Matter | None:
    """The case as the books have it now; None where this device does not hold it."""
    reading = place.books.reading
    case = reading.case(case_id)
    if case is None:
        return None
    also = (_shown(place, document) for document in case.also)
    return Matter(case, reading.show(case.document), tuple(view for view in also if view))


def _shown(place: Workplace, document: str) -> DocumentView | None:
    try:
        return place.books.reading.show(document)
    except Refusal:  # another site's: its number is all that is known here
        return None


def is_of_hq(act: Act) -> bool:
    """Whether HQ itself did it, in nobody's name."""
    return act.device == _HQ and not act.by


def who_words(place: Workplace, act: Act) -> str:
    """The person who did it, else HQ, else the device that acted by itself."""
    if is_of_hq(act):
        return QCoreApplication.translate("Case", "HQ")
    return place.person_name(act.by, act.by_name) or place.device_name(act.device, act.device_name)


def act_of(step: StepRow) -> Act:
    """A step of a timeline as an act."""
    return Act(
        step.by, step.device, step.at, step.step, step.device_name,
        by_name=step.by_name, by_ext=step.by_ext,
    )  # fmt: skip


def is_own_side(place: Workplace, case: CaseRow) -> bool:
    """Whether the side that met HQ's was written on this computer."""
    return case.mine_act is None or case.mine_act.device == place.books.device.id
