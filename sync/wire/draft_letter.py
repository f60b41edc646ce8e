"""A clerk's draft as it is kept on the device until it is posted. It never travels."""

from msgspec import field

from sync.stock.draft import Draft, Turn
from sync.wire.letters import packed, unpacked
from sync.wire.messages import ChangesLetter, ContentLetter, Letter
from sync.wire.reading import changes_letter, changes_read, content_letter, content_read


class TurnLetter(Letter):
    """One change that can be taken back, or made again."""

    changes: ChangesLetter
    last: str = ""


class DraftLetter(Letter):
    """A draft with its way back and forth."""

    id: str
    kind: str
    content: ContentLetter
    last: str = ""
    by: str = ""
    arrives: str = ""
    held_at: str = ""
    undo: list[TurnLetter] = field(default_factory=list)
    redo: list[TurnLetter] = field(default_factory=list)


def draft_packed(draft: Draft) -> bytes:
    """The draft as bytes."""
    return packed(
        DraftLetter(
            id=draft.id,
            kind=draft.kind,
            content=content_letter(draft.content),
            last=draft.last,
            by=draft.by,
            arrives=draft.arrives,
            held_at=draft.held_at,
            undo=[_turn_letter(turn) for turn in draft.undo],
            redo=[_turn_letter(turn) for turn in draft.redo],
        )
    )


def draft_unpacked(body: bytes) -> Draft:
    """The draft again. Raises Refusal `letter_malformed` and as `content_read` does."""
    letter = unpacked(body, DraftLetter)
    return Draft(
        letter.id,
        letter.kind,
        content_read(letter.content),
        letter.last,
        letter.by,
        letter.arrives,
        letter.held_at,
        tuple(_turn_read(turn) for turn in letter.undo),
        tuple(_turn_read(turn) for turn in letter.redo),
    )


def _turn_letter(turn: Turn) -> TurnLetter:
    return TurnLetter(changes=changes_letter(turn.changes), last=turn.last)


def _turn_read(letter: TurnLetter) -> Turn:
    return Turn(changes_read(letter.changes), letter.last)
