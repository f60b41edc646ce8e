import pytest

from sync.stock.attachment import ATTACH
from sync.stock.kinds import KINDS
from sync.stock.kinds.kind import check_lines, usual_rules
from sync.stock.refusal import Refusal
from sync.stock.rights import Right
from tests.makers import a_content, a_line


def test_only_posting_among_the_usual_steps_is_a_fact() -> None:
    facts = [rule.name for rule in usual_rules(Right.SELL) if rule.is_fact]
    assert facts == ["post"]


def test_a_reversal_needs_a_right_of_its_own() -> None:
    rights = {rule.name: rule.right for rule in usual_rules(Right.SELL)}
    assert (rights["post"], rights["reverse"]) == (Right.SELL, Right.REVERSE)


def test_a_step_that_a_kind_does_not_have_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        KINDS["issue"].rule("arrive")
    assert refusal.value.code == "unknown_step"


@pytest.mark.parametrize("quantity", [0, -1])
def test_a_line_without_goods_is_refused_by_name(quantity: int) -> None:
    with pytest.raises(Refusal) as refusal:
        check_lines(a_content(a_line(), a_line("2", quantity=quantity)))
    assert (refusal.value.code, refusal.value.facts) == ("quantity_not_positive", {"line": "2"})


def test_whoever_may_begin_a_document_may_attach_to_it() -> None:
    for kind in KINDS.values():
        rule = kind.rule(ATTACH)
        assert (rule.name, rule.right) == (ATTACH, kind.rules[0].right)
