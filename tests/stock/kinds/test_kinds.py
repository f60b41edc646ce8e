import pytest

from sync.stock.kinds import KINDS, kind_named
from sync.stock.refusal import Refusal


def test_every_kind_has_the_usual_steps_and_its_own_letters() -> None:
    assert all(
        {"draft", "edit", "post", "cancel", "reverse"} <= {r.name for r in k.rules}
        for k in KINDS.values()
    )
    assert len({kind.code for kind in KINDS.values()}) == len(KINDS)
    assert sorted(KINDS) == [
        "adjustment", "count", "issue", "receipt", "reservation", "return", "transfer",
    ]  # fmt: skip


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as refusal:
        kind_named("barter")
    assert refusal.value.code == "unknown_kind"
