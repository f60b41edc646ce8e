"""What a caller writes down, on its way to the ledger: read strictly, drawn up from the catalogue.

The screens and the headless interface share the ledger behind this; no rule is here.
"""

from sync.shop.ledger import Actor, NewDocument, Recorded
from sync.shop.profile import Books
from sync.stock.document import Content
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from sync.wire.drafted_line import moment_of
from sync.wire.drafting import StepData, changes_of, content_of, step_data_of
from sync.wire.record import RecordLetter, record_read, step_data_read


class Intake:
    """Takes documents, steps and decisions to the ledger in the name of whoever acts."""

    def __init__(self, books: Books, *, by: str = "", pin: str = "") -> None:
        """`by` is the staff code of who acts unless a document says otherwise; empty: the device."""
        self._books = books
        self._by = by
        self._pin = pin
        self._known: dict[str, Actor] = {}

    def record(self, text: bytes) -> Recorded:
        """Record the document that one line of JSON describes.

        Raises Refusal: as `record_read`, `content_of`, `actor` and `Ledger.record`, and
        `unknown_site`, `same_site`.
        """
        letter = record_read(text)
        by = self.actor(letter.by or self._by)
        content = content_of(letter, self._books.catalogue)
        self._check_receiver(content)
        return self._books.ledger.record(_draft(letter, content), by=by)

    def step(self, document: str, name: str, data: bytes = b"{}") -> Recorded:
        """Take a step on a document named by its id or number, with its `--data`.

        Raises Refusal: as `step_data_read`, `step_data_of`, `actor` and `Ledger.step`.
        """
        letter = step_data_read(data)
        by = self.actor(self._by)
        content, kind = self._present(document)
        told = step_data_of(letter, name, content, kind=kind, items=self._books.catalogue)
        if told.changes is not None and "to_site" in told.changes.fields:
            self._check_receiver(Content(to_site=told.changes.fields["to_site"]))
        return self._books.ledger.step(document, name, by=by, data=told)

    def resolve(self, case: str, *, take: Choice, reason: str, data: bytes = b"{}") -> Recorded:
        """Decide a case; `data` says what a merged document looks like beyond what merged itself.

        Raises Refusal: as `step_data_read`, `actor` and `Ledger.resolve`.
        """
        letter = step_data_read(data)
        by = self.actor(self._by)
        told = StepData(occurred_at=moment_of(letter.occurred_at))
        found = [row for row in self._books.reading.cases() if row.case == case]
        if found:
            kind = self._present(found[0].document)[1]
            content = found[0].hq or self._present(found[0].document)[0]
            changes = changes_of(letter, kind, content, self._books.catalogue)
            if changes.fields or changes.lines:
                told = StepData(changes, occurred_at=told.occurred_at)
        return self._books.ledger.resolve(case, take=take, reason=reason, by=by, data=told)

    def actor(self, code: str) -> Actor:
        """Who acts under that staff code, their PIN checked once; the device itself without one.

        Raises Refusal: `unknown_staff`, `wrong_pin`, `pin_pause`.
        """
        if not code:
            return Actor()
        if code not in self._known:
            person = self._books.catalogue.roster.signed_in(code, self._pin)
            self._known[code] = Actor(person.code, person.role)
        return self._known[code]

    def _present(self, document: str) -> tuple[Content, str]:
        present = self._books.projection.present(document)
        if present is None:
            message = f"There is no document {document[:60]!r} here."
            raise Refusal("unknown_document", message, document=document[:60])
        found = present.document()
        return found.content, found.kind

    def _check_receiver(self, content: Content) -> None:
        """Goods sent to a site that nobody has would be in transit for ever."""
        code = content.to_site
        if code and code == self._books.device.site:
            raise Refusal("same_site", "A transfer goes to another site.", site=code)
        if code and self._books.catalogue.site(code) is None:
            raise Refusal("unknown_site", f"There is no site {code[:20]!r}.", site=code[:20])


def _draft(letter: RecordLetter, content: Content) -> NewDocument:
    return NewDocument(
        kind=letter.kind,
        content=content,
        occurred_at=moment_of(letter.occurred_at),
        post=letter.post,
        key=letter.key,
    )
