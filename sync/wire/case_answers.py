"""What waits for a person, as commands print it and HQ's reading API answers it."""

from collections.abc import Iterator

from msgspec import field

from sync.stock.quantity import format_quantity
from sync.stock.views import CaseEffect, CaseRow
from sync.wire.content_answers import Answer, ContentAnswer, content_answer

MINE, HQ = "mine", "hq"


class EffectAnswer(Answer):
    """What taking one choice would move; a choice without any moves nothing."""

    take: str
    sku: str
    name: str
    lot: str
    origin: str = field(name="from")
    destination: str = field(name="to")
    quantity: str


class ActAnswer(Answer):
    """Who did one side (`mine`: the act that met with the case, `hq`: the one HQ had already), and when.

    `document` and `number` are told where it was done on another document than the case's.
    """

    side: str
    step: str
    by: str
    device: str
    device_name: str
    at: str
    document: str
    number: str


class CaseAnswer(Answer):
    """What waits for a person on one document; `choices` are those that make sense.

    `effects` is what each choice would do to stock, `acts` who did either side.
    """

    case: str
    document: str
    number: str
    also: list[str]
    code: str
    message: str
    base: ContentAnswer | None
    mine: ContentAnswer | None
    hq: ContentAnswer | None
    choices: list[str]
    state: str
    facts: dict[str, str]
    opened_at: str
    taken: str
    reason: str
    resolved_by: str
    effects: list[EffectAnswer]
    acts: list[ActAnswer]


def case_answer(row: CaseRow) -> CaseAnswer:
    """A case as it is told."""
    return CaseAnswer(
        case=row.case,
        document=row.document,
        number=row.number,
        also=list(row.also),
        code=row.code,
        message=row.message,
        base=content_answer(row.base),
        mine=content_answer(row.mine),
        hq=content_answer(row.hq),
        choices=list(row.choices),
        state=row.state,
        facts=dict(row.facts),
        opened_at=row.opened_at,
        taken=row.taken,
        reason=row.reason,
        resolved_by=row.resolved_by,
        effects=[_effect_answer(effect) for effect in row.effects],
        acts=list(_act_answers(row)),
    )


def _effect_answer(effect: CaseEffect) -> EffectAnswer:
    return EffectAnswer(
        take=effect.take,
        sku=effect.sku,
        name=effect.name,
        lot=effect.lot,
        origin=effect.origin,
        destination=effect.destination,
        quantity=format_quantity(effect.quantity, effect.decimals),
    )


def _act_answers(row: CaseRow) -> Iterator[ActAnswer]:
    for side, act in ((MINE, row.mine_act), (HQ, row.hq_act)):
        if act is not None:
            yield ActAnswer(
                side=side,
                step=act.step,
                by=act.by,
                device=act.device,
                device_name=act.device_name,
                at=act.at,
                document=act.document,
                number=act.number,
            )
