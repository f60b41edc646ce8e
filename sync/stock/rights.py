"""Who may do what: one table of rights by role, the same at the counter and at HQ."""

from collections.abc import Set as AbstractSet
from enum import StrEnum


class Role(StrEnum):
    """What a person, or a device acting by itself, is here for."""

    CLERK = "clerk"
    DESK = "desk"
    MANAGER = "manager"
    BUYER = "buyer"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Right(StrEnum):
    """What a step may need."""

    SELL = "sell"
    RECEIVE = "receive"
    RETURN = "return"
    TRANSFER = "transfer"
    ADJUST = "adjust"
    COUNT = "count"
    REVERSE = "reverse"
    RESOLVE = "resolve"


_COUNTER = frozenset({Right.SELL, Right.RECEIVE, Right.RETURN, Right.TRANSFER, Right.COUNT})
_ALL = frozenset(Right)

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CLERK: _COUNTER | {Right.REVERSE},
    Role.DESK: _ALL,
    Role.MANAGER: _ALL,
    Role.BUYER: frozenset({Right.RECEIVE, Right.RETURN}),
    Role.AUDITOR: frozenset({Right.COUNT}),
    Role.ADMIN: _ALL,
}


def may(role: Role, right: Right) -> bool:
    """Whether a person of that role has the right."""
    return right in RIGHTS[role]


def is_stranger(works_at: AbstractSet[str], sites: AbstractSet[str]) -> bool:
    """Whether a device of one of `sites` may not have in its roster who works at those; at none: at all."""
    return bool(works_at) and not sites <= works_at
