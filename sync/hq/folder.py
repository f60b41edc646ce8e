"""A document's folder: the document with all that hangs on it, as HQ works on it and as it travels."""

from dataclasses import dataclass, field

from sync.hq.stored import stored
from sync.stock.document import Document
from sync.wire.messages import CaseLetter, ContentLetter, DocumentLetter, StepSummary
from sync.wire.reading import attachment_letters, document_read, movement_letters


@dataclass(slots=True)
class Folder:
    """`content` is the document's content as it travels. `is_new`: the books have no row of it yet.

    `scopes` are those that have heard of it.
    """

    document: Document
    content: ContentLetter
    hq_number: str = ""
    steps: list[StepSummary] = field(default_factory=list)
    cases: list[CaseLetter] = field(default_factory=list)
    scopes: set[str] = field(default_factory=set)
    is_new: bool = True

    @property
    def sites(self) -> set[str]:
        """The sites whose devices may have it."""
        return {self.document.site, self.document.content.to_site} - {""}


def opened(body: bytes, scopes: set[str]) -> Folder:
    """A folder out of the books."""
    letter = stored(body, DocumentLetter)
    return Folder(
        document_read(letter),
        letter.content,
        letter.hq_number,
        list(letter.steps),
        list(letter.cases),
        scopes,
        is_new=False,
    )


def closed(folder: Folder, revision: str) -> DocumentLetter:
    """A folder as it travels."""
    document = folder.document
    return DocumentLetter(
        id=document.id,
        number=document.number,
        kind=document.kind,
        state=document.state,
        revision=revision,
        site=document.site,
        occurred_at=document.occurred_at,
        content=folder.content,
        hq_number=folder.hq_number,
        steps=folder.steps,
        movements=movement_letters(document.movements, document.content),
        cases=folder.cases,
        attachments=attachment_letters(document.attachments),
    )
