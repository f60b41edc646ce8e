"""Short ways to look at what HQ asks a person, and to answer it."""

from sync.hq.tables import case, device_log
from sync.wire.letters import unpacked
from sync.wire.messages import CaseLetter, StepLetter, VerdictLetter
from tests.hq.world import Till, World


def cases(world: World, document: str, *, state: str = "open") -> list[CaseLetter]:
    """The cases of a document in that state."""
    return [letter for letter in world.document(document).cases if letter.state == state]


def only_case(world: World, document: str, code: str) -> CaseLetter:
    """The one case there is in all the books: of that code, on that document, in plain words."""
    assert [(row.document, row.code) for row in world.rows(case, state="open")] == [
        (document, code)
    ]
    (letter,) = cases(world, document)
    assert letter.message.endswith((".", "?"))
    assert letter.mine_act is not None
    return letter


def moves(letter: CaseLetter) -> dict[str, list[tuple[str, str, str]]]:
    """By choice what it would move: origin, destination, quantity."""
    told: dict[str, list[tuple[str, str, str]]] = {choice: [] for choice in letter.choices}
    for effect in letter.effects:
        told[effect.take].append((effect.origin, effect.destination, effect.quantity))
    return told


def decide(
    world: World, till: Till, letter: CaseLetter, take: str, **more: object
) -> VerdictLetter:
    """A person's decision, sealed at a till with its reason."""
    (row,) = world.rows(case, id=letter.case)
    document = world.document(row.document)
    given = {"case": letter.case, "take": take, "reason": "looked", "site": document.site, **more}
    return till.tell("resolve", document.kind, document=row.document, **given)


def recorded(world: World, till: Till, letter: CaseLetter) -> tuple[str, str, str]:
    """How the case ended: its state, and what the last sealed step of that till says of it."""
    (row,) = world.rows(case, id=letter.case)
    last = world.rows(device_log, device=till.id)[-1]
    step = unpacked(bytes(last.bytes), StepLetter)
    assert last.signature is not None
    assert step.case == letter.case
    return row.state, step.take, step.reason
