"""The own steps in three groups: for you, waiting in order, just confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.case_words import about_words
from desktop.tables.cell import Cell, Column, TagMark
from desktop.wording.counted import COUNTED
from desktop.wording.moments import second
from desktop.wording.sentence import refusal_sentence
from desktop.wording.terms import KIND_ICONS, kind_word, step_word, verdict_word
from desktop.workplace import Workplace
from sync.shop.queue import QueueRow, Stage
from sync.shop.stick import answers_for_others, parcels_for_hq
from sync.stock.verdict import Verdict
from sync.stock.views import CaseRow, DocumentRow

DOTS = "dots"
CONFIRMED_SHOWN = 30

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class SyncRow:
    """A step on its way, or the head of a group (`head` is not empty). `about` says what its case is about."""

    head: str = ""
    step: QueueRow | None = None
    document: DocumentRow | None = None
    case: CaseRow | None = None
    person: str = ""
    about: str = ""

    @property
    def is_for_you(self) -> bool:
        """Whether a person has to look: HQ sent it back, or opened a case."""
        is_back = self.step is not None and self.step.verdict == Verdict.REFUSED
        return self.case is not None or is_back

    @property
    def was_decided(self) -> bool:
        """Whether both sides had changed it, and a person has decided since."""
        is_clash = self.step is not None and self.step.verdict == Verdict.CONFLICT
        return is_clash and self.case is None

    @property
    def document_id(self) -> str:
        return self.step.document if self.step is not None else ""


@dataclass(frozen=True, slots=True)
class Groups:
    """`carried` parcels of other tills wait for HQ, `answers` of HQ's for a stick."""

    for_you: tuple[SyncRow, ...] = ()
    waiting: tuple[SyncRow, ...] = ()
    confirmed: tuple[SyncRow, ...] = ()
    waiting_count: int = 0
    carried: int = 0
    answers: int = 0

    def rows(self) -> tuple[SyncRow, ...]:
        """All of it with a head before each group that has rows."""
        order = translate("Sync", "sent in posting order, never twice")
        heads = (
            COUNTED.for_you(len(self.for_you)),
            COUNTED.waiting(self.waiting_count) + f"　{order}",
            translate("Sync", "Just confirmed"),
        )
        found: list[SyncRow] = []
        for head, rows in zip(heads, (self.for_you, self.waiting, self.confirmed), strict=True):
            found += [SyncRow(head), *rows] if rows else []
        return tuple(found)


def read_groups(place: Workplace) -> Groups:
    """Reads the queue and the open cases: an errand, not for the window's thread."""
    queue = place.books.queue
    waiting, latest = queue.waiting(), queue.latest()
    cases = {case.document: case for case in place.books.reading.cases(state="open")}
    ids = list({row.document for row in (*waiting, *latest)})
    named = place.documents.named(ids[:900])

    def row_of(step: QueueRow) -> SyncRow:
        case = cases.get(step.document)
        person = place.person_name(step.by)
        about = about_words(place, case) if case is not None else ""
        return SyncRow("", step, named.get(step.document), case, person, about)

    settled = [row_of(step) for step in latest if step.stage >= Stage.JUDGED]
    for_you = _once(row for row in settled if row.is_for_you)
    confirmed = [row for row in settled if not row.is_for_you][:CONFIRMED_SHOWN]
    return Groups(
        tuple(for_you),
        tuple(row_of(step) for step in waiting),
        tuple(confirmed),
        queue.status().waiting,
        parcels_for_hq(place.books.profile),
        answers_for_others(place.books.profile),
    )


def _once(rows: Iterable[SyncRow]) -> list[SyncRow]:
    """A case is about a document: its newest step stands for it."""
    found: dict[str, SyncRow] = {}
    for row in rows:
        found.setdefault(row.document_id, row)
    return list(found.values())


def columns() -> tuple[Column[SyncRow], ...]:
    return (
        Column("document", lambda: translate("Sync", "Document"), _document),
        Column("contents", lambda: translate("Sync", "Contents"), _contents, width=148,
               hides_when_narrow=True),
        Column("by", lambda: translate("Sync", "By"), lambda r: Cell(r.person, tone="ink2"),
               width=76, hides_when_narrow=True),
        Column("at", lambda: translate("Sync", "When"), _at, width=82),
        Column(DOTS, lambda: translate("Sync", "Here → confirmed"), _dots, width=128),
        Column("state", lambda: translate("Sync", "State"), _state, width=160, align="right"),
    )  # fmt: skip


_NOT_CONFIRMED = frozenset({Verdict.REFUSED, Verdict.HELD})
"""HQ has answered these, and confirmed nothing."""
_DOTS = {Stage.KEPT: (1, 0), Stage.IN_CUSTODY: (3, 0), Stage.JUDGED: (3, 4), Stage.TOLD: (4, 0)}


def group_words(row: SyncRow) -> str:
    return row.head


def sentence(row: SyncRow) -> str:
    """A row for a screen reader, with how far it has come."""
    if row.step is None:
        return row.head
    words = translate("Sync", "{what} {number}, step {n} of 4: {stage}")
    return words.format(
        what=title(row), number=row.step.number, n=dots_of(row.step)[0], stage=stage_words(row.step)
    )


def dots_of(step: QueueRow) -> tuple[int, int]:
    """How many of the four are full, and which is a ring: as far as it may have come (0: none).

    This computer, sent, received by HQ, confirmed by HQ; the last is full once it was read back.
    """
    if step.is_sent:
        return 2, 3
    return _DOTS[step.stage]


def stage_words(step: QueueRow) -> str:
    if step.verdict in _NOT_CONFIRMED:
        return verdict_word(step.verdict)
    if step.is_sent:
        return translate("Sync", "sent, no answer yet")
    words = {
        Stage.KEPT: translate("Sync", "kept here"),
        Stage.IN_CUSTODY: translate("Sync", "received by HQ"),
        Stage.JUDGED: translate("Sync", "confirmed by HQ"),
        Stage.TOLD: translate("Sync", "confirmed and read back"),
    }
    return words[step.stage]


def tag_words(row: SyncRow) -> str:
    """How far it has come; what asks for a person says so instead, as it does in the list."""
    if row.step is None:
        return ""
    asks = row.is_for_you and row.step.verdict not in _NOT_CONFIRMED
    return translate("Sync", "for you") if asks else stage_words(row.step)


def title(row: SyncRow) -> str:
    """The kind, and the step where it is not the usual one."""
    if row.step is None:
        return ""
    word = kind_word(row.step.kind)
    return word if row.step.name == "post" else f"{word}　{step_word(row.step.name)}"


def contents_words(row: SyncRow) -> str:
    document = row.document
    if document is None:
        return ""
    if document.lines <= 1:
        return document.first_item
    return COUNTED.item_and_lines(document.first_item, document.lines)


def hq_words(row: SyncRow) -> str:
    """What HQ said of it, in plain words; empty while it has said nothing."""
    if row.case is not None:
        return row.about
    if row.step is None or not row.step.verdict:
        return ""
    if row.step.verdict == Verdict.REFUSED:
        return refusal_sentence(row.step.code, row.step.code, {})
    if row.was_decided:
        return step_word("resolve")
    return verdict_word(row.step.verdict)


def _document(row: SyncRow) -> Cell:
    """The kind is told by the icon and the number where a step is not the usual one."""
    if row.step is None:
        return Cell()
    icon = KIND_ICONS.get(row.step.kind, "file")
    words = kind_word(row.step.kind) if row.step.name == "post" else step_word(row.step.name)
    return Cell(words, icon=icon, code=number_of(row), code_is_number=True)


def number_of(row: SyncRow) -> str:
    """A step on a document that stands has no number of its own: the document's."""
    if row.step is None:
        return ""
    return row.step.number or (row.document.number if row.document is not None else "")


def _contents(row: SyncRow) -> Cell:
    return Cell(contents_words(row), tone="ink2")


def _at(row: SyncRow) -> Cell:
    return Cell(second(row.step.at) if row.step is not None else "", tone="ink2")


def _dots(row: SyncRow) -> Cell:
    return Cell(stage_words(row.step) if row.step is not None else "")


def _state(row: SyncRow) -> Cell:
    step = row.step
    if step is None:
        return Cell()
    if step.verdict == Verdict.REFUSED:
        return Cell(tag=TagMark(translate("Sync", "sent back"), "need"))
    if row.is_for_you:
        return Cell(tag=TagMark(translate("Sync", "for you"), "need"))
    if step.stage >= Stage.JUDGED:
        return _settled(row)
    return Cell(_waiting_words(step), tone="ink2")


def _waiting_words(step: QueueRow) -> str:
    if step.verdict == Verdict.HELD:
        return verdict_word(step.verdict)
    if step.stage is Stage.IN_CUSTODY:
        return translate("Sync", "at HQ, no answer yet")
    if step.is_sent:
        return translate("Sync", "sent, no answer yet")
    return translate("Sync", "waiting")


def _settled(row: SyncRow) -> Cell:
    if row.was_decided:
        return Cell(step_word("resolve"), tone="ink2")
    return Cell(translate("Sync", "confirmed"), tone="okInk")
