"""The counter's only door for writing: the law is asked, the step is sealed, the commit answers.

No HTTP is in reach of here. What a method returned is on the disk; only then may anything print.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from uuid_utils.compat import uuid7

from sync.shop.document_rows import Present
from sync.shop.journal import Journal
from sync.shop.overlay import RESOLVE
from sync.shop.projection import Projection
from sync.shop.proposals import with_places
from sync.shop.sealed import Act, CallerKey, Sealed
from sync.shop.trouble import Trouble
from sync.stock.attachment import ATTACH, Attachment
from sync.stock.document import Changes, Content, Document, Step
from sync.stock.kinds import kind_named
from sync.stock.kinds.kind import Kind
from sync.stock.law import Outcome, take_step
from sync.stock.moment import Clock, now_text
from sync.stock.quantity import format_quantity
from sync.stock.refusal import Refusal
from sync.stock.reserving import check_available, wanted
from sync.stock.rights import Right, Role, may
from sync.stock.verdict import Choice
from sync.wire.drafting import StepData
from sync.wire.letters import packed
from sync.wire.messages import Base, CaseLetter
from sync.wire.reading import attachment_letters, changes_letter, content_letter, corrected

_EARLY = "arrived_before_dispatch"
"""The one fact out of order that a device may tell: the goods came before the word of them."""

_RECEIVERS_TOO = frozenset({"edit", ATTACH})
"""Steps that the receiver of a transfer may take as well as its sender."""


_WITH_CONTENT = frozenset({"post", "arrive", "fulfil"})
"""Steps that bring the content along: HQ may not have heard of the document yet."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. No code: the device itself, with the rights of a desk."""

    code: str = ""
    role: Role = Role.DESK


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document to be recorded. `occurred_at` is UTC text by the device's clock; empty: now.

    `key` is the caller's own name for it and `digest` (32 bytes) stands for what the caller wrote;
    without one it is made of `content`. `draft` is the counter's draft that becomes this document:
    its id is the document's, and it is dropped in the same commit.
    """

    kind: str
    content: Content
    occurred_at: str = ""
    post: bool = True
    key: str = ""
    digest: bytes = b""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was sealed, and is on the disk. `repeated`: it was already, under the caller's key."""

    document: str
    number: str
    state: str
    seq: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Meant:
    """What is to be sealed, beside the names: one of these for each sort of step."""

    content: Content | None = None
    changes: Changes | None = None
    arrived: Mapping[str, int] | None = None
    occurred_at: str = ""
    reason: str = ""
    key: CallerKey | None = None
    draft: str = ""
    attached: tuple[Attachment, ...] = ()


def _new_id() -> str:
    return str(uuid7())


@dataclass(slots=True)
class Ledger:
    """Records documents and steps on this device. One act at a time, from any thread.

    `new_id` makes the ids of documents and steps: UUIDv7s, or whatever a simulation says.
    """

    journal: Journal
    projection: Projection
    clock: Clock
    new_id: Callable[[], str] = _new_id
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _is_behind: bool = False

    def record(self, draft: NewDocument, *, by: Actor) -> Recorded:
        """Seal a new document, posted or as a draft.

        Raises Refusal: the law's codes, `no_right`, `key_reuse`. Raises Trouble; then nothing was
        recorded.
        """
        with self._lock:
            self._stand()
            key = _caller_key(draft)
            repeated = self._recorded(key)
            if repeated is not None:
                return repeated
            kind = kind_named(draft.kind)
            meant = _Meant(draft.content, occurred_at=draft.occurred_at, key=key, draft=draft.draft)
            name = "post" if draft.post else "draft"
            document = draft.draft or self.new_id()
            return self._take(kind, name, document, present=None, meant=meant, by=by)

    def _recorded(self, key: CallerKey | None) -> Recorded | None:
        found = self.journal.recorded_key(key.key) if key else None
        if key is None or found is None:
            return None
        if found.digest != key.digest:
            raise Refusal(
                "key_reuse",
                f"The key {key.key[:60]!r} stands for another document.",
                key=key.key[:60],
            )
        present = self.projection.present(found.document)
        state = present.letter.state if present else ""
        seq = self.journal.step_at(found.position).seq
        return Recorded(found.document, found.number, state, seq, repeated=True)

    def step(
        self, document: str, name: str, *, by: Actor, data: StepData | None = None
    ) -> Recorded:
        """Seal a step on a document, named by its id or printed number.

        `post` seals a draft's present content. Raises Refusal: the law's codes, `no_right`,
        `unknown_document`, `other_site`, `no_changes`; Trouble as `record`.
        """
        data = data or StepData()
        with self._lock:
            self._stand()
            present = self._present(document)
            kind = kind_named(present.letter.kind)
            self._check_site(present, name)
            meant = self._meant(present, name, data)
            return self._take(kind, name, present.letter.id, present=present, meant=meant, by=by)

    def _meant(self, present: Present, name: str, data: StepData) -> _Meant:
        changes = data.changes if name == "edit" else None
        if name == "edit" and changes is None:
            raise Refusal("no_changes", "The edit changes nothing.")
        content = present.document().content if name in _WITH_CONTENT else None
        return _Meant(content, changes, data.arrived, data.occurred_at, data.reason)

    def _present(self, document: str) -> Present:
        present = self.projection.present(document)
        if present is None:
            message = f"There is no document {document[:60]!r} here."
            raise Refusal("unknown_document", message, document=document[:60])
        return present

    def _check_site(self, present: Present, name: str) -> None:
        """Facts are told by the site whose shelf they concern."""
        site, own = present.letter.site, self.journal.device.site
        expected = present.letter.content.to_site if name == "arrive" else site
        is_receivers = name in _RECEIVERS_TOO and own == present.letter.content.to_site
        if own != expected and not is_receivers:
            raise Refusal(
                "other_site",
                f"The step {name} of this document is {expected or site}'s.",
                site=expected,
            )

    def attach(self, document: str, attachments: tuple[Attachment, ...], *, by: Actor) -> Recorded:
        """Seal that these files belong to a document; the books of blobs have their bytes already.

        Raises Refusal: the law's codes, `no_right`, `unknown_document`, `other_site`; Trouble as
        `record`.
        """
        with self._lock:
            self._stand()
            present = self._present(document)
            kind = kind_named(present.letter.kind)
            self._check_site(present, ATTACH)
            meant = _Meant(attached=attachments)
            return self._take(kind, ATTACH, present.letter.id, present=present, meant=meant, by=by)

    def resolve(
        self, case: str, *, take: Choice, reason: str, by: Actor, data: StepData | None = None
    ) -> Recorded:
        """Seal a person's decision about a case; what it moves, HQ says.

        Raises Refusal: `unknown_case`, `already_resolved`, `choice_not_offered`, `reason_missing`,
        `no_right`; Trouble as `record`.
        """
        with self._lock:
            self._stand()
            _check_right(by, Right.RESOLVE)
            present, letter = self._case(case)
            _check_choice(letter, take, reason)
            changes = data.changes if data else None
            act = self._act(
                RESOLVE, present.letter.id, present=present, kind=kind_named(present.letter.kind), by=by,
                meant=_Meant(changes=changes, reason=reason.strip()),
            )  # fmt: skip
            link = self.journal.append(replace(act, case=case, take=take.value))
            self._show(link, None, present)
            return Recorded(present.letter.id, present.letter.number, "resolved", link.seq)

    def _case(self, case: str) -> tuple[Present, CaseLetter]:
        document = self.projection.document_of_case(case)
        if document is None:
            raise Refusal("unknown_case", f"There is no case {case[:60]!r} here.", case=case[:60])
        present = self._present(document)
        return present, next(letter for letter in present.letter.cases if letter.case == case)

    def _take(
        self,
        kind: Kind,
        name: str,
        document: str,
        *,
        present: Present | None,
        meant: _Meant,
        by: Actor,
    ) -> Recorded:
        """Ask the law, seal, show: the one way of every step that the law knows."""
        _check_right(by, kind.rule(name).right)
        act = self._act(name, document, present=present, kind=kind, meant=meant, by=by)
        step = _step(act, meant)
        if meant.content is not None and name not in {"arrive", "fulfil"}:
            content = with_places(meant.content, kind, step=step, book=self.projection.book)
            step = step if content is meant.content else replace(step, content=content)
        outcome = _asked(present.document() if present else None, step, self.projection)
        self._check_free(kind, name, outcome.document.content)
        link = self.journal.append(_written(act, step), key=meant.key, draft=meant.draft)
        outcome = _numbered(outcome, link.number)
        self._show(link, outcome, present)
        return Recorded(document, outcome.document.number, outcome.document.state, link.seq)

    def _check_free(self, kind: Kind, name: str, content: Content) -> None:
        """Nobody promises what is held back for somebody else, where it can still be helped.

        What is sold has gone already: that is recorded, and HQ asks about it (`reserved_taken`).
        """
        if name != "post" or not kind.locks:
            return
        held = self.projection.book.reserved(wanted(content.lines))
        site, book = self.journal.device.site, self.projection.book
        check_available(content, lambda sku: book.on_hand_at(site, sku) - held.get(sku, 0))

    def _act(
        self,
        name: str,
        document: str,
        *,
        present: Present | None,
        kind: Kind,
        meant: _Meant,
        by: Actor,
    ) -> Act:
        now = now_text(self.clock)
        at = meant.occurred_at or now
        arrived = meant.arrived
        return Act(
            step=self.new_id(),
            document=document,
            kind=kind.name,
            name=name,
            site=present.letter.site if present else self.journal.device.site,
            at=at,
            by=by.code,
            series="" if present else kind.code,
            offset_ms=self.journal.offset_ms,
            recorded_at="" if at == now else now,
            base=_base(present) if name == "edit" else None,
            changes=None if meant.changes is None else changes_letter(meant.changes),
            arrived=None if arrived is None or present is None else _quantities(arrived, present),
            attached=tuple(attachment_letters(meant.attached)),
            reason=meant.reason,
            bookmark=self.projection.bookmark(),
        )

    def _show(self, link: Sealed, outcome: Outcome | None, present: Present | None) -> None:
        """What is sealed is recorded, whether the cache can show it at once or not."""
        try:
            if outcome is None:
                self.projection.replay(link)
            else:
                self.projection.project(link, link.letter(), outcome=outcome, present=present)
        except Trouble:
            self._is_behind = True

    def _stand(self) -> None:
        """Bring the cache up before the next act, where the last one could not be shown."""
        if self._is_behind:
            self.projection.catch_up()
            self._is_behind = False


def _caller_key(draft: NewDocument) -> CallerKey | None:
    """The digest leaves out what the catalogue says: it may be another by the time of a replay."""
    if not draft.key:
        return None
    lines = tuple(replace(line, name="", unit="", unit_price=None) for line in draft.content.lines)
    content = packed(content_letter(replace(draft.content, lines=lines)))
    told = f"{draft.kind}\0{draft.post}\0{draft.occurred_at}\0".encode()
    return CallerKey(draft.key, draft.digest or sha256(told + content).digest())


def _check_right(by: Actor, right: Right) -> None:
    if not may(by.role, right):
        raise Refusal(
            "no_right",
            f"{by.code or 'The device'} ({by.role}) may not {right}.",
            by=by.code,
            right=right,
        )


def _check_choice(case: CaseLetter, take: Choice, reason: str) -> None:
    if case.state != "open":
        raise Refusal("already_resolved", "This case is resolved already.", case=case.case)
    if take not in case.choices:
        raise Refusal("choice_not_offered", f"This case does not offer {take!r}.", take=take)
    if not reason.strip():
        raise Refusal("reason_missing", "Say in a few words why: whoever asks later reads it.")


def _base(present: Present | None) -> Base | None:
    """What an edit is made from: the device's own last pending step on it, else HQ's revision."""
    if present is None:
        return None
    pending = present.letter.steps[-present.pending :] if present.pending else []
    own = [step.step for step in pending if step.name != ATTACH]
    if own:
        return Base(after=own[-1])
    return Base(revision=present.letter.revision)


def _quantities(arrived: Mapping[str, int], present: Present) -> dict[str, str]:
    decimals = {line.line: line.decimals for line in present.letter.content.lines}
    return {line: format_quantity(units, decimals.get(line, 0)) for line, units in arrived.items()}


def _step(act: Act, meant: _Meant) -> Step:
    return Step(
        act.step, act.document, act.kind, act.name, act.site, corrected(act.at, act.offset_ms),
        content=meant.content, changes=meant.changes, arrived=meant.arrived,
        attached=meant.attached,
    )  # fmt: skip


def _written(act: Act, step: Step) -> Act:
    return act if step.content is None else replace(act, content=content_letter(step.content))


def _asked(document: Document | None, step: Step, projection: Projection) -> Outcome:
    """The law's outcome; what HQ would open a case about is refused where it can still be helped."""
    outcome = take_step(document, step, projection.book)
    if outcome.out_of_order not in {"", _EARLY}:
        finding = outcome.findings[0]
        raise Refusal(finding.code, finding.message, **finding.facts)
    return outcome


def _numbered(outcome: Outcome, number: str) -> Outcome:
    if outcome.document.number:
        return outcome
    return replace(outcome, document=replace(outcome.document, number=number))
