"""What ought to be, as plain dicts: every step that any device ever kept, and what it should move.

Written without the law: a receipt adds, an issue takes, an arrival adds at the receiver. What a count
or a decision moves is HQ's own arithmetic and is checked by other means (see invariants).
"""

from dataclasses import dataclass, field

from sync.wire.letters import unpacked
from sync.wire.messages import ContentLetter, DocumentLetter, StepLetter
from tests.simulation.till import Till

Effect = dict[tuple[str, str], int]
"""Change by (place, SKU)."""

FACTS = {"post", "arrive"}
TOOK_EFFECT = {"applied", "merged", "applied_with_exception"}


@dataclass(slots=True)
class Kept:
    """A step as the journal returned it: its bytes, and what they say."""

    body: bytes
    letter: StepLetter


@dataclass(slots=True)
class Oracle:
    """`steps` is every step ever sealed, by its id; `held` by device the ids its journal holds now."""

    steps: dict[str, Kept] = field(default_factory=dict)
    held: dict[str, dict[int, str]] = field(default_factory=dict)

    def read(self, till: Till) -> None:
        """Take in what the device's journal holds since it was last read."""
        if till.books is None:
            return
        held = self.held.setdefault(till.name, {})
        for link in till.books.journal.after(till.seen, limit=10_000):
            letter = unpacked(link.body, StepLetter)
            self.steps.setdefault(letter.step, Kept(link.body, letter))
            held[link.position] = letter.step
            till.seen = link.position

    def forget(self, till: Till) -> None:
        """The device's disk was put back to an older state: its journal is to be read anew."""
        self.held[till.name] = {}
        till.seen = 0


def effect_of(letter: StepLetter, content: ContentLetter) -> Effect:
    """What a fact should move, from the paper alone; counts are not for this."""
    moved: Effect = {}
    for line in content.lines:
        quantity = int(line.quantity)
        here = f"{letter.site}/{line.bin}"
        if letter.name == "arrive":
            quantity = int((letter.arrived or {}).get(line.line, line.quantity))
            sides = [(f"@transit/{letter.site}/{content.to_site}", -quantity)]
            sides.append((f"{content.to_site}/", quantity))
        else:
            sides = _sides(letter.kind, content, here, quantity, letter.site)
        for place, change in sides:
            moved[place, line.sku] = moved.get((place, line.sku), 0) + change
    return moved


def _sides(
    kind: str, content: ContentLetter, here: str, quantity: int, site: str
) -> list[tuple[str, int]]:
    outside = {"receipt": "@supplier", "issue": "@customer"}.get(kind)
    if kind == "return":
        outside = f"@{content.counterpart}"
    elif kind == "adjustment":
        outside = f"@{content.reason}"
    outside = outside or f"@transit/{site}/{content.to_site}"
    comes_in = kind == "receipt" or content.counterpart == "customer" or content.reason == "gain"
    sign = 1 if comes_in else -1
    return [(outside, -sign * quantity), (here, sign * quantity)]


def expected(document: DocumentLetter, steps: dict[str, Kept]) -> Effect:
    """What a document should have moved by now, by the steps on its timeline that took effect."""
    moved: Effect = {}
    content = ContentLetter(lines=[])
    for told in document.steps:
        if told.verdict not in TOOK_EFFECT or told.step not in steps:
            continue
        letter = steps[told.step].letter
        if letter.content is not None and (letter.name != "arrive" or not content.lines):
            content = letter.content
        if letter.name in FACTS:
            for key, change in effect_of(letter, content).items():
                moved[key] = moved.get(key, 0) + change
        elif letter.name == "reverse":
            moved = {}
    return {key: change for key, change in moved.items() if change}
