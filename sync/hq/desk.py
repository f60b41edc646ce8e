"""HQ's own people acting on a document: from what they wrote to an act under the same law as a shop's."""

from sync.hq.catalogue import Catalogue
from sync.hq.database import HqDatabase
from sync.hq.own_acts import OwnAct, take_own_step
from sync.hq.reading import Reading
from sync.stock.document import Changes
from sync.stock.moment import Clock, now_text
from sync.stock.quantity import format_quantity
from sync.stock.refusal import Refusal
from sync.stock.views import DocumentView
from sync.wire.drafted_line import moment_of
from sync.wire.drafting import StepData, changes_of, step_data_of
from sync.wire.messages import Base, ChangesLetter, VerdictLetter
from sync.wire.reading import changes_letter, content_letter
from sync.wire.record import StepDataLetter


class Desk:
    """Where HQ acts. `by` is a person's code whose PIN was checked; empty: HQ itself."""

    def __init__(self, database: HqDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._reading = Reading(database)
        self._catalogue = Catalogue(database)

    def step(
        self, document: str, name: str, data: StepDataLetter, *, base: str = "", by: str = ""
    ) -> VerdictLetter:
        """Take a step on a document, named by id or number; `base` is the revision an edit was made from.

        Raises Refusal: `unknown_document`, what drafting says of `data`, and what the law says.
        """
        view = self._reading.show(document)
        if view is None:
            raise Refusal("unknown_document", f"There is no document {document[:60]!r}.")
        drafted = step_data_of(data, name, view.content, kind=view.kind, items=self._catalogue)
        act = OwnAct(
            name,
            view.document,
            by,
            base=Base(revision=base or view.revision) if name == "edit" else None,
            content=content_letter(view.content) if name == "post" else None,
            changes=_changes(drafted.changes),
            arrived=_arrived(drafted, view),
            reason=drafted.reason,
            at=drafted.occurred_at,
        )
        return take_own_step(self._database, act, now=now_text(self._clock))

    def resolve(
        self, case: str, take: str, data: StepDataLetter, *, reason: str, by: str = ""
    ) -> VerdictLetter:
        """Decide a case; `data` may change what `merged` makes of a draft.

        Raises Refusal: `reason` (none given), `unknown_case`, `already_resolved`, `choice`.
        """
        if not reason.strip():
            raise Refusal("reason", "Say why, for whoever asks later.")
        row = self._reading.case(case)
        if row is None:
            raise Refusal("unknown_case", f"There is no case {case[:60]!r}.")
        view = self._reading.show(row.document)
        changes = None
        if view is not None:
            changes = changes_of(data, view.kind, view.content, self._catalogue)
        act = OwnAct(
            "resolve",
            by=by,
            changes=_changes(changes),
            case=case,
            take=take,
            reason=reason,
            at=moment_of(data.occurred_at),
        )
        return take_own_step(self._database, act, now=now_text(self._clock))


def _changes(changes: Changes | None) -> ChangesLetter | None:
    if changes is None or not (changes.fields or changes.lines):
        return None
    return changes_letter(changes)


def _arrived(drafted: StepData, view: DocumentView) -> dict[str, str] | None:
    if drafted.arrived is None:
        return None
    decimals = {line.line: line.decimals for line in view.content.lines}
    return {line: format_quantity(n, decimals[line]) for line, n in drafted.arrived.items()}
